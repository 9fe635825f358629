import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FactRecord } from '../../src/facts/index.ts';
import { openFacts } from '../../src/store/facts.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-facts-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true, force: true });
});

const fact = (url: string): FactRecord => ({ type: 'skipped', url, reason: 'budget' });

it('a log that could not be written says so at flush and at close, and takes nothing more', async () => {
  const log = await openFacts(root).open('r', 't');
  log.append(fact('http://a.test/before'));
  await log.flush();
  // The class of file handles is not exported; one of it leads there.
  const handle = await open(join(root, 'x'), 'w');
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const append = vi.spyOn(Object.getPrototypeOf(handle), 'appendFile').mockRejectedValueOnce(full);
  await handle.close();
  // Large enough to be written at once, with nobody waiting for it: no unhandled rejection.
  log.append(fact('x'.repeat(70_000)));
  await vi.waitFor(() => expect(append).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve, 20));
  log.append(fact('http://a.test/behind'));
  await expect(log.flush()).rejects.toBe(full);
  await expect(log.close()).rejects.toBe(full);
  expect(append).toHaveBeenCalledTimes(1);
  expect(await openFacts(root).read('r', 't')).toEqual([fact('http://a.test/before')]);
});
