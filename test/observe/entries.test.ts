import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../src/facts/index.ts';
import { HOST, type House, hasBrowser, home, openHouse } from '../browser/house.ts';
import { judgeWith } from '../judge/context.ts';
import { observeHouse } from './portal.ts';

const page = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const rows = Array.from(
  { length: 8 },
  (_, n) => `<li><a href="/xw/${n}.html">第${n}条工作动态的标题文字</a><span>2026-11-0${n + 1}</span></li>`,
).join('');
const menu = (...items: string[]): string =>
  `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xw/">新闻中心</a></li>${items.map((item) => `<li>${item}</li>`).join('')}</ul></div>`;
/** A home page of ordinary news with `top` above and `body` below them. */
const front = (top: string, body = ''): string =>
  page('某县人民政府', `${top}<ul class="list">${rows}</ul>${body}`);

const tabs = (links: string): string =>
  `<ul class="tabs"><li id="t1" style="cursor:pointer">公开</li><li id="t2" style="cursor:pointer">办事服务</li></ul><div id="p2" style="display:none">${links}</div><script>t2.addEventListener('click', () => { p2.style.display = 'block'; });</script>`;

const HALL = page(
  '政务服务',
  '<h1>政务服务</h1><ul><li><a href="/g/1.html">办事指南</a></li><li><a href="/g/2.html">个人服务</a></li><li><a href="/g/3.html">法人服务</a></li></ul>',
);
const RIVAL = page(
  '网上办事大厅',
  '<ul><li><a href="/r/1.html">部门办事</a></li><li><a href="/r/2.html">进度查询</a></li></ul>',
);
const LOGIN = page(
  '用户登录',
  '<form method="post" action="/login"><input name="user" placeholder="用户名"><input type="password" name="pass" placeholder="密码"><input type="submit" value="登录"></form>',
);
const GONE = page('页面不存在', '<p>抱歉，您访问的页面不存在或已被删除。</p>');

type Verdict = 'pass' | 'fail' | 'undetermined';

