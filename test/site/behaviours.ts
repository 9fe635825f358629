import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { gb18030Encode } from '../../src/charset/index.ts';

export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** How often this very address was asked before. */
  before: number;
}

export type Behaviour = (call: Call) => void;

const MB = 1024 * 1024;

export const page = (title: string, body = '<p>政务公开</p>', head = '<meta charset="utf-8">'): string =>
  `<!doctype html><html><head>${head}<title>${title}</title></head><body>${body}</body></html>`;

const send =
  (status: number, body: string | Uint8Array, headers: Record<string, string> = {}): Behaviour =>
  ({ response }) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };

const packed = (encoding: string, bytes: Uint8Array): Behaviour =>
  send(200, bytes, { 'content-encoding': encoding });

/** Writes a piece again and again until told to stop or the visitor leaves. */
function stream({ response }: Call, piece: Uint8Array | string, everyMs: number): void {
  const timer = setInterval(() => response.write(piece), everyMs);
  response.on('close', () => clearInterval(timer));
}

/** Writes straight to the socket what the http module would not let through. */
function raw({ response }: Call, text: string | Uint8Array, end: 'close' | 'reset' | 'open' = 'close'): void {
  const { socket } = response;
  if (!socket) return;
  socket.write(text, () => {
    if (end === 'close') socket.end();
    if (end === 'reset') socket.resetAndDestroy();
  });
}

const hop = (call: Call, last: number): void => {
  const step = Number(call.url.pathname.split('/')[2] ?? '0');
  const [, name] = call.url.pathname.split('/');
  if (step >= last) send(200, page('到了'))(call);
  else send(302, '', { location: `/${name}/${step + 1}` })(call);
};

const gbkPage = (head: string): Uint8Array =>
  gb18030Encode(page('赣州市某县人民政府', '<p>办事服务 互动交流</p>', head));
const STATUSES = [400, 401, 403, 404, 405, 406, 407, 409, 410, 412, 451, 500, 501, 502, 503, 504, 521, 999];

