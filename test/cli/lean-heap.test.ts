import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { expect, it, vi } from 'vitest';
import { keepHeapLean, keepHeapLow } from '../../src/cli/lean-heap.ts';

vi.mock('node:v8', () => ({ setFlagsFromString: vi.fn() }));

/** V8 passes over a flag it does not know. What the flags come to is measured: `npm run bench -- memory`. */
it.each([
  ['lean', keepHeapLean],
  ['low', keepHeapLow],
])('keeps the heap %s by a flag this V8 has', async (_, keep) => {
  keep();
  const [flag = ''] = vi.mocked(setFlagsFromString).mock.lastCall ?? [];
  const { stdout } = await promisify(execFile)(process.execPath, ['--v8-options']);
  const known = [...stdout.matchAll(/^\s+(--[\w-]+) \(/gm)].map(([, name]) => name);
  expect(known.length).toBeGreaterThan(100);
  expect(known).toContain(flag.split('=', 1)[0]);
});