/** How a home page offers its hall; what must be said of it, and the reason or the finding. */
const HOMES: [situation: string, home: string, verdict: Verdict, detail?: string][] = [
  ['a plain entry', front(menu('<a href="/zwfw/">政务服务</a>')), 'pass'],
  [
    'one hall by http, with www and without, index page, fragment and session',
    front(
      menu(`<a href="http://${HOST}/zwfw/">政务服务</a>`),
      `<a href="/zwfw/index.html">办事服务</a><a href="/zwfw/#top">网上办事</a><a href="http://${HOST.slice(4)}/zwfw/">办事大厅</a><a href="/zwfw/;jsessionid=ABC123">政务服务大厅</a>`,
    ),
    'pass',
  ],
  [
    'the hall and a page that hands on to it by script, by refresh, by redirect',
    front(
      menu('<a href="/zwfw/">政务服务</a>'),
      '<a href="/jump-script.html">网上办事</a><a href="/jump-refresh.html">办事大厅</a><a href="/jump.html">办事服务</a>',
    ),
    'pass',
  ],
  [
    'banners that open the hall in a new window, each time with another stamp',
    front(
      menu(),
      `<div class="b" id="a" style="cursor:pointer">政务服务</div><img id="b" alt="网上办事" src="/b.png" style="cursor:pointer;width:90px;height:30px"><script>for (const one of [a, b]) one.onclick = () => window.open('/zwfw/?t=' + Date.now() + '&r=' + Math.random());</script>`,
    ),
    'pass',
  ],
  [
    'a banner with areas',
    front(
      menu(),
      '<img src="/b.png" usemap="#m"><map name="m"><area shape="rect" coords="0,0,90,30" href="/zwfw/" alt="政务服务"></map>',
    ),
    'pass',
  ],
  [
    'a button that posts a form into a new window',
    front(menu(), '<form action="/zwfw/" method="post" target="_blank"><button>办事服务</button></form>'),
    'pass',
  ],
  [
    'a header written by a script file',
    page('某县人民政府', `<script src="/header.js"></script><ul class="list">${rows}</ul>`),
    'pass',
  ],
  [
    'a menu in a shadow root',
    front(
      `<x-menu></x-menu><script>customElements.define('x-menu', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<div class="nav"><a href="/zwfw/">政务服务</a></div>'; } });</script>`,
    ),
    'pass',
  ],
  ['an entry in a frame of the site', front(menu(), '<iframe src="/frame.html"></iframe>'), 'pass'],
  [
    'an entry in a frame of a sister host',
    front(menu(), `<iframe src="http://zt.${HOST.slice(4)}/frame.html"></iframe>`),
    'pass',
  ],
  [
    'a link that loads the hall into a frame beside it',
    front(
      menu(
        `<a href="javascript:void(0)" onclick="document.getElementById('work').src = '/zw' + 'fw/'">政务服务</a>`,
      ),
      '<iframe id="work" src="about:blank"></iframe>',
    ),
    'pass',
  ],
  [
    'a full-page slider whose menu names its sections by id',
    front(
      menu('<a href="#page4">政务服务</a>'),
      '<div class="section" id="page4"><h2>政务服务</h2><a href="/zwfw/">更多</a></div>',
    ),
    'pass',
  ],
  [
    'a full-page slider whose sections a script builds and names by anchor',
    front(
      menu('<a href="#page4">政务服务</a>'),
      `<div id="fullpage"></div><script>document.getElementById('fullpage').innerHTML = '<div class="section" data-anchor="page4"><h2>政务服务</h2><a href="/zwfw/">更多</a></div>';</script>`,
    ),
    'pass',
  ],
  [
    'tabs within the page, the hall alone behind one of them',
    front(menu(), tabs('<a href="/zwfw/">进入大厅</a>')),
    'pass',
  ],
  [
    'tabs within the page, links nobody knows behind one of them',
    front(
      menu(),
      tabs('<a href="/zwfw/">进入大厅</a><a href="/g/4.html">户籍</a><a href="/g/5.html">社保</a>'),
    ),
    'undetermined',
    'needs_human_judgement',
  ],
  [
    'a hall behind a log-in only',
    front(menu('<a href="/login/">政务服务</a>')),
    'undetermined',
    'login_wall',
  ],
  ['a hall that is not there', front(menu('<a href="/nothing/">政务服务</a>')), 'fail', 'entry_dead'],
  ['a hall that says it is not there', front(menu('<a href="/sorry/">政务服务</a>')), 'fail', 'entry_dead'],
  [
    'a hall that turns automation away',
    front(menu('<a href="/guarded/">政务服务</a>')),
    'undetermined',
    'blocked',
  ],
  [
    'two halls, one of them behind a banner only a browser can follow',
    front(
      menu('<a href="/zwfw/">政务服务</a>'),
      `<div id="other" style="cursor:pointer;width:200px">网上办事大厅</div><script>other.addEventListener('click', () => { location.href = '/ws' + 'bs/'; });</script>`,
    ),
    'fail',
    'entries_rival',
  ],
  [
    'a code to scan in place of an entry',
    front(menu(), '<div class="qr"><img src="/gft.png" alt="赣服通二维码"><p>扫码下载赣服通办事</p></div>'),
    'undetermined',
    'needs_human_judgement',
  ],
  [
    'a picture that does nothing, on a page that opens windows of itself',
    front(
      menu(),
      `<div id="d" style="cursor:pointer">政务服务</div><div id="e" style="cursor:pointer">互动交流</div><script>window.open('/ad/'); e.onclick = () => window.open('/zwfw/');</script>`,
    ),
    'fail',
    'entry_absent',
  ],
  [
    'a second hall that a style sheet hides from every visitor',
    front(
      menu('<a href="/zwfw/">政务服务</a>'),
      '<link rel="stylesheet" href="/hides.css"><div class="old"><a href="/wsbs/">网上办事大厅</a></div>',
    ),
    'pass',
  ],
  [
    'one hall page under two addresses',
    front(menu('<a href="/zwfw/?from=nav">政务服务</a>'), '<a href="/zwfw/?from=banner">网上办事大厅</a>'),
    'pass',
  ],
  [
    'one frame page whose script makes two halls of it',
    front(menu('<a href="/shell/?hall=1">政务服务</a>'), '<a href="/shell/?hall=2">网上办事大厅</a>'),
    'fail',
    'entries_rival',
  ],
  [
    'a hall that is a frame of another site and nothing else',
    front(menu('<a href="/framed/">政务服务</a>')),
    'undetermined',
    'structure_not_recognised',
  ],
  [
    'a banner that asks a server where to go',
    front(
      menu(),
      `<div id="b" style="cursor:pointer">政务服务</div><script>b.onclick = () => fetch('/where').then((answer) => answer.text()).then((to) => window.open(to));</script>`,
    ),
    'pass',
  ],
  [
    'a banner that asks whether to leave, and one that acts when the button goes down',
    front(
      menu(),
      `<div id="b" style="cursor:pointer">政务服务</div><div id="c" style="cursor:pointer">网上办事</div><script>b.onclick = () => confirm('即将离开') && window.open('/zw' + 'fw/'); c.onmousedown = () => window.open('/ws' + 'bs/');</script>`,
    ),
    'fail',
    'entries_rival',
  ],
  ['no hall at all', front(menu('<a href="/gk/">政府概况</a>')), 'fail', 'entry_absent'],
];

