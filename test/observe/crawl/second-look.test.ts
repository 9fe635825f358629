import { describe, expect, it } from 'vitest';
import type { Rendering, Session } from '../../../src/browser/index.ts';
import type { FactRecord } from '../../../src/facts/index.ts';
import { openNet } from '../../../src/net/index.ts';
import { crawlSite, lookAgain } from '../../../src/observe/crawl/index.ts';
import type { WaryHosts } from '../../../src/observe/index.ts';
import { FAST, openMaze, page, type Room } from './maze.ts';

const status =
  (code: number, headers: Record<string, string> = {}): Room =>
  (_, response) =>
    void response.writeHead(code, { 'content-type': 'text/html', ...headers }).end(page('答复'));
const template = page('某县', '<p>该信息暂缺</p>');

/** What the browser is shown for a path: status and page, or an address it ends at. */
type Shown = [status: number, html: string] | { endsAt: string };

interface Setting {
  rooms: Record<string, Room>;
  /** null: there is no browser. */
  browser: Record<string, Shown> | null;
  wary?: boolean;
  earlier?: (origin: string) => FactRecord[];
}

async function look({ rooms, browser, wary = false, earlier = () => [] }: Setting) {
  const maze = await openMaze({ '/robots.txt': status(404), '/sitemap.xml': status(404), ...rooms });
  const net = openNet(FAST);
  const asked: string[] = [];
  const learnt = new Set<string>(wary ? [new URL(maze.origin).host] : []);
  const waryHosts: WaryHosts = {
    has: (url) => learnt.has(new URL(url).host),
    learn: async (url) => void learnt.add(new URL(url).host),
  };
  const facts: FactRecord[] = [];
  const shared = {
    net,
    now: Date.now,
    signal: new AbortController().signal,
    onFact: (fact: FactRecord) => void facts.push(fact),
  };
  try {
    const crawled = await crawlSite({ ...shared, start: `${maze.origin}/` });
    const outcome = await lookAgain(crawled, {
      ...shared,
      waryHosts,
      earlier: earlier(maze.origin),
      openBrowser: async () => (browser === null ? null : showing(browser, maze.origin, asked)),
    });
    const told = (links: typeof outcome.broken) =>
      links.map(({ url, doubt, confirm }) => [new URL(url).pathname, doubt, confirm?.state ?? null]);
    return { asked, facts, broken: told(outcome.broken), undetermined: told(outcome.undetermined) };
  } finally {
    await net.close();
    await maze.close();
  }
}

function showing(answers: Record<string, Shown>, origin: string, asked: string[]): Session {
  const nothing = { conduct: {}, timing: { ms: 1, requests: 1 } } as unknown as Pick<
    Rendering,
    'conduct' | 'timing'
  >;
  return {
    async render({ url }) {
      const { pathname } = new URL(url);
      asked.push(pathname);
      const shown = answers[pathname] ?? [404, page('404')];
      const [code, html] = Array.isArray(shown) ? shown : [200, page('首页')];
      return {
        state: 'rendered',
        finalUrl: Array.isArray(shown) ? url : `${origin}${shown.endsAt}`,
        status: code,
        contentType: 'text/html',
        html,
        script: '',
        quiet: true,
        overflow: 1,
        ...nothing,
      };
    },
    capture: () => Promise.reject(new Error('no pictures here')),
    close: async () => {},
  };
}

const links = (...paths: string[]): string =>
  paths.map((path) => `<a href="${path}">到 ${path}</a>`).join(' ');
const home = (...paths: string[]): string => page('首页', links(...paths));
type Told = [path: string, doubt: string | null, browser: string | null][];

describe('a second look by browser', () => {
  it.each<[string, Setting, asked: string[], broken: Told, undetermined: Told]>([
    [
      'agrees that the page is not there',
      { rooms: { '/': home('/x') }, browser: {} },
      ['/x'],
      [['/x', null, 'gone']],
      [],
    ],
    [
      'finds what a program is refused',
      { rooms: { '/': home('/x') }, browser: { '/x': [200, page('好')] } },
      ['/x'],
      [],
      [['/x', 'inconsistent', 'ok']],
    ],
    [
      'agrees that the server fails',
      { rooms: { '/': home('/x'), '/x': status(500) }, browser: { '/x': [500, page('错')] } },
      ['/x'],
      [['/x', null, 'server_error']],
      [],
    ],
    [
      'is told another failure than a program',
      { rooms: { '/': home('/x'), '/x': status(500) }, browser: { '/x': [403, page('错')] } },
      ['/x'],
      [],
      [['/x', 'inconsistent', 'blocked']],
    ],
    [
      'sees the template of missing pages too',
      { rooms: { '/': home('/x'), '*': template }, browser: { '/x': [200, template] } },
      ['/x'],
      [['/x', null, 'soft_404']],
      [],
    ],
    [
      'is sent home like a program',
      {
        rooms: { '/': home('/x'), '/x': status(302, { location: '/' }) },
        browser: { '/x': { endsAt: '/' } },
      },
      ['/x'],
      [['/x', null, 'soft_404']],
      [],
    ],
    [
      'is not asked about pages deeper in, nor about hosts that are not there',
      {
        rooms: { '/': home('/a', 'http://127.0.0.1:59871/'), '/a': page('甲', links('/x')) },
        browser: { '/x': [200, page('好')] },
      },
      [],
      [
        ['/', null, null],
        ['/x', null, null],
      ],
      [],
    ],
    [
      'is asked deeper in once the home page taught that the host is wary',
      {
        rooms: { '/': home('/a', '/h'), '/a': page('甲', links('/x', '/y')) },
        browser: { '/h': [200, page('好')], '/x': [200, page('好')] },
      },
      ['/h', '/x', '/y'],
      [['/y', null, 'gone']],
      [
        ['/h', 'inconsistent', 'ok'],
        ['/x', 'inconsistent', 'ok'],
      ],
    ],
    [
      'is not to be had: what the program found stands',
      { rooms: { '/': home('/x') }, browser: null },
      [],
      [['/x', null, null]],
      [],
    ],
    [
      'is not to be had, and the host is known to be wary',
      { rooms: { '/': home('/x') }, browser: null, wary: true },
      [],
      [],
      [['/x', 'needs_browser', null]],
    ],
    [
      'was given before the run was interrupted',
      {
        rooms: { '/': home('/x', '/y') },
        browser: {},
        earlier: (origin) => [{ type: 'crawl-confirm', url: `${origin}/x`, doubt: 'inconsistent' }],
      },
      ['/y'],
      [['/y', null, 'gone']],
      [['/x', 'inconsistent', null]],
    ],
  ])('%s', async (_, setting, asked, broken, undetermined) => {
    expect(await look(setting)).toMatchObject({ asked, broken, undetermined });
  });

  it('is bounded, and every answer is a fact', async () => {
    const dead = Array.from({ length: 30 }, (_, index) => `/x${index}`);
    const good = dead.map((path) => `/good${path}`);
    const rooms = Object.fromEntries(good.map((path) => [path, page('好')]));
    const { asked, facts, broken } = await look({
      rooms: { ...rooms, '/': home(...dead, ...good) },
      browser: {},
    });
    expect(asked).toHaveLength(20);
    expect(broken).toHaveLength(30);
    expect(facts.filter(({ type }) => type === 'crawl-confirm')).toHaveLength(20);
  });
});
