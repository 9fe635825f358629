// One scan of the bench's city: `node bench/city/scan.ts --port N --threads N --portals N`. Prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepHeapLean, keepHeapLow } from '../../src/cli/lean-heap.ts';
import { loadWorld, netOf, scan, type World } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { OUTSIDE_HOST, portalHosts } from './portals.ts';

keepHeapLean();
keepHeapLow();
const { values } = parseArgs({
  options: { port: { type: 'string' }, threads: { type: 'string' }, portals: { type: 'string' } },
});
const hosts = portalHosts(Number(values.portals));
const root = fileURLToPath(new URL('../../', import.meta.url));
const loaded = await loadWorld({
  targetsDir: path.join(root, 'targets/demo'),
  policiesDir: path.join(root, 'policies'),
  at: Date.now(),
});
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const { registry } = loaded.value;
const model = registry.targets.find((target) => target.id === 'qingshan');
if (model?.kind !== 'portal') throw new Error('the demo city has no qingshan');
const crawl = {
  ...registry.city.crawl,
  requestsPerSecond: 1000,
  connectionsPerHost: 4,
  parallelTargets: 8,
  threads: Number(values.threads),
};
const world: World = {
  ...loaded.value,
  registry: {
    ...registry,
    city: { ...registry.city, crawl },
    targets: hosts.map((host, index) => ({ ...model, id: `p${index}`, url: `http://${host}/`, hosts: [] })),
    exemptions: [],
  },
};
const toPort = Number(values.port);
const resolve = [...hosts, OUTSIDE_HOST].map((host) => ({ host, port: 80, address: '127.0.0.1', toPort }));
const folder = mkdtempSync(path.join(tmpdir(), 'xunjian-city-'));
const store = await openDiskStore(folder, { write: true, now: Date.now });
const net = netOf(world, resolve);
const startedAt = performance.now();
const before = process.cpuUsage();
let observedMs = 0;
const { run, model: report } = await scan(
  world,
  {},
  {
    net,
    store,
    now: Date.now,
    signal: new AbortController().signal,
    programVersion: 'bench',
    onProgress: ({ type }) => {
      if (type === 'target-done') observedMs = performance.now() - startedAt;
    },
  },
);
const cpu = process.cpuUsage(before);
const verdicts: Record<string, number> = {};
for (const { results } of report.targets)
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
const requests = run.hosts.reduce((sum, host) => sum + host.requests, 0);
console.log(
  JSON.stringify({
    done: run.done.length,
    observedMs,
    ms: performance.now() - startedAt,
    cpuMs: (cpu.user + cpu.system) / 1000,
    requests,
    verdicts,
  }),
);
await net.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
