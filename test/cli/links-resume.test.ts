import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LinksDocument, linksDocument } from '../../src/report/index.ts';
import { type Maze, openMaze, page, type Room } from '../observe/crawl/maze.ts';

const PAGES = 150;
const CONNECTIONS = 4;
const DEAD = new Set([17, 71, 149]);

/** A site in which every page links the next ones, so that whoever loses a page loses all behind it. */
const rooms: Record<string, Room> = {};
for (let index = 0; index < PAGES; index++) {
  const next = [index * 3 + 1, index * 3 + 2, index * 3 + 3, (index * 7) % PAGES].filter(
    (to) => to > 0 && to < PAGES,
  );
  const body = page(`第 ${index} 页`, next.map((to) => `<a href="/p${to}.html">第 ${to} 页</a>`).join(''));
  rooms[index === 0 ? '/' : `/p${index}.html`] = (_, response) => {
    setTimeout(
      () => response.writeHead(DEAD.has(index) ? 404 : 200, { 'content-type': 'text/html' }).end(body),
      15,
    );
  };
}

let maze: Maze;
let reports = '';
beforeAll(async () => {
  maze = await openMaze(rooms);
  reports = await mkdtemp(path.join(tmpdir(), 'xunjian-links-'));
});
afterAll(async () => {
  await maze.close();
  await rm(reports, { recursive: true, force: true });
});

function start(): ChildProcess {
  const words = [
    'links',
    'http://maze.test/',
    '--format',
    'json',
    '--targets',
    'targets/demo',
    '--reports',
    reports,
  ];
  const manners = [
    '--rate',
    '1000',
    '--concurrency',
    String(CONNECTIONS),
    '--resolve',
    `maze.test:80:127.0.0.1:${maze.port}`,
  ];
  return spawn(process.execPath, ['src/cli/main.ts', ...words, ...manners], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const pageHits = (): string[] => maze.hits.filter((hit) => hit === '/' || /^\/p\d+\.html$/.test(hit));

async function untilHits(count: number, child: ChildProcess): Promise<void> {
  while (pageHits().length < count && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

it('goes on after kill -9 in mid-crawl: no page lost, none asked again beyond those under way', async () => {
  const first = start();
  await untilHits(60, first);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const before = pageHits().length;
  expect(before).toBeLessThan(PAGES);

  const second = start();
  let printed = '';
  second.stdout?.on('data', (part: Buffer) => {
    printed += part.toString();
  });
  const [code] = (await once(second, 'close')) as [number];
  const document: LinksDocument = linksDocument.parse(JSON.parse(printed));

  expect(new Set(pageHits()).size).toBe(PAGES);
  expect(document).toMatchObject({
    pages: PAGES - DEAD.size,
    checked: PAGES,
    run: { resumed: true, how: 'complete' },
  });
  expect(document.broken.map(({ url }) => new URL(url).pathname)).toEqual([
    '/p149.html',
    '/p17.html',
    '/p71.html',
  ]);
  // As many as may be under way, and as many answered while the last facts were written.
  expect(pageHits().length - PAGES).toBeLessThanOrEqual(CONNECTIONS * 2);
  expect(code).toBe(1);
}, 60_000);
