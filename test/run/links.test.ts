import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openNet } from '../../src/net/index.ts';
import { toLinksDocument } from '../../src/report/index.ts';
import { crawlLinks, type LinksPlan, loadWorld, type World } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { FAST, type Maze, openMaze, page, type Room } from '../observe/crawl/maze.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const HOUR = 3_600_000;
const gone: Room = (_, response) => void response.writeHead(404, { 'content-type': 'text/html' }).end('没有');
const blocked: Room = (_, response) => void response.writeHead(403).end();

let world: World;
let folder = '';
let maze: Maze;
const rooms: Record<string, Room> = {};
let clock = Date.parse('2026-11-20T02:00:00Z');

beforeAll(async () => {
  const loaded = await loadWorld({
    targetsDir: join(root, 'targets/demo'),
    policiesDir: join(root, 'policies'),
    at: clock,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  world = loaded.value;
  maze = await openMaze(rooms);
});
afterAll(() => maze.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-links-run-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One run of the command, some hours after the last. */
async function run(after: number, changed: Record<string, Room>, signal = new AbortController().signal) {
  clock += after * HOUR;
  Object.assign(rooms, changed);
  // Goes on a little with every look, or politeness would wait for ever.
  const now = () => ++clock;
  const net = openNet({ ...FAST, now });
  const store = await openDiskStore(folder, { write: true, now });
  const portal = world.registry.targets.find(({ kind }) => kind === 'portal');
  if (portal?.kind !== 'portal') throw new Error('no portal');
  const plan: LinksPlan = { portal: { ...portal, url: `${maze.origin}/`, hosts: [] }, external: false };
  const deps = { net, store, now, signal, programVersion: 'test', onProgress: () => {} };
  try {
    const links = await crawlLinks(world, plan, deps, () => {});
    const target = { id: portal.id, name: portal.name };
    const { broken } = toLinksDocument({
      target,
      run: links,
      outcome: links.outcome,
      standings: links.standings,
    });
    return broken.map(({ url, standing, since }) => [new URL(url).pathname, standing, since.slice(11, 16)]);
  } finally {
    await net.close();
    await store.close();
  }
}

describe('links over several runs', () => {
  it('suspects first, confirms when a later run agrees, and forgets what was found well in between', async () => {
    const home = page('首页', '<a href="/a">甲</a><a href="/b">乙</a><a href="/c">丙</a>');
    expect(await run(0, { '/': home, '/a': gone, '/b': gone, '/c': gone })).toEqual([
      ['/a', 'suspected', '02:00'],
      ['/b', 'suspected', '02:00'],
      ['/c', 'suspected', '02:00'],
    ]);
    // Too early to agree; one is mended, one can not be told.
    expect(await run(1, { '/b': page('好了'), '/c': blocked })).toEqual([['/a', 'suspected', '02:00']]);
    expect(await run(4, { '/b': gone, '/c': gone })).toEqual([
      ['/a', 'confirmed', '02:00'],
      ['/b', 'suspected', '07:00'],
      ['/c', 'confirmed', '02:00'],
    ]);
  });

  it('confirms nothing by a run that was interrupted and goes on', async () => {
    const home = page('首页', '<a href="/a">甲</a>');
    const stop = new AbortController();
    const stopping: Room = (_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('没有');
      stop.abort();
    };
    await run(0, { '/': home, '/a': stopping }, stop.signal);
    expect(await run(9, { '/a': gone })).toMatchObject([['/a', 'suspected', expect.anything()]]);
  });
});
