import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decode } from '../../charset/index.ts';
import { isReached } from '../../facts/index.ts';
import type { NetResponse } from '../../net/index.ts';
import { normalise } from './address.ts';
import type { Site } from './site.ts';
import { readSitemap } from './sitemap-file.ts';

const unzip = promisify(gunzip);

const MOST_FILES = 50;
const MAX_BYTES = 50 * 1024 * 1024;

/** Takes in what the site names itself: the sitemaps of robots.txt, else /sitemap.xml; indexes and gzip followed. */
export async function plantSeeds(site: Site): Promise<void> {
  const { journal, graph, options } = site;
  const known = journal.seeds;
  if (known) {
    plant(site, known.links);
    return site.addLoad(new URL(graph.urlOf(0)).host, known.requests, known.bytes);
  }
  const home = site.homeId < 0 ? null : graph.urlOf(site.homeId);
  if (home === null || site.stopReason() !== null) return;
  const usual = new URL('/sitemap.xml', home).href;
  const { sitemaps: named, allowed } = await options.net.robots(usual);
  const mayGuess = allowed || options.obeyRobots === false;
  const queue = named.length > 0 ? [...named] : mayGuess ? [usual] : [];
  const links: number[] = [];
  const load = { requests: 0, bytes: 0 };
  const asked = new Set<string>();
  for (let file = queue.shift(); file !== undefined && asked.size < MOST_FILES; file = queue.shift()) {
    const url = normalise(file);
    if (url === null || asked.has(url) || site.scope.placeOf(new URL(url)) !== 'read') continue;
    asked.add(url);
    const read = await readFile(site, url, load);
    queue.push(...read.sitemaps);
    const from = read.pages.length > 0 ? graph.intern(url) : -1;
    for (const page of read.pages.slice(0, site.budgets.pages)) {
      const target = normalise(page);
      if (target !== null && site.scope.placeOf(new URL(target)) === 'read')
        links.push(from, graph.intern(target));
    }
  }
  if (options.signal.aborted) return;
  plant(site, links);
  site.addLoad(new URL(home).host, load.requests, load.bytes);
  journal.write({ type: 'crawl-seeds', links, ...load });
}

function plant(site: Site, links: readonly number[]): void {
  for (let at = 0; at < links.length; at += 2) site.meetFrom(links[at] ?? 0, links[at + 1] ?? 0);
}

async function readFile(
  site: Site,
  url: string,
  load: { requests: number; bytes: number },
): Promise<ReturnType<typeof readSitemap>> {
  const { net, signal } = site.options;
  const response = await net.fetch({ url, purpose: 'script', maxBytes: MAX_BYTES, once: true, signal });
  load.requests += response.attempts.length;
  load.bytes += response.attempts.reduce((sum, { bytes }) => sum + bytes, 0);
  const text = await textOf(response);
  return text === null ? { pages: [], sitemaps: [] } : readSitemap(text);
}

async function textOf(response: NetResponse): Promise<string | null> {
  if (!response.body || !isReached(response.state) || /html/i.test(response.contentType ?? '')) return null;
  const [first, second] = response.body;
  if (first !== 0x1f || second !== 0x8b) return decode(response.body, response.contentType).text;
  const plain = await unzip(response.body, { maxOutputLength: MAX_BYTES }).catch(() => null);
  return plain === null ? null : decode(plain, null).text;
}
