import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreLocked, takeLock } from '../../src/store/index.ts';

const NOW = Date.parse('2026-11-23T00:00:00Z');
let root: string;
const lock = (): string => join(root, '.lock');
const take = () => takeLock(root, () => NOW);
const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
  (text) => text.trim(),
  () => '',
);
const owner = (rest: Record<string, unknown>): string =>
  JSON.stringify({ pid: process.ppid, since: 'x', boot, host: hostname(), started: '', token: 't', ...rest });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-lock-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

it.each([
  ['nobody', null, 0, 'taken'],
  ['a living process', owner({}), 0, 'locked'],
  ['a living process, touched long ago', owner({}), 999, 'locked'],
  ['a living process by an older program', `{"pid":${process.ppid},"since":"x"}`, 0, 'locked'],
  ['a dead process', owner({ pid: 99_999_999 }), 0, 'taken'],
  ['our pid in an earlier life', owner({ pid: process.pid }), 0, 'taken'],
  ['our pid by an older program', `{"pid":${process.pid},"since":"x"}`, 0, 'taken'],
  ['another boot', owner({ boot: 'another' }), 0, 'taken'],
  ['another host that shows life', owner({ host: 'another', boot: 'another' }), 30, 'locked'],
  ['another host with our pid', owner({ host: 'another', pid: process.pid }), 30, 'locked'],
  ['another host, silent', owner({ host: 'another' }), 300, 'taken'],
  ['an empty file in the making', '', 0, 'locked'],
  ['an empty file left behind', '', 60, 'taken'],
  ['no JSON, left behind', 'x', 60, 'taken'],
])('held by %s', async (_, text, secondsAgo, expected) => {
  if (text !== null) {
    await writeFile(lock(), text);
    const at = new Date(Date.now() - secondsAgo * 1000);
    await utimes(lock(), at, at);
  }
  if (expected === 'locked') {
    await expect(take()).rejects.toThrow(StoreLocked);
    expect(await readFile(lock(), 'utf8')).toBe(text);
  } else {
    await (await take())();
    expect(await readdir(root)).toEqual([]);
  }
});

it.skipIf(boot === '')('a pid given out again is another process', async () => {
  await writeFile(lock(), owner({ started: '1' }));
  await (await take())();
});

it('is released by its holder only', async () => {
  const release = await take();
  await expect(take()).rejects.toThrow(StoreLocked);
  await writeFile(lock(), owner({}));
  await release();
  expect(await readFile(lock(), 'utf8')).toBe(owner({}));
});

it.each([
  ['of a dead process', owner({ pid: 99_999_999 })],
  ['of our pid in an earlier life', owner({ pid: process.pid })],
  ['that is not there', null],
])('many takers of a lock %s: exactly one wins', async (_, text) => {
  for (let round = 0; round < 25; round++) {
    if (text !== null) await writeFile(lock(), text);
    const takers = await Promise.allSettled(Array.from({ length: 16 }, take));
    const winners = takers.filter((one) => one.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const one of takers) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(StoreLocked);
    await winners[0]?.value();
    expect(await readdir(root)).toEqual([]);
  }
});

it('a taker that died while taking over is taken over, too', async () => {
  const dead = owner({ pid: 99_999_999 });
  const corpse = createHash('sha256').update(dead).digest('hex').slice(0, 16);
  await writeFile(lock(), dead);
  await writeFile(`${lock()}.${corpse}.lock`, owner({ pid: 99_999_998 }));
  await (await take())();
  expect(await readdir(root)).toEqual([]);
});
