import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EntryKind, type FactRecord, labelOf, type PageFact } from '../../src/facts/index.ts';
import { selectEntries } from '../../src/html/index.ts';
import { HOST, type House, hasBrowser, home, openHouse } from '../browser/house.ts';
import { lexicon, observeHouse } from './portal.ts';

const page = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
const rows = (name: string): string =>
  `<ul class="list">${[1, 2, 3, 4, 5, 6].map((n) => `<li><a href="/${name}/${n}.html">${name}第${n}条工作动态的标题</a><span>2026-11-0${n}</span></li>`).join('')}</ul>`;
const menu = `<div class="nav"><a href="/">首页</a><a href="/xw/">新闻中心</a><a href="/zwgk/">政府信息公开</a><a href="/ztzl/">专题专栏</a></div>`;
const foot = `<div class="footer">主办单位：某县人民政府办公室 <a href="/map.html">网站地图</a></div>`;

const PAGES = {
  '/': page(
    '某县人民政府',
    `${menu}${rows('xw')}<div class="banner" id="b1" style="cursor:pointer;width:300px;height:80px">办事服务</div><img id="b2" alt="互动交流" src="/b.png" style="cursor:pointer;width:200px;height:60px">${foot}
<script>document.getElementById('b1').addEventListener('click', () => { location.href = '/bsfw/'; }); document.getElementById('b2').addEventListener('click', () => window.open('/hdjl/'));</script>`,
  ),
  '/bsfw/': page(
    '办事服务',
    `${menu}<div id="app"></div>${foot}<script>fetch('/items.json').then((r) => r.json()).then((all) => { document.getElementById('app').innerHTML = all.map((t) => '<a href="/bsfw/' + t + '.html">' + t + '</a>').join(''); });</script>`,
  ),
  '/hdjl/': page(
    '互动交流',
    `${menu}<form action="/send" method="post"><input name="title" placeholder="标题"><textarea name="body" placeholder="留言内容"></textarea><input type="submit" value="提交"></form>${foot}`,
  ),
  '/zwgk/': page(
    '政府信息公开',
    `${menu}<h1>政府信息公开</h1><div id="list" class="list"></div>${foot}<script>setTimeout(() => fetch('/rows.html').then((r) => r.text()).then((t) => { document.getElementById('list').innerHTML = t; }), 100);</script>`,
  ),
  '/ztzl/': page(
    '专题专栏',
    `${menu}<x-topics></x-topics>${foot}<script>customElements.define('x-topics', class extends HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML = '<ul class="list"><li><a href="/zt/1/">优化营商环境专题</a><span>2026-11-02</span></li><li><a href="/zt/2/">基层政务公开标准化规范化专题</a><span>2026-11-03</span></li></ul>'; } });</script>`,
  ),
  '/rows.html': rows('gk'),
};

let house: House;

const observe = (withBrowser: boolean): Promise<FactRecord[]> => observeHouse(house, { withBrowser });

const pageAt = (records: readonly FactRecord[], url: string): PageFact | undefined =>
  records.find((record): record is PageFact => record.type === 'page' && record.visit.url === url);
const leadsTo = (fact: PageFact | undefined, kind: EntryKind): (string | null)[] =>
  selectEntries(fact?.reading?.links ?? [], kind, lexicon, { pageUrl: home })
    .filter(({ strength }) => strength === 'general')
    .map(({ url }) => url);

describe.skipIf(!hasBrowser)('a portal that is written by scripts', () => {
  let seen: FactRecord[];
  let unseen: FactRecord[];
  beforeAll(async () => {
    house = await openHouse({
      ...PAGES,
      '/items.json': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('["户籍办理","社保登记","不动产登记"]'),
    });
    unseen = await observe(false);
    seen = await observe(true);
  }, 60_000);
  afterAll(() => house?.close());

  it('follows banners to where a click really leads', () => {
    expect(leadsTo(pageAt(seen, home), 'service')).toContain(`http://${HOST}/bsfw/`);
    expect(leadsTo(pageAt(seen, home), 'interaction')).toContain(`http://${HOST}/hdjl/`);
    expect(pageAt(seen, home)?.render).toMatchObject({ outcome: 'rendered' });
  });

  it('visits what lies behind them', () => {
    expect(pageAt(seen, `http://${HOST}/bsfw/`)).toMatchObject({ rendered: true });
    const labels = pageAt(seen, `http://${HOST}/bsfw/`)?.reading?.links.map(labelOf);
    expect(labels).toContain('社保登记');
  });

  it('reads a list that comes by XHR, and rows in a shadow root', () => {
    expect(pageAt(seen, `http://${HOST}/zwgk/`)?.reading?.listState).toBe('items');
    const topics = pageAt(seen, `http://${HOST}/ztzl/`)?.reading?.links.map(labelOf);
    expect(topics).toContain('基层政务公开标准化规范化专题');
  });

  it('keeps where a browser draws a link', () => {
    const link = pageAt(seen, home)?.reading?.links.find((each) => labelOf(each) === '新闻中心');
    expect(link?.box).toHaveLength(4);
  });

  it('says why it asked a browser, and that there was none', () => {
    const fact = pageAt(unseen, home);
    expect(fact).toMatchObject({ rendered: false, render: { outcome: 'no_browser' } });
    expect(fact?.render?.reasons).toContain('entries-missing');
  });
});