let house: House;

describe.skipIf(!hasBrowser)('the service entry of a home page', () => {
  beforeAll(async () => {
    house = await openHouse({
      ...Object.fromEntries(HOMES.map(([, body], index) => [`/${index}/`, body])),
      '/zwfw/': HALL,
      '/zwfw/index.html': HALL,
      '/zwfw/;jsessionid=ABC123': HALL,
      '/wsbs/': RIVAL,
      '/login/': LOGIN,
      '/sorry/': GONE,
      '/hides.css': (_, response) =>
        response.writeHead(200, { 'content-type': 'text/css' }).end('.old { display: none }'),
      '/where': (_, response) => setTimeout(() => response.end('/zwfw/'), 600),
      '/framed/': page(
        '政务服务',
        '<iframe src="http://hall.elsewhere.test/" width="900" height="700"></iframe>',
      ),
      '/shell/': page(
        '政务服务',
        `<div id="app"></div><script>const hall = new URLSearchParams(location.search).get('hall'); document.getElementById('app').innerHTML = ['办事指南', '个人服务'].map((name) => '<a href="/g' + hall + '/">' + name + '</a>').join('');</script>`,
      ),
      '/frame.html': page('f', '<div class="nav"><a href="/zwfw/">政务服务</a></div>'),
      '/jump.html': (_, response) => response.writeHead(302, { location: '/zwfw/' }).end(),
      '/jump-refresh.html': '<!doctype html><meta http-equiv="refresh" content="0;url=/zwfw/">',
      '/jump-script.html': '<!doctype html><script>location.replace("/zw" + "fw/")</script>',
      '/header.js': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/javascript' })
          .end(`document.write('<div class="nav">' + ['政务', '服务'].join('').link('/zwfw/') + '</div>')`),
      '/guarded/': page(
        '政务服务',
        `<div id="app"></div><script>if (navigator.webdriver) document.documentElement.innerHTML = '<head><title>安全验证</title></head><body>请完成安全验证<div id="captcha"></div></body>'; else document.getElementById('app').innerHTML = '<a href="/g/">办事指南</a>';</script>`,
      ),
    });
  });
  afterAll(() => house.close());

  it.each(HOMES.map(([situation, , ...said], index) => ({ situation, index, said })))(
    '$situation',
    async ({ index, said: [verdict, detail] }) => {
      const url = `${home}${index}/`;
      const plan = { maxPages: 6, maxLinks: 0 };
      const facts = assemble(await observeHouse(house, { withBrowser: true, url, plan }));
      const result = judgeWith('unified-entry', facts, { entry: 'service' });
      const told = 'findings' in result ? result.findings.map(({ code }) => code) : [];
      expect(result).toMatchObject({ verdict });
      if (detail !== undefined) expect('reason' in result ? [result.reason] : told).toContain(detail);
    },
    30_000,
  );
});
