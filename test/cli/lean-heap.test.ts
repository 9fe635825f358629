import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const leanHeap = new URL('../../src/cli/lean-heap.ts', import.meta.url).href;

/** Holds some 20 MB and lets ten times as much live for a while and die; prints the most the heap took, MB. */
const LIFE = `
  const held = Array.from({ length: 20 }, () => Array.from({ length: 65_536 }, (_, i) => ({ i })));
  const passing = [];
  let most = 0;
  for (let turn = 0; turn < 200; turn++) {
    passing[turn % 8] = Array.from({ length: 16_384 }, (_, i) => ({ i }));
    await new Promise(setImmediate);
    most = Math.max(most, process.memoryUsage().heapTotal);
  }
  console.log(held.length && Math.round(most / 1e6));
`;

const mostHeap = async (before: string): Promise<number> => {
  const script = `const lean = await import('${leanHeap}'); lean.keepHeapLean(); ${before} ${LIFE}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return Number(stdout);
};

it('lets what is dead go before the heap grows', { timeout: 60_000 }, async () => {
  const [low, free] = await Promise.all([mostHeap('lean.keepHeapLow();'), mostHeap('')]);
  expect(low).toBeGreaterThan(20);
  expect(low).toBeLessThan(free * 0.85);
});
