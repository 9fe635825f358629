import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWaryHosts } from '../../src/run/index.ts';
import { openDiskStore, type Store } from '../../src/store/index.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23);
const URL_THERE = 'http://www.wary.test/a.html';
const answers = { plain: 'gone', browser: 'ok' } as const;

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'xunjian-wary-'));
  store = await openDiskStore(folder, { write: false, now: () => START });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (days: number) => openWaryHosts(store, () => START + days * DAY);

it('a host is learnt once, with its date, and known to the runs after', async () => {
  const first = await at(0);
  expect(first.has(URL_THERE)).toBe(false);
  await first.learn(URL_THERE, answers);
  expect(first.has('http://www.wary.test/elsewhere')).toBe(true);
  const next = await at(3);
  expect(next.has(URL_THERE)).toBe(true);
  expect(next.has('http://www.other.test/')).toBe(false);
  await next.learn(URL_THERE, answers);
  expect(await store.documents.get('wary-hosts', 'www.wary.test')).toEqual({
    host: 'www.wary.test',
    since: new Date(START).toISOString(),
    lastSeen: new Date(START + 3 * DAY).toISOString(),
    url: URL_THERE,
    ...answers,
  });
});

it('half a year later it is forgotten', async () => {
  expect((await at(182)).has(URL_THERE)).toBe(true);
  expect((await at(184)).has(URL_THERE)).toBe(false);
});
