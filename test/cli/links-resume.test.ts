import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LinksDocument, linksDocument } from '../../src/report/index.ts';
import { openFacts } from '../../src/store/facts.ts';
import { type Maze, openMaze, page, type Room } from '../observe/crawl/maze.ts';

const PAGES = 150;
const CONNECTIONS = 4;
const DEAD = new Set([17, 71, 149]);

/** A site in which every page links the next ones, so that whoever loses a page loses all behind it. */
const nextOf = (index: number): number[] =>
  [index * 3 + 1, index * 3 + 2, index * 3 + 3, (index * 7) % PAGES].filter((to) => to > 0 && to < PAGES);

let maze: Maze;
/** What is asked for when this says so gets no answer. */
let isHeld: (target: string) => boolean;
let held: string[];
let reports = '';
const started: ChildProcess[] = [];

beforeEach(async () => {
  held = [];
  isHeld = () => false;
  const answer = (target: string, response: ServerResponse, status: number, body: string): void => {
    if (isHeld(target)) held.push(target);
    else setTimeout(() => response.writeHead(status, { 'content-type': 'text/html' }).end(body), 5);
  };
  const rooms: Record<string, Room> = {
    '*': ({ url = '' }, response) => answer(url, response, 404, page('没有此页')),
  };
  for (let index = 0; index < PAGES; index++) {
    const links = nextOf(index).map((to) => `<a href="/p${to}.html">第 ${to} 页</a>`);
    const body = page(`第 ${index} 页`, links.join(''));
    const target = index === 0 ? '/' : `/p${index}.html`;
    rooms[target] = (_, response) => answer(target, response, DEAD.has(index) ? 404 : 200, body);
  }
  maze = await openMaze(rooms);
  reports = await mkdtemp(path.join(tmpdir(), 'xunjian-links-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await maze.close();
  await rm(reports, { recursive: true, force: true });
});

function start(): ChildProcess {
  const words = ['links', 'http://maze.test/', '--format', 'json', '--no-browser'];
  const places = ['--targets', 'targets/demo', '--reports', reports];
  const manners = ['--rate', '1000', '--concurrency', String(CONNECTIONS)];
  const resolve = ['--resolve', `maze.test:80:127.0.0.1:${maze.port}`];
  const child = spawn(process.execPath, ['src/cli/main.ts', ...words, ...places, ...manners, ...resolve], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  return child;
}

async function finish(child: ChildProcess): Promise<{ code: number; document: LinksDocument }> {
  let printed = '';
  child.stdout?.on('data', (part: Buffer) => {
    printed += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, document: linksDocument.parse(JSON.parse(printed)) };
}

const isPage = (target: string): boolean => target === '/' || /^\/p\d+\.html$/.test(target);
const isProbe = (target: string): boolean => /^\/[0-9a-f]{12}\.html$/.test(target);

/** Pages whose answers the log on disk has. */
async function recorded(): Promise<Set<string>> {
  const found = new Set<string>();
  for (const folder of await readdir(path.join(reports, 'links')).catch(() => [])) {
    const root = path.join(reports, 'links', folder);
    for (const run of await readdir(path.join(root, 'runs')).catch(() => [])) {
      const facts = openFacts(root);
      for (const target of await facts.targets(run)) {
        const urls: string[] = [];
        for (const fact of await facts.read(run, target)) {
          if (fact.type === 'crawl-start') urls.push(fact.start);
          if ('found' in fact && Array.isArray(fact.found)) urls.push(...fact.found);
          if (fact.type === 'crawled') found.add(new URL(urls[fact.id] ?? '').pathname);
        }
      }
    }
  }
  return found;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const WHOLE = {
  pages: PAGES - DEAD.size,
  checked: PAGES,
  run: { resumed: true, how: 'complete' },
};

it('goes on after kill -9 in mid-crawl: no page lost, none asked again that the log has', async () => {
  const first = start();
  await until(() => maze.hits.filter(isPage).length >= 60 || first.exitCode !== null);
  await kill(first);
  const had = await recorded();
  const before = maze.hits.length;
  expect(had.size).toBeGreaterThan(0);
  expect(had.size).toBeLessThan(PAGES);

  const { code, document } = await finish(start());
  const asked = maze.hits.slice(before).filter(isPage);
  const all = Array.from({ length: PAGES }, (_, index) => (index === 0 ? '/' : `/p${index}.html`));
  expect(asked.sort()).toEqual(all.filter((target) => !had.has(target)).sort());
  expect(document).toMatchObject(WHOLE);
  expect(document.broken.map(({ url }) => new URL(url).pathname)).toEqual([
    '/p149.html',
    '/p17.html',
    '/p71.html',
  ]);
  expect(code).toBe(1);
}, 120_000);

it.each<[string, (target: string) => boolean, number]>([
  ['pages', (target) => isPage(target) && maze.hits.filter(isPage).length > 60, CONNECTIONS],
  ['how the site says "not found"', isProbe, 2],
])(
  'asks twice for exactly what was under way: %s',
  async (_, isUnderWay, count) => {
    isHeld = isUnderWay;
    const first = start();
    await until(() => held.length === count || first.exitCode !== null);
    const answered = maze.hits.filter((target) => isPage(target) && !held.includes(target));
    await until(async () => (await recorded()).size === answered.length || first.exitCode !== null);
    await kill(first);
    isHeld = () => false;

    expect((await finish(start())).document).toMatchObject(WHOLE);
    const times = Map.groupBy(
      maze.hits.filter((target) => isPage(target) || isProbe(target)),
      (target) => target,
    );
    const twice = [...times].filter(([, hits]) => hits.length > 1).map(([target]) => target);
    expect(twice.sort()).toEqual(held.sort());
    expect([...times.values()].every((hits) => hits.length <= 2)).toBe(true);
    expect([...times.keys()].filter(isPage)).toHaveLength(PAGES);
  },
  120_000,
);