/** Every way a web site can behave that we have a name for. */
export const BEHAVIOURS: Record<string, Behaviour> = {
  ok: send(200, page('某县人民政府')),
  gbk: send(200, gbkPage('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), {
    'content-type': 'text/html',
  }),
  'gbk-undeclared': send(200, gbkPage(''), { 'content-type': 'text/html' }),
  'gbk-says-utf8': send(200, gbkPage('<meta charset="utf-8">')),
  'utf8-says-gbk': send(200, page('赣州市某县人民政府'), { 'content-type': 'text/html; charset=GB2312' }),
  empty: send(200, ''),
  'no-content': send(204, ''),
  gzip: packed('gzip', gzipSync(page('压缩'))),
  deflate: packed('deflate', deflateSync(page('压缩'))),
  'deflate-raw': packed('deflate', deflateRawSync(page('压缩'))),
  br: packed('br', brotliCompressSync(page('压缩'))),
  zstd: packed('zstd', zstdCompressSync(page('压缩'))),
  'gzip-twice': packed('gzip, gzip', gzipSync(gzipSync(page('压缩')))),
  'gzip-bomb': packed('gzip', gzipSync(Buffer.alloc(64 * MB, 0x20))),
  'wrong-encoding': packed('gzip', Buffer.from(page('未压缩'))),
  'odd-encoding': packed('utf-8', Buffer.from(page('未压缩'))),
  'cut-gzip': packed('gzip', gzipSync(page('压缩', '公开 '.repeat(3000))).subarray(0, -8)),
  'long-line': send(200, page('长行', `<p>${'公开'.repeat(1_600_000)}</p><a href="/ok">在后面</a>`)),
  'many-links': (call) => {
    const links = Array.from({ length: 100_000 }, (_, index) => `<a href="/ok/${index}">文</a>`);
    send(200, page('链接', links.join('')))(call);
  },
  'nested-frames': (call) => {
    const depth = Number(call.url.pathname.split('/')[2] ?? '0');
    send(200, page('框架', `<iframe src="/nested-frames/${depth + 1}"></iframe>`))(call);
  },
  'invalid-utf8': send(
    200,
    Buffer.concat([
      Buffer.from('<meta charset="utf-8"><title>政务'),
      Buffer.from([0xe5, 0x85, 0xff, 0xfe, 0xc0, 0x80]),
      Buffer.from(`</title><p>${'政务公开'.repeat(50)}</p><a href="/ok">办事</a>`),
    ]),
  ),
  'cookie-wall': (call) =>
    call.request.headers.cookie === undefined
      ? send(200, '<script>document.cookie="passed=1;path=/";location.reload()</script>')(call)
      : send(200, page('进来了'))(call),
  huge: (call) => {
    const piece = Buffer.alloc(MB, 0x20);
    let left = 50;
    call.response.writeHead(200, { 'content-type': 'text/html' });
    const more = (): void => {
      while (left > 0) {
        left -= 1;
        if (!call.response.write(piece)) return void call.response.once('drain', more);
      }
      call.response.end();
    };
    more();
  },
  'huge-announced': ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(50 * MB) });
    response.write('<html>');
  },
  'redirect-ok': send(301, '', { location: '/ok' }),
  /** From https to http: the host must be mapped. */
  downgrade: send(302, '', { location: 'http://plain.test/ok' }),
  'redirect-loop': send(302, '', { location: '/redirect-loop' }),
  'redirect-ring': (call) => hop(call, Number.POSITIVE_INFINITY),
  'cookie-loop': send(302, '', { location: '/cookie-loop', 'set-cookie': 'seen=1' }),
  'five-hops': (call) => hop(call, 5),
  'thirty-hops': (call) => hop(call, 30),
  'redirect-private': send(302, '', { location: 'http://10.0.0.1/' }),
  'redirect-scheme': send(302, '', { location: 'file:///etc/passwd' }),
  'redirect-nowhere': send(302, '', { location: 'http://[bad' }),
  'redirect-no-location': send(302, '转到别处'),
  'redirect-gbk': (call) => {
    const location = Buffer.concat([Buffer.from('Location: /echo/'), gb18030Encode('公开')]).toString(
      'latin1',
    );
    raw(
      call,
      Buffer.from(
        `HTTP/1.1 302 Found\r\n${location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
        'latin1',
      ),
    );
  },
  echo: (call) => send(200, call.url.pathname)(call),
  'slow-drip': (call) => {
    call.response.writeHead(200, { 'content-type': 'text/html' });
    stream(call, ' ', 30);
  },
  'never-ending': (call) => {
    call.response.writeHead(200, { 'content-type': 'text/html' });
    stream(call, '<p>还有</p>'.repeat(100), 5);
  },
  silent: () => {},
  'slow-404': (call) => {
    call.response.writeHead(404, { 'content-type': 'text/html' });
    stream(call, ' ', 30);
  },
  'reset-mid-body': (call) =>
    raw(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>', 'reset'),
  'reset-at-once': ({ response }) => void response.socket?.resetAndDestroy(),
  'lying-length': (call) =>
    raw(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n<html>短'),
  'short-length': (call) =>
    raw(
      call,
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>后面还有<a href="/ok">',
    ),
  'one-byte-a-second': (call) => {
    call.response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
    stream(call, '<', 1_000);
  },
  'header-flood': (call) =>
    raw(call, `HTTP/1.1 200 OK\r\n${'X-Flood: '.concat('x'.repeat(1000), '\r\n').repeat(200)}\r\n`),
  'not-http': (call) => raw(call, 'SSH-2.0-OpenSSH_9.2\r\n'),
  'set-cookie': send(200, page('曲奇'), { 'set-cookie': 'session=secret-value' }),
  '429': ({ response, url, before }) => {
    const after = url.searchParams.get('after');
    const isOver = before > 0 && url.searchParams.has('once');
    response.writeHead(isOver ? 200 : 429, {
      'content-type': 'text/html',
      ...(after ? { 'retry-after': after } : {}),
    });
    response.end(page(isOver ? '好了' : '请求过多'));
  },
  flaky: (call) => send(call.before < 2 ? 503 : 200, page('时好时坏'))(call),
  'not-html': send(200, '%PDF-1.4 文件', { 'content-type': 'application/pdf' }),
  'pdf-as-html': send(200, '%PDF-1.4 文件'),
  'html-as-octets': send(200, page('网页'), { 'content-type': 'application/octet-stream' }),
  file: ({ request, response }) => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(200_000, 0x61)]);
    const until = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '')?.[1];
    const part = until === undefined ? bytes : bytes.subarray(0, Number(until) + 1);
    response.writeHead(until === undefined ? 200 : 206, {
      'content-type': 'application/pdf',
      'content-length': String(part.length),
      ...(until === undefined ? {} : { 'content-range': `bytes 0-${part.length - 1}/${bytes.length}` }),
    });
    response.end(part);
  },
  'empty-file': send(416, '', { 'content-range': 'bytes */0' }),
  script: send(200, 'document.write("<a href=/ok>政务服务</a>")', {
    'content-type': 'application/javascript',
  }),
  'soft-404': send(200, page('页面不存在', '<p>您访问的页面不存在或已删除</p>')),
  'robots.txt': (call) => send(200, ROBOTS, { 'content-type': 'text/plain' })(call),
  ...Object.fromEntries(STATUSES.map((status) => [String(status), send(status, page(`状态 ${status}`))])),
};

const ROBOTS =
  'User-agent: *\nDisallow: /private/\n\nUser-agent: Xunjian\nDisallow: /no-xunjian/\nCrawl-delay: 60\nSitemap: http://site.test/sitemap.xml\n';
