import { request } from 'node:http';
import { load } from 'cheerio/slim';
import type { DemoCity } from '../../src/demo/index.ts';

export interface Answer {
  status: number;
  type: string;
  body: Buffer;
  /** Decoded by the charset the page itself or its header names. */
  text: string;
}

/** Asks the demo server for an address under its own name. */
export function get(city: DemoCity, url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { host, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port: city.port, path: `${pathname}${search}`, headers: { host, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const body = Buffer.concat(parts);
          const gbk = /charset=gb2312/i.test(body.toString('latin1'));
          const text = new TextDecoder(gbk ? 'gb18030' : 'utf-8').decode(body);
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            body,
            text,
          });
        });
      },
    );
    call.on('error', reject);
    call.end();
  });
}

/** Every address a page refers to, handlers of old markup included. */
export function referencesOf(html: string, url: string): string[] {
  const $ = load(html);
  const raw = $('[href], [src]')
    .map((_, element) => $(element).attr('href') ?? $(element).attr('src'))
    .get();
  const handlers = [...html.matchAll(/window\.open\('([^']+)'\)/g)].map(([, address]) => address ?? '');
  return [...raw, ...handlers]
    .filter((address) => address !== '' && !address.startsWith('#') && !address.startsWith('javascript:'))
    .map((address) => new URL(address, url).href);
}

/** All pages of a portal reachable from its home page, by address. Links to other hosts are returned, not followed. */
export async function crawl(
  city: DemoCity,
  home: string,
): Promise<{ own: Map<string, Answer>; foreign: Set<string> }> {
  const own = new Map<string, Answer>();
  const foreign = new Set<string>();
  const { host } = new URL(home);
  const waiting = [home];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (own.has(url)) continue;
    const answer = await get(city, url);
    own.set(url, answer);
    if (answer.status !== 200 || !/html|javascript/.test(answer.type)) continue;
    for (const next of referencesOf(answer.text.replaceAll("document.write('", ''), url)) {
      if (new URL(next).host === host) waiting.push(next);
      else foreign.add(next);
    }
  }
  return { own, foreign };
}
