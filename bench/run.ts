// `npm run bench [-- crawl|readers|memory|polite] [options]`: measures, prints, and writes docs/benchmarks.md.
import { parseArgs } from 'node:util';
import { figuresOf, goalsOf } from './figures.ts';
import { measurePolite } from './polite.ts';
import { race } from './race.ts';
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
  const pages = Number(flags.quick ? '400' : flags.pages);
  const latencyMs = Number(flags.latency);
  const finished = await race(
    {
      pages,
      runs: Number(flags.runs ?? (flags.quick ? 1 : 3)),
      only: flags.only.split(',').filter((id) => id !== ''),
      concurrency: Number(flags.concurrency),
      latencyMs,
      seed: Number(flags.seed),
      port: Number(flags.port),
      timeoutMs: Number(flags.timeout) * 1000,
      server: flags['own-server'] ? 'own' : 'auto',
    },
    say,
  );
  const figures = figuresOf(finished);
  const setting = `${pages} pages, seed ${flags.seed}, ${flags.concurrency} connections, medians of ${finished.options.runs}, ${finished.server}`;
  const title = `Crawl of ${pages} pages${latencyMs > 0 ? `, ${latencyMs} ms latency` : ''}`;
  const id = `crawl-${pages}${latencyMs > 0 ? `-${latencyMs}ms` : ''}`;
  publish(id, title, `${setting}\n\n${figuresTable(figures)}\n\n${goalsTable(goalsOf(figures))}`);
}

const tasks: Record<string, () => Promise<void>> = {
  crawl,
  async readers() {
    publish('readers', 'Readers of one page', await measureReaders());
  },
  async memory() {
    publish('memory', 'A scan without a browser', await measureMemory(say));
  },
  async polite() {
    publish(
      'polite',
      'With the defaults of a good guest',
      await measurePolite({ port: Number(flags.port), seed: Number(flags.seed) }),
    );
  },
};

const name = flags.polite ? 'polite' : (positionals[0] ?? 'crawl');
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (!task) {
  say(`unknown: ${name}; there are ${Object.keys(tasks).join(', ')}`);
  process.exitCode = 3;
} else {
  await task();
}
