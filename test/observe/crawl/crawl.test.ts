import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gb18030Encode } from '../../../src/charset/index.ts';
import { BEHAVIOURS } from '../../site/behaviours.ts';
import { type Site, startSite } from '../../site/site.ts';
import { crawl, crawlRooms, page, type Room } from './maze.ts';

const links = (...hrefs: string[]): string =>
  hrefs.map((href) => `<a href="${href}">到 ${href}</a>`).join('\n');
const status =
  (code: number, headers: Record<string, string> = {}, body = page('答复')): Room =>
  (_, response) => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers });
    response.end(body);
  };

describe('crawlSite', () => {
  it('reads every page once and names what is broken, with its referrers', async () => {
    const { outcome, hits } = await crawlRooms({
      '/': page('首页', links('/a', '/b', '/gone')),
      '/a': page('甲', links('/', '/b', '/c', '/gone')),
      '/b': page('乙', links('/a')),
      '/c': page('丙', links('/deep/gone.html')),
    });
    expect(outcome).toMatchObject({
      pages: 4,
      how: 'complete',
      startRead: true,
      byState: { ok: 4, gone: 2 },
    });
    expect(
      outcome.broken.map(({ url, onHome, referrers, referrerCount }) => [
        new URL(url).pathname,
        onHome,
        referrers.map(({ text }) => text),
        referrerCount,
      ]),
    ).toEqual([
      ['/gone', true, ['到 /gone', '到 /gone'], 2],
      ['/deep/gone.html', false, ['到 /deep/gone.html'], 1],
    ]);
    for (const path of ['/', '/a', '/b', '/c', '/gone'])
      expect(hits.filter((hit) => hit === path)).toHaveLength(1);
  });

  it.each<[string, string, boolean]>([
    ['by a meta refresh', '<meta http-equiv="refresh" content="0;url=/front.html">', true],
    ['by a script', '<script>location.replace("/front.html")</script>', true],
    ['by its only link', '<img src="/p.png"><a href="/front.html">进入</a>', true],
    ['as one of several', '<a href="/front.html">一</a><a href="/other.html">二</a>', false],
    ['beside a neighbour', '<a href="/front.html">一</a><a href="http://127.0.0.1:59871/">邻</a>', false],
  ])('a page behind the door of the home page is the home page too: %s', async (_, door, onHome) => {
    const { outcome } = await crawlRooms({
      '/': page('首页', door),
      '/front.html': page('正门', links('/gone')),
      '/other.html': page('其他'),
      '/p.png': (_request, response) =>
        void response.writeHead(200, { 'content-type': 'image/png' }).end('png'),
    });
    expect(outcome.broken.find(({ url }) => url.endsWith('/gone'))).toMatchObject({ onHome });
  });

  it('finds the same in the same order, whatever comes first', async () => {
    const rooms = (delay: (path: string) => number): Record<string, Room> =>
      Object.fromEntries(
        ['/', '/1', '/2', '/3', '/4', '/5', '/6'].map((path, index) => [
          path,
          (_, response) => {
            const body = page(path, links(`/${index * 2 + 1}`, `/${index * 2 + 2}`, `/dead${index}`));
            setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(body), delay(path));
          },
        ]),
      );
    const [early, late] = await Promise.all([
      crawlRooms(
        rooms(() => 0),
        { budgets: { pages: 9 } },
      ),
      crawlRooms(
        rooms((path) => 30 - Number(path.slice(1)) * 5),
        { budgets: { pages: 9 } },
      ),
    ]);
    const told = ({ outcome, origin }: typeof early) =>
      JSON.parse(
        JSON.stringify([outcome.broken.map(({ attempts: _, ...rest }) => rest), outcome.skipped]).replaceAll(
          origin,
          '',
        ),
      );
    expect(told(early)).toEqual(told(late));
    expect(early.outcome.how).toBe('budget');
    expect(early.outcome.skippedByReason.budget).toBeGreaterThan(0);
  });

  it('reads what a redirect leads to once, under its own address', async () => {
    const { outcome, hits } = await crawlRooms({
      '/': page('首页', links('/old', '/new')),
      '/old': status(301, { location: '/new' }),
      '/new': page('新', links('/gone')),
    });
    expect(outcome.pages).toBe(2);
    expect(outcome.byState).toMatchObject({ redirect_ok: 1, gone: 1 });
    expect(outcome.broken[0]?.referrers.map(({ url }) => new URL(url).pathname)).toEqual(['/new']);
    expect(hits.filter((hit) => hit === '/new').length).toBeLessThanOrEqual(2);
  });

  it.each<[string, Record<string, Room>, string[]]>([
    [
      'a host that answers everything with a notice',
      { '*': page('页面不存在', '<p>您访问的页面不存在或已删除</p>') },
      ['/x.html', '/y.html'],
    ],
    [
      'a host that answers everything with its template',
      { '*': page('某县', '<p>该信息暂缺</p>'), '/y.html': page('某县', `<p>${'通知正文'.repeat(40)}</p>`) },
      ['/x.html'],
    ],
    ['a host that sends everything home', { '*': status(302, { location: '/' }) }, ['/x.html', '/y.html']],
    [
      'a host that sends everything to its error page',
      { '*': status(302, { location: '/error.html' }), '/error.html': page('提示'), '/y.html': page('好') },
      ['/x.html'],
    ],
    [
      'an honest host with one lying page',
      { '/x.html': page('404', '<p>抱歉，您访问的页面不存在。</p>'), '/y.html': page('好') },
      ['/x.html'],
    ],
    ['an honest host', { '/x.html': page('甲'), '/y.html': page('乙') }, []],
  ])('soft 404: %s', async (_, rooms, expected) => {
    const { outcome } = await crawlRooms({
      '/robots.txt': status(404),
      '/sitemap.xml': status(404),
      '/': page('首页', links('/x.html', '/y.html')),
      ...rooms,
    });
    expect(outcome.soft404.map((url) => new URL(url).pathname).sort()).toEqual(expected);
  });

  it('follows frames, scripts that write menus, style sheets and lists that come as data', async () => {
    const { hits } = await crawlRooms({
      '/': page(
        '首页',
        '<iframe src="/frame.html"></iframe><script src="/menu.js"></script><link rel="stylesheet" href="/a.css"><script>document.write(\'<a href="/written.html">写</a>\')</script>',
      ),
      '/frame.html': page(
        '框架',
        '<script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/proxy.jsp?page=1"></a>]]></nextgroup><recordset><record><![CDATA[<li><a href="/art1.html">一</a></li>]]></record></recordset></datastore></script>',
      ),
      '/proxy.jsp?page=1':
        '<?xml version="1.0"?><datastore><record><![CDATA[<li><a href="/art2.html">二</a></li>]]></record></datastore>',
      '/menu.js': 'document.write("<ul><li><a href=\'/menu.html\'>菜单</a></li></ul>");',
      '/a.css': 'body{background:url(/bg.png)} @import "b.css";',
    });
    expect(hits).toEqual(
      expect.arrayContaining([
        '/frame.html',
        '/written.html',
        '/menu.html',
        '/bg.png',
        '/b.css',
        '/art1.html',
        '/proxy.jsp?page=1',
        '/art2.html',
      ]),
    );
  });

  it('sends Chinese in the path as UTF-8 and in the query as the page is written', async () => {
    const { hits, outcome } = await crawlRooms({
      '/': (_, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(
          gb18030Encode(
            `<meta charset="gb2312"><title>首页</title><a href="/公开/a.asp?w=公开">公开</a><p>${'正文'.repeat(50)}</p>`,
          ),
        );
      },
      '/%E5%85%AC%E5%BC%80/a.asp?w=%B9%AB%BF%AA': page('好'),
    });
    expect(hits).toContain('/%E5%85%AC%E5%BC%80/a.asp?w=%B9%AB%BF%AA');
    expect(outcome.broken).toEqual([]);
  });

  it('takes the sitemaps of robots.txt as seeds, packed ones and indexes too, and obeys robots', async () => {
    const rooms: Record<string, Room> = {
      '/robots.txt': (request, response) =>
        void response
          .writeHead(200, { 'content-type': 'text/plain' })
          .end(`User-agent: *\nDisallow: /closed\nSitemap: http://${request.headers.host}/index.xml`),
      '/index.xml': '<sitemapindex><sitemap><loc>ORIGIN/s.xml.gz</loc></sitemap></sitemapindex>',
      '/s.xml.gz': (request, response) =>
        void response
          .writeHead(200, { 'content-type': 'application/gzip' })
          .end(
            gzipSync(
              `<urlset><url><loc>http://${request.headers.host}/hidden.html</loc></url><url><loc>http://${request.headers.host}/dead.html</loc></url></urlset>`,
            ),
          ),
      '/': page('首页', links('/closed/x.html')),
      '/hidden.html': page('没有链接指向这里'),
    };
    const { outcome, hits, origin } = await crawlRooms(rooms);
    expect(outcome.pages).toBe(2);
    expect(outcome.broken.map(({ url, referrers }) => [url, referrers[0]?.url])).toEqual([
      [`${origin}/dead.html`, `${origin}/s.xml.gz`],
    ]);
    expect(outcome.skipped.map(({ reason }) => reason)).toEqual(['robots_disallowed']);
    expect(hits).not.toContain('/closed/x.html');
    const careless = await crawlRooms(rooms, { obeyRobots: false });
    expect(careless.hits).toContain('/closed/x.html');
    expect(careless.outcome.obeyedRobots).toBe(false);
  });

  it('gives every address that was not asked its reason', async () => {
    const { outcome } = await crawlRooms(
      {
        '/': page(
          '首页',
          `${links('/a', 'mailto:a@b.cn', 'http://other.invalid/', '/cal?month=2099-01')}<form action="/search"></form>`,
        ),
        '/a': page('甲', links('/b')),
      },
      { external: false, budgets: { depth: 1 } },
    );
    expect(outcome.skippedByReason).toEqual({ scheme: 1, external: 1, trap_calendar: 1, form: 1, depth: 1 });
    expect(outcome.traps).toMatchObject([{ reason: 'trap_calendar', skipped: 1 }]);
  });

  it('stops at once when told to, and keeps what it has', async () => {
    const stop = new AbortController();
    const { outcome } = await crawlRooms(
      {
        '/': (_, response) => {
          response.setHeader('content-type', 'text/html');
          response.end(page('首页', links('/a', '/b')));
          stop.abort();
        },
      },
      { signal: stop.signal },
    );
    expect(outcome.how).toBe('interrupted');
  });

  it('reads a page with 100,000 links and a line of 10 MB without stalling', async () => {
    const { outcome } = await crawlRooms(
      {
        '/': page(
          '首页',
          Array.from({ length: 100_000 }, (_, index) => `<a href="/p/${index}?x">${index}</a>`).join(''),
        ),
      },
      { budgets: { pages: 5 } },
    );
    expect(outcome.skippedByReason.budget).toBe(99_996);
  }, 20_000);
});

