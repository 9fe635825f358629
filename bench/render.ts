import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { childrenMemory, openBrowsers } from '../src/browser/index.ts';
import { openNet } from '../src/net/index.ts';

/** Renders home pages two at a time and prints pages a second and the memory of all processes, the first and last
 *  quarter apart. `node bench/render.ts [pages]` */
const PAGES = Number(process.argv[2] ?? 200);
const HOST = 'www.bench.test';

const rows = Array.from(
  { length: 100 },
  (_, n) => `<li><a href="/a/${n}.html">第${n}条政务动态的标题文字</a><span>2026-11-01</span></li>`,
).join('');
const page = `<!doctype html><meta charset="utf-8"><title>某县人民政府</title><link rel="stylesheet" href="/s.css"><script src="/h.js"></script><ul id="list">${rows}</ul><img src="/a.jpg"><script>fetch('/x.json').then((r) => r.json()).then((all) => { for (const t of all) list.insertAdjacentHTML('beforeend', '<li><a href="/b/' + t + '.html">' + t + '</a></li>'); });</script>`;
const answers: Record<string, [string, string]> = {
  '/s.css': ['text/css', 'li { line-height: 2 }'],
  '/h.js': [
    'text/javascript',
    'document.write("<div class=nav><a href=/>首页</a><a href=/bsfw/>办事服务</a></div>")',
  ],
  '/x.json': ['application/json', JSON.stringify(Array.from({ length: 20 }, (_, n) => `第${n}条通知`))],
};

const server = createServer((request, response) => {
  const [type, body] = answers[(request.url ?? '').split('?', 1)[0] ?? ''] ?? [
    'text/html; charset=utf-8',
    page,
  ];
  response.writeHead(200, { 'content-type': type }).end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const net = openNet({
  contact: '',
  resolve: [{ host: HOST, port: 80, address: '127.0.0.1', toPort: port }],
  requestsPerSecond: 10_000,
  connectionsPerHost: 12,
});
const browsers = openBrowsers({ pass: net.pass, userAgent: 'Mozilla/5.0 bench', parallel: 2 });
const sessions = [browsers.open(), browsers.open()];
const memory: number[] = [];
let left = PAGES;
let failed = 0;

await sessions[0]?.render({ url: `http://${HOST}/` });
const startedAt = performance.now();
await Promise.all(
  sessions.map(async (session) => {
    while (left-- > 0) {
      const result = await session.render({ url: `http://${HOST}/?${left}` });
      if (result.state === 'failed' || !result.html.includes('第19条通知')) failed += 1;
      if (left % 10 === 0) memory.push(((await childrenMemory()) ?? 0) + process.memoryUsage().rss);
    }
  }),
);
const seconds = (performance.now() - startedAt) / 1000;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const quarter = Math.max(1, Math.floor(memory.length / 4));
const [first, last] = [mean(memory.slice(0, quarter)), mean(memory.slice(-quarter))];
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
console.log(
  `pages ${PAGES}, failed ${failed}, ${(PAGES / seconds).toFixed(1)} pages/s, launches ${browsers.launches()}`,
);
console.log(
  `memory first quarter ${megabytes(first)}, last ${megabytes(last)} (${((last / first - 1) * 100).toFixed(0)} %), most ${megabytes(Math.max(...memory))}`,
);
for (const session of sessions) await session.close();
await browsers.close();
await net.close();
server.closeAllConnections();
server.close();
