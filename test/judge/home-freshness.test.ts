import { describe } from 'vitest';
import type { PageSpec, Scene } from './facts.ts';
import { table } from './table.ts';

const home = (file: string, date = '', more: Partial<PageSpec> = {}): PageSpec => ({
  file: `home-freshness/${file}`,
  values: { date },
  ...more,
});
const at = (date: string, pages: Scene['pages'] = {}): Scene => ({ home: home('dated.html', date), pages });
const article = (pub: string): PageSpec => ({
  file: 'page-tags/article.html',
  bare: true,
  role: 'article',
  values: { pub },
});

describe('home freshness', () => {
  table(
    'home-freshness',
    [
      ['an item of yesterday', at('2026-11-22'), 'pass'],
      ['ten days', at('2026-11-13'), 'pass'],
      ['eleven days', at('2026-11-12'), 'warn', ['home_ageing']],
      ['fourteen days', at('2026-11-09'), 'warn', ['home_ageing']],
      ['fifteen days', at('2026-11-08'), 'fail', ['home_stale']],
      ['an item of tomorrow does not count', at('2026-11-24'), 'fail', ['home_stale']],
      ['month and day only', { home: home('month-day.html') }, 'pass'],
      ['an old item pinned on top', { home: home('pinned.html') }, 'pass'],
      [
        'stale lists, but a column the home page leads to is fresh',
        at('2026-10-01', { '/xwdt/': 'portal/news.html' }),
        'pass',
      ],
      [
        'undated rows, dated by an article they lead to',
        { home: home('undated.html'), pages: { '/xwdt/t1.html': article('2026-11-21 09:00') } },
        'pass',
      ],
      [
        'undated rows, the article is old',
        { home: home('undated.html'), pages: { '/xwdt/t1.html': article('2026-09-01 09:00') } },
        'fail',
        ['home_stale'],
      ],
      ['undated rows nobody could date', { home: home('undated.html') }, 'undetermined', 'date_not_parsed'],
      [
        'undated rows, only another list is dated, and old',
        { home: home('undated.html'), pages: { '/xwdt/': home('dated.html', '2026-10-01') } },
        'undetermined',
        'date_not_parsed',
      ],
      [
        'old dates, but lists come from scripts',
        { home: home('dated.html', '2026-10-01', { reading: { needsJs: ['empty-list'] } }) },
        'undetermined',
        'needs_js',
      ],
      [
        'nothing but navigation',
        { home: { file: 'department-fields/home.html' } },
        'undetermined',
        'date_not_parsed',
      ],
      [
        'nothing but navigation, a column is fresh',
        { home: { file: 'department-fields/home.html' }, pages: { '/xwdt/': 'portal/news.html' } },
        'pass',
      ],
      ['home unread', { home: { state: 'blocked' } }, 'undetermined', 'blocked'],
    ],
    { failDays: 14, warnDays: 10 },
  );
});
