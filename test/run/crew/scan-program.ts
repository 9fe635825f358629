// A scan of the little city over two threads, in a process of its own that may be killed. Says which target is done.
import { scan } from '../../../src/run/index.ts';
import { openDiskStore } from '../../../src/store/index.ts';
import { netAt, worldOf } from './city.ts';

const [folder = '', port = '', ids = '', resume] = process.argv.slice(2);
const world = await worldOf(ids.split(','), { requestsPerSecond: 10, parallelTargets: 2, threads: 2 });
const net = netAt(world, ids.split(','), Number(port));
const store = await openDiskStore(folder, { write: true, now: Date.now });
const { run } = await scan(world, resume === undefined ? {} : { resume }, {
  net,
  store,
  now: Date.now,
  signal: new AbortController().signal,
  programVersion: 'test',
  onProgress: (event) => {
    if (event.type === 'start') console.log(`run ${event.runId}`);
    if (event.type === 'target-done') console.log(`done ${event.id}`);
  },
});
await net.close();
await store.close();
console.log(run.state);
process.exit(0);
