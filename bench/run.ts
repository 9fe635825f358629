// `npm run bench [-- crawl|readers|hostile|memory|city|report|polite|browser] [options]`: measures, prints, and writes docs/benchmarks.md.
import { parseArgs } from 'node:util';
import { measureBrowser } from './browser.ts';
import { watchOverChildren } from './children.ts';
import { measureCity } from './city.ts';
import { measureReport } from './city-report.ts';
import { type Figures, figuresOf, type Goal, goalsOf } from './figures.ts';
import { measureHostile } from './hostile.ts';
import { measurePolite } from './polite.ts';
import { type RaceOptions, race } from './race.ts';
import { measureReaders } from './readers.ts';
import { figuresTable, goalsTable, machine, writeSection } from './report.ts';
import { measureMemory } from './scan-memory.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', default: '2000' },
    only: { type: 'string', default: '' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    latency: { type: 'string', default: '0' },
    polite: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: '16' },
    seed: { type: 'string', default: '49' },
    port: { type: 'string', default: '18400' },
    timeout: { type: 'string', default: '900' },
    'own-server': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
});

const USUAL_PAGES = 2000;
const RENDERS = 200;

const say = (line: string): void => console.error(line);
const command = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(
  ' ',
);
const where = machine();

/** Prints a section and, unless told not to, keeps it in the page. A quick look is never kept. */
function publish(id: string, title: string, body: string): void {
  const text = `## ${title}\n\n\`${command}\` · ${new Date().toISOString().slice(0, 10)} · ${where}\n\n${body}`;
  console.log(text);
  if (!flags['dry-run'] && !flags.quick) writeSection(id, text);
}

async function crawl(): Promise<void> {
  const pages = flags.quick ? 400 : Number(flags.pages);
  const latencyMs = Number(flags.latency);
  const options = {
    pages,
    runs: Number(flags.runs ?? (flags.quick ? 1 : 3)),
    only: flags.only.split(',').filter((id) => id !== ''),
    concurrency: Number(flags.concurrency),
    latencyMs,
    seed: Number(flags.seed),
    port: Number(flags.port),
    timeoutMs: Number(flags.timeout) * 1000,
    server: flags['own-server'] ? ('own' as const) : ('auto' as const),
  };
  const finished = await race(options, say);
  const figures = figuresOf(finished);
  const setting = `${pages} pages, seed ${flags.seed}, ${flags.concurrency} connections, medians of ${finished.options.runs}, ${finished.server}`;
  const title = `Crawl of ${pages} pages${latencyMs > 0 ? `, ${latencyMs} ms latency` : ''}`;
  const id = `crawl-${pages}${latencyMs > 0 ? `-${latencyMs}ms` : ''}`;
  publish(
    id,
    title,
    `${setting}\n\n${figuresTable(figures)}\n\n${goalsTable([...goalsOf(figures, latencyMs), ...(await growthGoal(options, figures))])}`,
  );
}

/** What ten times the pages cost in memory: the same crawl once more at the usual size. */
async function growthGoal(options: RaceOptions, figures: readonly Figures[]): Promise<Goal[]> {
  const large = figures.find(({ role }) => role === 'ours');
  if (!large || options.pages <= USUAL_PAGES) return [];
  const [small] = figuresOf(await race({ ...options, pages: USUAL_PAGES, only: ['xunjian'] }, say));
  const growth = large.peakMb / (small?.peakMb ?? Number.NaN);
  const text = `peak memory at most 1.5 times that at ${USUAL_PAGES} pages`;
  return [{ text, measured: growth.toFixed(2), met: growth <= 1.5 }];
}

const tasks: Record<string, () => Promise<void>> = {
  crawl,
  async readers() {
    publish('readers', 'Readers of one page', await measureReaders());
  },
  async hostile() {
    publish('hostile', 'Pages made to stall a reader', measureHostile());
  },
  async memory() {
    publish('memory', 'A scan without a browser', await measureMemory(say));
  },
  async city() {
    publish('city', 'A city scan over threads', await measureCity([1, 2, 1, 2], say));
  },
  async browser() {
    publish('browser', 'Rendered home pages', await measureBrowser(flags.quick ? 40 : RENDERS, say));
  },
  async report() {
    publish('report', 'One report of a whole city', await measureReport(say));
  },
  async polite() {
    publish(
      'polite',
      'With the defaults of a good guest',
      await measurePolite({ port: Number(flags.port), seed: Number(flags.seed) }),
    );
  },
};

watchOverChildren();
const name = flags.polite ? 'polite' : (positionals[0] ?? 'crawl');
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (!task) {
  say(`unknown: ${name}; there are ${Object.keys(tasks).join(', ')}`);
  process.exitCode = 3;
} else {
  await task();
}
