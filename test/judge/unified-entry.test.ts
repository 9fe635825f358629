import { describe, expect, it } from 'vitest';
import { judgeWith } from './context.ts';
import { factsOf, type PageSpec } from './facts.ts';
import { type Row, table } from './table.ts';

const entry = (file: string, more: Partial<PageSpec> = {}): PageSpec => ({ file, role: 'entry', ...more });
const HALL = entry('portal/hall.html');
const dead: PageSpec = { role: 'entry', state: 'gone' };
const unread = (state: PageSpec['state']): PageSpec => ({
  role: 'entry',
  ...(state === undefined ? {} : { state }),
});

const service: Row[] = [
  ['one menu entry to a hall', { home: 'portal/news.html', pages: { '/zwfw/': HALL } }, 'pass'],
  [
    'the same hall twice, nav and banner',
    { home: 'unified-entry/hall-twice.html', pages: { '/zwfw/': HALL, '/zwfw/index.html': HALL } },
    'pass',
  ],
  [
    'two addresses, one redirects to the other',
    {
      home: 'unified-entry/rivals.html',
      pages: { '/zwfw/': HALL, '/wsbs/': entry('portal/hall.html', { finalUrl: '/zwfw/' }) },
    },
    'pass',
  ],
  [
    'own hall page and the platform it hands over to',
    {
      home: 'unified-entry/hall-and-platform.html',
      pages: {
        '/zwfw/': entry('portal/hall-to-platform.html'),
        'http://qx.jxzwfww.gov.cn/': entry('portal/hall.html', { bare: true }),
      },
    },
    'pass',
  ],
  [
    'two halls that both claim the whole',
    { home: 'unified-entry/rivals.html', pages: { '/zwfw/': HALL, '/wsbs/': HALL } },
    'fail',
    ['entries_rival'],
  ],
  [
    'two labels that stand in for an entrance and claim no whole',
    {
      home: { file: 'unified-entry/stand-ins.html', bare: true },
      pages: { '/ggfw/': HALL, '/bmfw/': HALL },
    },
    'undetermined',
    'needs_human_judgement',
  ],
  [
    'one of two claims is dead',
    { home: 'unified-entry/rivals.html', pages: { '/zwfw/': HALL, '/wsbs/': dead } },
    'pass',
  ],
  ['the only claim is dead', { home: 'portal/news.html', pages: { '/zwfw/': dead } }, 'fail', ['entry_dead']],
  [
    'soft 404 behind the entry',
    { home: 'portal/news.html', pages: { '/zwfw/': entry('portal/blank.html', { state: 'soft_404' }) } },
    'fail',
    ['entry_dead'],
  ],
  [
    'an empty page behind the entry',
    { home: 'portal/news.html', pages: { '/zwfw/': entry('portal/blank.html') } },
    'fail',
    ['entry_blank'],
  ],
  [
    'one claim is gone, the other is a click nobody followed',
    { home: 'unified-entry/dead-beside.html', pages: { '/zwfw/': { role: 'entry', state: 'gone' } } },
    'undetermined',
    'needs_js',
  ],
  [
    'no entry at all',
    { home: { file: 'unified-entry/no-entry.html', bare: true } },
    'fail',
    ['entry_absent'],
  ],
  [
    'scattered items without an entrance',
    { home: { file: 'unified-entry/only-items.html', bare: true } },
    'undetermined',
    'needs_human_judgement',
  ],
  [
    'menu written by a script nobody read',
    { home: { file: 'unified-entry/scripted-menu.html', bare: true } },
    'undetermined',
    'needs_js',
  ],
  [
    'an entry that is a script call',
    { home: { file: 'unified-entry/script-entry.html', bare: true } },
    'undetermined',
    'needs_js',
  ],
  [
    'hall behind a WAF',
    { home: 'portal/news.html', pages: { '/zwfw/': unread('blocked') } },
    'undetermined',
    'blocked',
  ],
  [
    'hall that asks for a browser',
    {
      home: 'portal/news.html',
      pages: { '/zwfw/': { ...HALL, reading: { kind: 'spa-shell', needsJs: ['spa-shell'] } } },
    },
    'undetermined',
    'needs_js',
  ],
  [
    'hall that timed out',
    { home: 'portal/news.html', pages: { '/zwfw/': unread('timeout') } },
    'undetermined',
    'timeout_single_vantage',
  ],
  [
    'hall with a name that does not resolve',
    { home: 'portal/news.html', pages: { '/zwfw/': unread('dns_nxdomain') } },
    'undetermined',
    'unreachable',
  ],
  [
    'hall for logged-in people only',
    { home: 'portal/news.html', pages: { '/zwfw/': unread('login_required') } },
    'undetermined',
    'login_wall',
  ],
  [
    'one hall read, its rival blocked',
    { home: 'unified-entry/rivals.html', pages: { '/zwfw/': HALL, '/wsbs/': unread('blocked') } },
    'undetermined',
    'blocked',
  ],
  ['destination never asked for', { home: 'portal/news.html' }, 'undetermined', 'not_observed'],
  ['home behind a WAF', { home: { state: 'blocked', challenge: 'jsl' } }, 'undetermined', 'blocked'],
];

describe('service entry', () => {
  table('unified-entry', service, { entry: 'service' });

  it('keeps the candidates with their destinations as facts', () => {
    const result = judgeWith(
      'unified-entry',
      factsOf({ home: 'unified-entry/rivals.html', pages: { '/zwfw/': HALL, '/wsbs/': dead } }),
      { entry: 'service' },
    );
    expect(result).toMatchObject({
      facts: {
        present: true,
        unified: true,
        candidates: [
          { text: '政务服务', href: '/zwfw/', region: 'nav', effective: true },
          { text: '网上办事', href: '/wsbs/', effective: false },
        ],
      },
    });
  });
});

describe('interaction entry', () => {
  table(
    'unified-entry',
    [
      [
        'mailbox and consultation',
        { home: 'portal/news.html', pages: { '/hdjl/': entry('portal/letters.html') } },
        'pass',
      ],
      [
        'a message form without known words',
        { home: 'portal/news.html', pages: { '/hdjl/': entry('unified-entry/form.html') } },
        'pass',
      ],
      [
        'a page of other things',
        { home: 'portal/news.html', pages: { '/hdjl/': entry('portal/news.html') } },
        'undetermined',
        'needs_human_judgement',
      ],
    ],
    { entry: 'interaction' },
  );
});
