// The bench's city in a process of its own. Tells its port over IPC, and what was asked of the outside host when asked.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, normaliseTarget } from '../../src/demo/server/site.ts';
import { demoSites } from '../../src/demo/sites/index.ts';
import { CITY, OUTSIDE_HOST } from './portals.ts';

const MODEL = 'www.qingshan.gov.test';
/** Menus, friends and scripts of a real portal: brings a page to some 40 kB and 130 links. */
const WEIGHT_LINKS = 100;

const model = demoSites(Date.now()).find(({ host }) => host === MODEL);
if (!model) throw new Error(`the demo city has no ${MODEL}`);

const outside = Array.from(
  { length: CITY.outside },
  (_, index) => `<a href="http://${OUTSIDE_HOST}/page/${index}">友情链接${index}</a>`,
).join('');
const weight = Array.from(
  { length: WEIGHT_LINKS },
  (_, index) =>
    `<li class="menu-item level-two" id="item-${index}" style="margin:0 4px 2px 4px;padding:3px 8px;background:url(/i/dot.png) no-repeat"><a class="menu-link" href="/" title="站点导航${index}" target="_blank" rel="noopener" data-track="menu-${index}"><span class="icon icon-${index}"></span><span class="text">站点导航${index}</span></a></li>`,
).join('\n');

const pages = new Map<string, Buffer>();
const asked = new Map<string, number>();

const server = createServer((request, response) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const target = normaliseTarget(request.url ?? '/');
  if (host === OUTSIDE_HOST) {
    asked.set(target, (asked.get(target) ?? 0) + 1);
    const title = `<!doctype html><meta charset="utf-8"><title>${target}</title><p>${'站外正文。'.repeat(40)}`;
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(title);
  }
  const reply = answer(model, target);
  const isPage = reply.status === 200 && reply.type.includes('html');
  const body = isPage ? page(host, target, String(reply.body)) : reply.body;
  response.writeHead(reply.status, { 'content-type': reply.type, ...reply.headers }).end(body);
});

function page(host: string, target: string, html: string): Buffer {
  const known = pages.get(`${host} ${target}`);
  if (known) return known;
  const friends = target === '/' ? outside : '';
  const heavy = html.replaceAll(MODEL, host).replace('</body>', `${friends}<ul hidden>${weight}</ul></body>`);
  const bytes = Buffer.from(heavy);
  pages.set(`${host} ${target}`, bytes);
  return bytes;
}

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  process.send?.({ asked: [...asked.values()] });
  asked.clear();
});
process.on('disconnect', () => process.exit());