describe('a server that misbehaves', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  it.each([
    ['empty', 'empty'],
    ['redirect-loop', 'too_many_redirects'],
    ['thirty-hops', 'too_many_redirects'],
    ['cookie-loop', 'blocked'],
    ['redirect-private', 'unsafe'],
    ['redirect-nowhere', 'malformed'],
    ['header-flood', 'too_large'],
    ['wrong-encoding', 'reset'],
    ['lying-length', 'reset'],
    ['reset-mid-body', 'reset'],
    ['short-length', 'ok'],
    ['slow-drip', 'timeout'],
    ['one-byte-a-second', 'timeout'],
    ['long-line', 'ok'],
    ['many-links', 'ok'],
    ['nested-frames', 'ok'],
    ['invalid-utf8', 'ok'],
    ['cookie-wall', 'blocked'],
    ['never-ending', 'timeout'],
    ['silent', 'timeout'],
    ['huge', 'too_large'],
    ['gzip-bomb', 'too_large'],
    ['soft-404', 'soft_404'],
    ['521', 'blocked'],
    ['not-http', 'reset'],
  ])('%s ends as %s', async (name, state) => {
    const { outcome } = await crawl(
      site.url(name),
      { obeyRobots: false, budgets: { depth: 0 } },
      { limits: { headersMs: 300, bodyMs: 300, visitMs: 1_000 }, allow: ['127.0.0.1'] },
    );
    expect(outcome.byState).toEqual({ [state]: 1 });
    expect(outcome.startRead).toBe(state === 'ok');
    // An answer too large to read is an answer.
    const isFine = state === 'ok' || state === 'too_large';
    expect(outcome.broken.length + outcome.undetermined.length).toBe(isFine ? 0 : 1);
  });

  it('goes no deeper into frames within frames than the budget', async () => {
    const frames: Room = (request, response) => {
      const url = new URL(request.url ?? '', 'http://maze.test');
      BEHAVIOURS['nested-frames']?.({ request, response, url, before: 0 });
    };
    const { outcome } = await crawlRooms({ '*': frames }, { obeyRobots: false, budgets: { depth: 12 } });
    expect(outcome).toMatchObject({ pages: 13, how: 'budget', skippedByReason: { depth: 1 } });
  });

  it('holds up nobody: the page behind is read, each end is named, memory stays', async () => {
    const names = Object.keys(BEHAVIOURS).filter(
      (name) => !['many-links', 'nested-frames', 'ok'].includes(name),
    );
    const before = process.memoryUsage().rss;
    const { outcome } = await crawlRooms(
      {
        '/': page(
          '首页',
          names.map((name) => `<a href="${site.url(name)}">${name}</a>`).join('') + links('/last'),
        ),
        '/last': page('后面'),
      },
      { obeyRobots: false, scope: { hosts: [`127.0.0.1:${site.port}`] }, budgets: { depth: 1 } },
      { limits: { headersMs: 300, bodyMs: 300, visitMs: 1_000 } },
    );
    expect(Object.values(outcome.byState).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(
      names.length,
    );
    expect(outcome.broken.map(({ state }) => state)).not.toContain('timeout');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);
});
