import { describe, expect, it } from 'vitest';
import type { PageRole, Visit } from '../../src/facts/index.ts';
import { readPage } from '../../src/html/index.ts';
import { renderReasons } from '../../src/observe/render-reasons.ts';
import { lexicon, NOW } from './portal.ts';

const URL_HERE = 'http://www.house.test/';
const SEEN = { state: 'ok', challenge: null, finalUrl: URL_HERE } as const;
const page = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>某县人民政府</title></head><body>${body}</body></html>`;

const rows = Array.from(
  { length: 6 },
  (_, n) => `<li><a href="/xw/${n}.html">第${n}条工作动态的标题文字</a><span>2026-11-0${n + 1}</span></li>`,
).join('');
const NAMES = ['政务服务', '互动交流', '专题专栏', '基层政务公开标准化规范化', '政府信息公开'];
const menu = (names: readonly string[]): string =>
  `<div class="nav"><ul>${names.map((name, n) => `<li><a href="/m${n}/">${name}</a></li>`).join('')}</ul></div>`;
const whole = `${menu(NAMES)}<ul class="list">${rows}</ul>`;

const reasonsFor = (body: string, role: PageRole, visit: Partial<Visit> = {}): string[] =>
  renderReasons(
    readPage(page(body), { url: URL_HERE, now: NOW, status: 200, contentType: 'text/html' }),
    { ...SEEN, ...visit },
    role,
    lexicon,
  );

/** A page, its role, and whether a browser must look at it. */
const PAGES: [situation: string, body: string, role: PageRole, asks: boolean][] = [
  ['a home page with every entrance', whole, 'home', false],
  ['a home page that lacks one', `${menu(NAMES.slice(1))}<ul class="list">${rows}</ul>`, 'home', true],
  [
    'a home page whose entrance is a banner without an address',
    `${menu(NAMES.slice(1))}<img alt="政务服务" onclick="enter(3)"><ul class="list">${rows}</ul>`,
    'home',
    true,
  ],
  [
    'a home page with two different halls, of which a style sheet may hide one',
    `${whole}<a href="/other/">网上办事大厅</a>`,
    'home',
    true,
  ],
  [
    'a home page with a second entrance that is a handler',
    `${whole}<img alt="网上办事大厅" onclick="enter(3)">`,
    'home',
    true,
  ],
  ['a shell that a script fills', '<div id="app"></div><script src="/app.js"></script>', 'home', true],
  ['a column with rows', whole, 'column', false],
  [
    'a column whose list comes by script',
    `${menu(NAMES)}<ul id="list" class="list"></ul><script>fetch('/rows.json').then(fill)</script>`,
    'column',
    true,
  ],
  [
    'an article with its text',
    `${menu(NAMES)}<div class="article-content">${'正文内容。'.repeat(40)}</div>`,
    'article',
    false,
  ],
];

describe('a browser is asked only when needed', () => {
  it.each(PAGES)('%s', (_, body, role, asks) => expect(reasonsFor(body, role).length > 0).toBe(asks));

  it.each<[string, Partial<Visit>]>([
    ['a gate', { state: 'blocked', challenge: 'jsl' }],
    ['a page that is not there', { state: 'gone' }],
    ['a page that did not come', { state: 'timeout' }],
  ])('never for %s', (_, visit) => expect(reasonsFor('<div id="app"></div>', 'home', visit)).toEqual([]));

  it('never for a page nothing was read of', () =>
    expect(renderReasons(null, SEEN, 'home', lexicon)).toEqual([]));
});
