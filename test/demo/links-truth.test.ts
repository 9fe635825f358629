import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decode } from '../../src/charset/index.ts';
import { startDemoCity } from '../../src/demo/index.ts';
import { type Net, openNet } from '../../src/net/index.ts';
import { loadRegistry } from '../../src/targets/index.ts';
import { LINKS_TRUTH } from '../cli/links-truth.ts';

let city: Awaited<ReturnType<typeof startDemoCity>>;
let net: Net;
const homes = new Map<string, string>();
beforeAll(async () => {
  city = await startDemoCity();
  net = openNet({ contact: 'test', resolve: city.resolve, connectionsPerHost: 8, requestsPerSecond: 1e6 });
  const loaded = await loadRegistry('targets/demo');
  if (!loaded.ok) throw new Error('no registry');
  for (const target of loaded.value.targets)
    if (target.kind === 'portal' && target.url !== null) homes.set(target.id, target.url);
});
afterAll(async () => {
  await net.close();
  await city.close();
});

const LINKED = 'a[href],area[href],link[href],img[src],script[src],frame[src],iframe[src]';

/** A walk as one would write it in an afternoon: a tree for every page, no ladder, no scanner of ours. */
async function walk(home: string): Promise<string[]> {
  const { host } = new URL(home);
  const met = new Set([home]);
  const dead: string[] = [];
  for (const url of met) {
    const { status, body, contentType, finalUrl } = await net.fetch({ url, purpose: 'page' });
    if (status !== null && status >= 400) dead.push(new URL(url).pathname);
    if (!body || !contentType?.includes('html') || new URL(finalUrl).host !== host || status !== 200)
      continue;
    const $ = load(decode(body, contentType).text);
    for (const element of $(LINKED).toArray()) {
      const target = URL.parse($(element).attr('href') ?? $(element).attr('src') ?? '', finalUrl);
      if (target === null || target.host !== host) continue;
      target.hash = '';
      met.add(target.href);
    }
  }
  return dead.sort();
}

it.each(LINKS_TRUTH.filter(([id]) => id !== 'wuling' && id !== 'heping'))(
  'the truth of %s is what a simple walk finds too',
  async (id, _code, _least, broken) => {
    const dead = await walk(homes.get(id) ?? '');
    // That a page says it is missing while it answers 200 is nothing a simple walk can see.
    expect(dead).toEqual(broken.filter(([, state]) => state !== 'soft_404').map(([path]) => path));
  },
  60_000,
);
