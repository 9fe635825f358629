// A real RSSHub before invented upstreams. Copied into the cache and run there: it must find RSSHub's own packages.
// Plain JavaScript, because none of its packages is known to our compiler. AGPL-3.0: never a dependency of ours.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HeaderGenerator } from 'header-generator';
import { MockAgent, setGlobalDispatcher } from 'undici';

// 2.1.82 cannot find headers for its own presets; any will do before a stand-in.
HeaderGenerator.prototype.getHeaders = () => ({ 'user-agent': 'standin' });

const now = Date.now();
const agent = new MockAgent();
agent.disableNetConnect();
setGlobalDispatcher(agent);
const answer = (origin, match, body, type) =>
  agent
    .get(origin)
    .intercept({ path: match, method: 'GET' })
    .reply(200, body, { headers: { 'content-type': type } })
    .persist();

const created = new Date(now - 86_400_000 + 28_800_000).toUTCString().replace(',', '').split(' ');
const createdAt = `${created[0]} ${created[2]} ${created[1]} ${created[4]} +0800 ${created[3]}`;
const user = {
  id: 1,
  screen_name: '清溪发布',
  description: '政务微博',
  profile_image_url: 'https://x.test/a.jpg',
};
const status = {
  id: '5',
  bid: 'Qa',
  mid: '5',
  text: '便民提示',
  created_at: createdAt,
  user,
  isLongText: false,
  pics: [],
};
const weibo = (wanted) =>
  (wanted.includes('/api/container/getIndex') || wanted.includes('/statuses/show')) &&
  !wanted.includes('999');
const json = 'application/json';
answer(
  'https://m.weibo.cn',
  (wanted) => weibo(wanted) && !wanted.includes('containerid'),
  { ok: 1, data: { userInfo: user, tabsInfo: { tabs: [{ tab_type: 'weibo', containerid: '1076031' }] } } },
  json,
);
answer(
  'https://m.weibo.cn',
  (wanted) => weibo(wanted) && wanted.includes('containerid'),
  { ok: 1, data: { cards: [{ card_type: 9, mblog: status }] } },
  json,
);
answer(
  'https://m.weibo.cn',
  (wanted) => wanted.includes('999'),
  { ok: -100, url: 'https://passport.weibo.com/' },
  json,
);
const ct = Math.floor(now / 1000) - 3 * 86_400;
answer(
  'https://mp.weixin.qq.com',
  (wanted) => wanted.includes('appmsgalbum') && wanted.includes('blocked'),
  '<html><body>环境异常</body></html>',
  'text/html',
);
answer(
  'https://mp.weixin.qq.com',
  (wanted) => wanted.includes('appmsgalbum') && !wanted.includes('blocked'),
  `<html><body><div class="album__author-name">清溪发布</div><div class="album__label-title">政策解读</div><ul><li data-title="一图读懂" data-link="http://mp.weixin.qq.com/s?__biz=MzA1&amp;mid=1&amp;idx=1&amp;sn=aa"><div class="album__item-img"></div><span class="js_article_create_time">${ct}</span></li></ul></body></html>`,
  'text/html',
);
answer(
  'https://mp.weixin.qq.com',
  (wanted) => wanted.startsWith('/s'),
  `<html><body><div id="js_article"><h1 id="activity-name">一图读懂</h1><div id="js_content"><p>正文</p></div></div><script nonce="1" type="text/javascript">\nvar item_show_type = "0";\nitem_show_type = "0";\nvar real_item_show_type = "0";\nreal_item_show_type = "0";\nvar ct = "${ct}";\n</script></body></html>`,
  'text/html',
);

process.env.NODE_ENV = 'production';
process.env.NO_LOGFILES = 'true';
process.env.WEIBO_COOKIES = 'SUB=standin';
const lib = path.resolve('node_modules/rsshub/dist-lib');
const appFile = readdirSync(lib).find(
  (name) =>
    /^app-[\w-]+\.mjs$/.test(name) && readFileSync(path.join(lib, name), 'utf8').includes('./registry-'),
);
if (!appFile) throw new Error('RSSHub has changed its build: the app is not found');
const { default: app } = await import(pathToFileURL(path.join(lib, appFile)).href);

const server = createServer(async (request, response) => {
  const reply = await app.fetch(
    new Request(`http://localhost${request.url}`, { headers: { 'user-agent': 'xunjian' } }),
  );
  response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? 'text/plain' });
  response.end(Buffer.from(await reply.arrayBuffer()));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`PORT ${server.address().port}\n`));
