import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRounds } from '../../../src/run/watch/rounds.ts';
import { openDiskStore } from '../../../src/store/index.ts';

const DAY = 86_400_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-rounds-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function roundsWith(look: () => Promise<{ cases: Record<string, number>; damaged: string[] }>) {
  const told: string[] = [];
  const clock = { now: Date.parse('2026-11-23T02:00:00Z') };
  const rounds = openRounds(
    { newest: () => [{ plan: 'nightly', line: null }] },
    { cases: (cases) => told.push(JSON.stringify(cases)), notices: () => {} },
    {
      world: () => Promise.reject(new Error('nothing is pending: no registry is read')),
      store: await openDiskStore(folder, { write: false, now: () => clock.now }),
      now: () => clock.now,
      log: { info: () => {}, error: ({ why }) => told.push(String(why)) },
      send: async () => ({ ok: true }),
      signal: new AbortController().signal,
      look,
      rest: () => {},
    },
  );
  return { rounds, told, clock };
}

it('looks at the cases once a day, and after that only when told to', async () => {
  const { rounds, told, clock } = await roundsWith(async () => ({ cases: { confirmed: 2 }, damaged: [] }));
  await rounds.tell();
  await rounds.tell();
  expect(told).toEqual(['{"confirmed":2}']);
  clock.now += DAY;
  await rounds.tell();
  expect(told).toHaveLength(2);
});

it('is unwell with a damaged file, and a look that failed is tried again', async () => {
  let fails = true;
  const { rounds, told } = await roundsWith(async () => {
    if (fails) throw new Error('no answer');
    return { cases: {}, damaged: ['runs/a.json.damaged'] };
  });
  await rounds.tell();
  expect(told).toEqual(['no answer']);
  expect(rounds.health()).toMatchObject({ ok: true });
  fails = false;
  await rounds.tell();
  expect(rounds.health()).toMatchObject({ ok: false, damaged: ['runs/a.json.damaged'] });
});
