// Ourselves, through the same function as `xunjian links`. Politeness is off unless `--polite`: no rate, and the further tries
// at what failed come at once (the peers make none); everything else is as it is, the log of facts on disk included.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { keepHeapLean } from '../../src/cli/lean-heap.ts';
import { openNet } from '../../src/net/index.ts';
import { crawlSite } from '../../src/observe/crawl/index.ts';
import { openDiskStore, writeAtOnce } from '../../src/store/index.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    concurrency: { type: 'string', default: '16' },
    'max-pages': { type: 'string', default: '1000000' },
    polite: { type: 'boolean', default: false },
  },
});
const concurrency = Number(values.concurrency);
keepHeapLean();
const folder = mkdtempSync(path.join(tmpdir(), 'xunjian-bench-'));
const startedAt = performance.now();
const store = await openDiskStore(folder, { write: true, now: Date.now });
const log = await store.facts.open('bench', 'site');
const net = openNet({
  contact: 'bench@localhost',
  allow: ['127.0.0.0/8'],
  ...(values.polite
    ? {}
    : {
        connectionsPerHost: concurrency,
        requestsPerSecond: Number.POSITIVE_INFINITY,
        retry: { backoffMs: [0, 0] },
      }),
});
const outcome = await crawlSite({
  start: values.url,
  net,
  now: Date.now,
  signal: new AbortController().signal,
  concurrency,
  onFact: writeAtOnce(log),
  budgets: { pages: Number(values['max-pages']) },
});
await log.close();
const ms = Math.round(performance.now() - startedAt);
await net.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
const { user, system } = process.cpuUsage();
const answer = {
  ms,
  cpuMs: Math.round((user + system) / 1000),
  broken: outcome.broken.filter(({ state }) => state !== 'soft_404').map(({ url }) => url),
  soft404: outcome.soft404,
  undetermined: outcome.undetermined.length,
  how: outcome.how,
};
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
