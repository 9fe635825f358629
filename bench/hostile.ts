import { parseDocument, readPage, readScript, scanAnswer, scanPage } from '../src/html/index.ts';
import { readSitemap } from '../src/observe/crawl/sitemap-file.ts';
import { median } from './figures.ts';
import { table } from './report.ts';
import { STALLS } from './stalls.ts';

const SIZE = 150_000;
const ROUNDS = 3;
/** What takes less is noise. */
const LEAST_MS = 40;
/** Twice the page may cost twice the work; this leaves room for the collector. */
const MOST_GROWTH = 3;

const url = 'http://www.example.gov.cn/';
const READERS: [name: string, read: (html: string) => unknown][] = [
  ['readPage', (html) => readPage(html, { url, now: 0, status: 200, contentType: 'text/html' })],
  ['readScript', (html) => readScript(html, `${url}a.js`)],
  ['parseDocument', (html) => parseDocument(html, { url })],
  ['scanPage', (html) => scanPage(html, { keepText: true })],
  ['scanAnswer, as anything', (html) => scanAnswer(html, null)],
  ['scanAnswer, as a script', (html) => scanAnswer(html, 'application/javascript')],
  ['scanAnswer, as a style', (html) => scanAnswer(html, 'text/css')],
  ['scanAnswer, as records', (html) => scanAnswer(html, 'text/xml')],
  ['readSitemap', readSitemap],
];

/** Every reader over every page that ever stalled one, and over one twice as long: the work must grow with the page and
 *  not with its square. CPU time of the thread. */
export function measureHostile(): string {
  const rows = READERS.map(([name, read]) => {
    const seen = STALLS.map(([stall, page]) => {
      const [once, twice] = [cpuMs(() => read(page(SIZE))), cpuMs(() => read(page(2 * SIZE)))];
      return { stall, twice, growth: twice < LEAST_MS ? 0 : twice / once };
    });
    const slowest = seen.reduce((a, b) => (b.twice > a.twice ? b : a));
    const steepest = seen.reduce((a, b) => (b.growth > a.growth ? b : a));
    const growth = steepest.growth === 0 ? '–' : `${steepest.growth.toFixed(1)} (${steepest.stall})`;
    const isMet = steepest.growth <= MOST_GROWTH ? 'yes' : '**no**';
    return [name, `${slowest.twice.toFixed(0)} (${slowest.stall})`, growth, isMet];
  });
  const heads = [
    `${STALLS.length} hostile pages`,
    `slowest at ${(2 * SIZE) / 1000} kB, CPU ms`,
    `most growth from ${SIZE / 1000} kB`,
    `goal ≤ ${MOST_GROWTH}`,
  ];
  return table(heads, rows);
}

/** The median of a few rounds; a page that is refused as too complex costs what it takes to refuse it. */
function cpuMs(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.threadCpuUsage();
    try {
      work();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return process.threadCpuUsage(before).user / 1000;
  });
  return median(times);
}
