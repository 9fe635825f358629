// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of templates are what is read here
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of templates are what is read here
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crawl, crawlRooms, openMaze, page, type Room } from './maze.ts';

const status =
  (code: number, headers: Record<string, string> = {}): Room =>
  (_, response) => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers });
    response.end(page('答复'));
  };

/** What linkinator, lychee and broken-link-checker are known to report wrongly: the markup, the rooms behind it, and what
 *  is right. `asked` is the request target a browser would send; null when nothing must be asked. */
const CASES: [
  why: string,
  markup: string,
  rooms: Record<string, Room>,
  asked: string | null,
  verdict: 'fine' | 'broken' | 'unknown',
][] = [
  ['403 may be a guard', '<a href="/x">', { '/x': status(403) }, '/x', 'unknown'],
  ['405 may be a guard', '<a href="/x">', { '/x': status(405) }, '/x', 'unknown'],
  [
    '429 asks for patience',
    '<a href="/x">',
    { '/x': status(429, { 'retry-after': '100000' }) },
    '/x',
    'unknown',
  ],
  ['999 is a guard', '<a href="/x">', { '/x': status(999) }, '/x', 'unknown'],
  [
    'HEAD refused, GET served',
    '<a href="/x">',
    {
      '/x': (request, response) =>
        void response
          .writeHead(request.method === 'HEAD' ? 405 : 200, { 'content-type': 'text/html' })
          .end(page('好')),
    },
    '/x',
    'fine',
  ],
  [
    'range refused, whole file served',
    '<a href="/x.pdf">',
    {
      '/x.pdf': (request, response) =>
        void response
          .writeHead(request.headers.range ? 404 : 200, { 'content-type': 'application/pdf' })
          .end('%PDF-1.4'),
    },
    '/x.pdf',
    'fine',
  ],
  [
    '416 for an odd range',
    '<a href="/x.doc">',
    {
      '/x.doc': (request, response) =>
        void response
          .writeHead(request.headers.range ? 416 : 200, { 'content-type': 'application/msword' })
          .end('doc'),
    },
    '/x.doc',
    'fine',
  ],
  ['a fragment is not asked for', '<a href="/x#part">', { '/x': page('好') }, '/x', 'fine'],
  ['a fragment without its target is no dead link', '<a href="#none">', {}, null, 'fine'],
  ['mailto', '<a href="mailto:a@example.cn">', {}, null, 'fine'],
  ['tel', '<a href="tel:+86-797-0000000">', {}, null, 'fine'],
  ['data', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', {}, null, 'fine'],
  ['javascript', '<a href="javascript:void(0)">', {}, null, 'fine'],
  ['javascript with blanks and capitals', '<a href="  JavaScript:;">', {}, null, 'fine'],
  ['about:blank', '<iframe src="about:blank"></iframe>', {}, null, 'fine'],
  ['an empty href is the page itself', '<a href="">', {}, null, 'fine'],
  ['&amp; in an address', '<a href="/x?a=1&amp;b=2">', { '/x?a=1&b=2': page('好') }, '/x?a=1&b=2', 'fine'],
  [
    'a name without semicolon in an address',
    '<a href="/x?a=1&copy=2">',
    { '/x?a=1&copy=2': page('好') },
    '/x?a=1&copy=2',
    'fine',
  ],
  ['numeric reference', '<a href="/&#x78;">', { '/x': page('好') }, '/x', 'fine'],
  ['blanks around', '<a href=" /x ">', { '/x': page('好') }, '/x', 'fine'],
  ['a line break within', '<a href="/lo\nng/x">', { '/long/x': page('好') }, '/long/x', 'fine'],
  ['a blank within', '<a href="/a b.html">', { '/a%20b.html': page('好') }, '/a%20b.html', 'fine'],
  ['backslashes', '<a href="\\a\\b.html">', { '/a/b.html': page('好') }, '/a/b.html', 'fine'],
  [
    'Chinese in the path',
    '<a href="/公开/通知.html">',
    { '/%E5%85%AC%E5%BC%80/%E9%80%9A%E7%9F%A5.html': page('好') },
    '/%E5%85%AC%E5%BC%80/%E9%80%9A%E7%9F%A5.html',
    'fine',
  ],
  [
    'already encoded is not encoded again',
    '<a href="/%E5%85%AC.html">',
    { '/%E5%85%AC.html': page('好') },
    '/%E5%85%AC.html',
    'fine',
  ],
  [
    'full-width letters are what they are',
    '<a href="/ｘ.html">',
    { '/%EF%BD%98.html': page('好') },
    '/%EF%BD%98.html',
    'fine',
  ],
  ['capitals in the path are kept', '<a href="/A/B.Html">', { '/A/B.Html': page('好') }, '/A/B.Html', 'fine'],
  ['capitals in scheme and tag', '<A HREF="HTTP://127.0.0.1:PORT/x">', { '/x': page('好') }, '/x', 'fine'],
  ['protocol-relative', '<a href="//127.0.0.1:PORT/x">', { '/x': page('好') }, '/x', 'fine'],
  ['dots in the path', '<a href="/a/../x">', { '/x': page('好') }, '/x', 'fine'],
  ['dns-prefetch is no link', '<link rel="dns-prefetch" href="//nowhere.invalid">', {}, null, 'fine'],
  ['preconnect is no link', '<link rel="preconnect" href="http://nowhere.invalid">', {}, null, 'fine'],
  ['a comment is no markup', '<!-- <a href="/x"> -->', {}, null, 'fine'],
  [
    'a conditional comment is a comment',
    '<!--[if lt IE 9]><script src="/x.js"></script><![endif]-->',
    {},
    null,
    'fine',
  ],
  ['text in a script is no markup', '<script>var s = "<a href=\'/x\'>";</script>', {}, null, 'fine'],
  [
    'an address put together by a script',
    `<script>function f(id){ window.open('/x?id=' + id) }</script>`,
    {},
    null,
    'fine',
  ],
  ['noscript holds what nobody sees', '<noscript><iframe src="*.htm"></iframe></noscript>', {}, null, 'fine'],
  ['a template is not the page', '<template><a href="/x"></a></template>', {}, null, 'fine'],
  ['a server template never filled in', '<a href="${item.url}"></a><a href="{{url}}"></a>', {}, null, 'fine'],
  ['srcset', '<img srcset="/x.png 1x, /y.png 2x">', { '/x.png': 'p', '/y.png': 'p' }, '/x.png', 'fine'],
  [
    'a redirect is followed',
    '<a href="/x">',
    { '/x': status(302, { location: '/y' }), '/y': page('好') },
    '/x',
    'fine',
  ],
  [
    'a permanent redirect that keeps the method',
    '<a href="/x">',
    { '/x': status(308, { location: '/y' }), '/y': page('好') },
    '/x',
    'fine',
  ],
  [
    'a page without content-type',
    '<a href="/x">',
    { '/x': (_, response) => void response.end(page('好')) },
    '/x',
    'fine',
  ],
  [
    '204 has nothing to say',
    '<a href="/x">',
    { '/x': (_, response) => void response.writeHead(204).end() },
    '/x',
    'unknown',
  ],
  ['a redirect that names no place is shown as it is', '<a href="/x">', { '/x': status(300) }, '/x', 'fine'],
  [
    'another version of the site that turns out to be this one',
    '<a href="/wap/index.html">手机版</a>',
    { '/wap/index.html': status(302, { location: '/' }) },
    '/wap/index.html',
    'unknown',
  ],
  [
    'an article that is sent to the home page',
    '<a href="/zw/2020/t_1.html">通知</a>',
    { '/zw/2020/t_1.html': status(302, { location: '/' }) },
    '/zw/2020/t_1.html',
    'broken',
  ],
  ['a canonical address is nothing to click', '<link rel="canonical" href="/x">', {}, null, 'fine'],
  [
    'a blank of full width is part of the address, as in browsers',
    '<a href="　/x">',
    { '/x': page('好') },
    '/%E3%80%80/x',
    'broken',
  ],
  [
    'an answer of HTTP/1.0 without a length',
    '<a href="/x">',
    { '/x': (_, response) => void response.socket?.end(`HTTP/1.0 200 OK\r\n\r\n${page('好')}`) },
    '/x',
    'fine',
  ],
  [
    'a status without a reason',
    '<a href="/x">',
    {
      '/x': (_, response) =>
        void response.socket?.end(`HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n${page('好')}`),
    },
    '/x',
    'fine',
  ],
  ['a percent sign that encodes nothing', '<a href="/100%/x">', { '/100%/x': page('好') }, '/100%/x', 'fine'],
  [
    'a path in GBK that is encoded already',
    '<a href="/%B9%AB.html">',
    { '/%B9%AB.html': page('好') },
    '/%B9%AB.html',
    'fine',
  ],
  ['a scheme without its slashes', '<a href="http:x.html">', { '/x.html': page('好') }, '/x.html', 'fine'],
  ['three slashes', '<a href="http:///127.0.0.1:PORT/x">', { '/x': page('好') }, '/x', 'fine'],
  ['a user in the address', '<a href="http://u:p@127.0.0.1:PORT/x">', { '/x': page('好') }, '/x', 'fine'],
  [
    'a question mark that asks nothing',
    '<a href="http://127.0.0.1:PORT/x?">',
    { '/x?': page('好') },
    '/x?',
    'fine',
  ],
  [
    'programs of the desktop',
    '<a href="tencent://message/?uin=1"><a href="weixin://dl"><a href="ftp://x.cn/">',
    {},
    null,
    'fine',
  ],
  [
    'a conditional comment',
    '<!--[if IE]><link href="/ie.css" rel="stylesheet"><![endif]-->',
    {},
    null,
    'fine',
  ],
  [
    'gzip without its end',
    '<a href="/x">',
    {
      '/x': (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end(gzipSync(page('好')).subarray(0, -8)),
    },
    '/x',
    'fine',
  ],
  [
    'a search without a hit',
    '<a href="/so?q=1">',
    { '/so?q=1': page('搜索', '<p>没有找到相关文件，请更换关键字</p>') },
    '/so?q=1',
    'fine',
  ],
  [
    'a page that wants a cookie first',
    '<a href="/x">',
    {
      '/x': (request, response) =>
        void response
          .writeHead(request.headers.cookie ? 200 : 302, {
            'content-type': 'text/html',
            'set-cookie': 'seen=1',
            location: '/x',
          })
          .end(),
    },
    '/x',
    'unknown',
  ],
  [
    'a page for those who come from its site',
    '<a href="/x">',
    {
      '/x': (request, response) =>
        void response
          .writeHead(request.headers.referer ? 200 : 404, { 'content-type': 'text/html' })
          .end(page('好')),
    },
    '/x',
    'fine',
  ],
  ['a form is not submitted', '<form action="/x"><input name="q"></form>', {}, null, 'fine'],
  ['401 wants a login', '<a href="/x">', { '/x': status(401) }, '/x', 'unknown'],
  ['404 is broken', '<a href="/x">', {}, '/x', 'broken'],
  ['410 is broken', '<a href="/x">', { '/x': status(410) }, '/x', 'broken'],
  ['500 is broken', '<a href="/x">', { '/x': status(500) }, '/x', 'broken'],
  ['a file that is not there', '<a href="/x.pdf">', {}, '/x.pdf', 'broken'],
  ['an image that is not there', '<img src="/x.png">', {}, '/x.png', 'broken'],
  ['a frame that is not there', '<iframe src="/x"></iframe>', {}, '/x', 'broken'],
  ['a handler that leads nowhere', `<div onclick="window.open('/x')">打开</div>`, {}, '/x', 'broken'],
  ['a meta refresh that leads nowhere', '<meta http-equiv="refresh" content="5;url=/x">', {}, '/x', 'broken'],
  ['a picture in a style', '<div style="background:url(/x.png)"></div>', {}, '/x.png', 'broken'],
  ['an address that is none', '<a href="http://[x/">', {}, null, 'broken'],
];

describe('well-known false alarms', () => {
  it.each(CASES)('%s', async (_, markup, rooms, asked, verdict) => {
    const all: Record<string, Room> = { ...rooms };
    const { outcome, hits } = await crawlRooms({
      ...all,
      '/': (request, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(page('首页', markup.replaceAll('PORT', String(request.socket.localPort))));
      },
    });
    const own = hits.filter(
      (hit) =>
        hit !== '/' && hit !== '/robots.txt' && hit !== '/sitemap.xml' && !/^\/[0-9a-f]{12}\.html$/.test(hit),
    );
    if (asked === null) expect(own).toEqual([]);
    else expect(own).toContain(asked);
    expect({ broken: outcome.broken.length > 0, unknown: outcome.undetermined.length > 0 }).toEqual({
      broken: verdict === 'broken',
      unknown: verdict === 'unknown',
    });
  });

  it('opens <base> before relative addresses', async () => {
    const { outcome, hits } = await crawlRooms({
      '/': page('首页', '<base href="/deep/"><a href="x.html">'),
      '/deep/x.html': page('好'),
    });
    expect(outcome.broken).toEqual([]);
    expect(hits).toContain('/deep/x.html');
  });

  it('asks hosts with a trailing dot, and IPv6 addresses, as what they are', async () => {
    const rooms: Record<string, Room> = { '/x': page('好') };
    const maze = await openMaze(rooms);
    const six = await listenOnSix();
    rooms['/'] = page(
      '首页',
      `<a href="http://maze.test./x">点</a><a href="http://[::1]:${six?.port ?? 1}/y">六</a><a href="http://[fd00::1]/">内</a>`,
    );
    const { outcome } = await crawl(
      'http://maze.test/',
      {},
      {
        allow: ['127.0.0.1', '::1'],
        resolve: [{ host: 'maze.test', port: 80, address: '127.0.0.1', toPort: maze.port }],
      },
    );
    await maze.close();
    six?.close();
    const [inside, ...rest] = outcome.undetermined.map(({ url, state }) => [url, state]);
    expect(inside).toEqual(['http://[fd00::1]/', 'unsafe']);
    // A machine without IPv6 cannot ask; it must not accuse either.
    if (six) expect(rest).toEqual([]);
    expect(outcome.broken.filter(({ url }) => six !== null || !url.includes('[::1]'))).toEqual([]);
    expect(maze.hits).toContain('/x');
    expect(outcome.byState.ok).toBe(six ? 3 : 2);
  });

  it('calls no page missing that has a picture or a file of its own', async () => {
    const template = (own: string): string =>
      `<title>某县人民政府</title><div>${'首页 概况 公开 服务 互动 '.repeat(12)}</div><p>${own}</p>`;
    const { outcome } = await crawlRooms({
      '/robots.txt': status(404),
      '/sitemap.xml': status(404),
      '*': template(''),
      '/': page('首页', '<a href="/picture">图</a><a href="/file">文</a><a href="/nothing">无</a>'),
      '/picture': template('放假通知<img src="/p.png">'),
      '/file': template('清单<a href="/f.pdf">下载</a>'),
      '/p.png': (_, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('png'),
      '/f.pdf': (_, response) =>
        void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4'),
    });
    expect(outcome.soft404.map((url) => new URL(url).pathname)).toEqual(['/nothing']);
  });

  it('leaves a part of the menu that is sent home to a person', async () => {
    const menu = '<a href="/zwgk/list.html">政务公开</a>';
    const paths = Array.from({ length: 12 }, (_, index) => `/a${index}.html`);
    const rooms = Object.fromEntries(paths.map((path) => [path, page(path, menu)]));
    const { outcome } = await crawlRooms({
      ...rooms,
      '/': page('首页', menu + paths.map((path) => `<a href="${path}">文</a>`).join('')),
      '/zwgk/list.html': status(302, { location: '/' }),
    });
    expect(outcome.broken).toEqual([]);
    expect(outcome.undetermined.map(({ doubt }) => doubt)).toEqual(['leads_home']);
  });
});

/** A server on ::1; null on machines without IPv6. */
async function listenOnSix(): Promise<{ port: number; close(): void } | null> {
  const server = createServer((_, response) => void response.end(page('好')));
  const isOpen = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(0, '::1', () => resolve(true));
  });
  const address = isOpen ? server.address() : null;
  if (typeof address !== 'object' || address === null) return null;
  return {
    port: address.port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
