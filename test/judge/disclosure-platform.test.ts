import { describe } from 'vitest';
import { type PageSpec, type Scene, skip } from './facts.ts';
import { table } from './table.ts';

const part = (file: string, more: Partial<PageSpec> = {}): PageSpec => ({ file, role: 'platform', ...more });
const TEXT = part('disclosure-platform/text.html');
const LIST = part('portal/news.html');
const parts = {
  '/zwgk/zn/': TEXT,
  '/zwgk/zd/': LIST,
  '/zwgk/fd/': LIST,
  '/zwgk/nb/': LIST,
  '/zwgk/ysq/': part('unified-entry/form.html'),
};
const scene = (change: Record<string, PageSpec> = {}, home = 'portal/news.html'): Scene => ({
  home,
  pages: { '/zwgk/': part('disclosure-platform/platform.html'), ...parts, ...change },
});

describe('disclosure platform', () => {
  table('disclosure-platform', [
    ['five parts, each with content', scene(), 'pass'],
    [
      'a part is not there',
      scene({ '/zwgk/': part('disclosure-platform/four-parts.html') }),
      'fail',
      ['platform_part_missing'],
    ],
    [
      'a part may stand on a column that robots.txt forbids',
      {
        ...scene({ '/zwgk/': part('disclosure-platform/four-and-more.html') }),
        skipped: [skip('/zwgk/qt/')],
      },
      'undetermined',
      'robots_disallowed',
    ],
    [
      'a part without content',
      scene({ '/zwgk/nb/': part('portal/blank.html') }),
      'fail',
      ['platform_part_blank'],
    ],
    [
      'a part that answers 404',
      scene({ '/zwgk/nb/': { role: 'platform', state: 'gone' } }),
      'fail',
      ['platform_part_blank'],
    ],
    [
      'no entry on the home page',
      { home: { file: 'unified-entry/no-entry.html', bare: true } },
      'fail',
      ['platform_absent'],
    ],
    [
      'entry leads to a 404',
      { home: 'portal/news.html', pages: { '/zwgk/': { role: 'platform', state: 'gone' } } },
      'fail',
      ['platform_dead'],
    ],
    [
      'a column called 政务公开 beside the platform',
      scene({ '/xxgk/': part('portal/news.html') }, 'disclosure-platform/home-two.html'),
      'pass',
    ],
    [
      'two platforms with parts of their own',
      scene({ '/xxgk/': part('disclosure-platform/platform.html') }, 'disclosure-platform/home-two.html'),
      'warn',
      ['platform_divergent'],
    ],
    [
      'a part whose list comes from a script',
      scene({ '/zwgk/nb/': part('portal/blank.html', { reading: { needsJs: ['empty-list'] } }) }),
      'undetermined',
      'needs_js',
    ],
    [
      'a part behind a WAF',
      scene({ '/zwgk/nb/': { role: 'platform', state: 'blocked' } }),
      'undetermined',
      'blocked',
    ],
    [
      'a part missing on a page whose menu is scripted',
      scene({
        '/zwgk/': part('disclosure-platform/four-parts.html', { reading: { needsJs: ['script-regions'] } }),
      }),
      'undetermined',
      'needs_js',
    ],
    [
      'platform unread',
      { home: 'portal/news.html', pages: { '/zwgk/': { role: 'platform', state: 'timeout' } } },
      'undetermined',
      'timeout_single_vantage',
    ],
    ['home unread', { home: { state: 'blocked' } }, 'undetermined', 'blocked'],
  ]);
});
