import { describe, expect, it } from 'vitest';
import { judgeWith } from './context.ts';
import { factsOf, type PageSpec, type Scene } from './facts.ts';
import { table } from './table.ts';

const column = (file = 'page-tags/column.html', values: Record<string, string> = {}): PageSpec => ({
  file,
  bare: true,
  role: 'column',
  values,
});
const article = (values: Record<string, string> = {}): PageSpec => ({
  file: 'page-tags/article.html',
  bare: true,
  role: 'article',
  values: { pub: '2026-11-12 10:30', source: '清溪县人民政府办公室', domain: 'www.qingxi.gov.cn', ...values },
});
const scene = (pages: Record<string, PageSpec> = {}): Scene => ({ home: 'portal/news.html', pages });

describe('page tags', () => {
  table('page-tags', [
    ['3 on the home page', scene(), 'pass'],
    ['7 on a column, 10 on an article', scene({ '/xwdt/': column(), '/xwdt/t1.html': article() }), 'pass'],
    [
      'no tag on the home page',
      { home: { file: 'unified-entry/no-entry.html', bare: true } },
      'fail',
      ['tag_missing'],
    ],
    [
      'a column with only the site tags',
      scene({ '/xwdt/': { file: 'portal/news.html', role: 'column' } }),
      'fail',
      ['tag_missing'],
    ],
    [
      'the word null as a value',
      scene({ '/xwdt/t1.html': article({ source: 'null' }) }),
      'fail',
      ['tag_null'],
    ],
    [
      'a domain written with http://',
      scene({ '/xwdt/t1.html': article({ domain: 'http://www.qingxi.gov.cn' }) }),
      'fail',
      ['tag_domain_scheme'],
    ],
    ['a date that is none', scene({ '/xwdt/t1.html': article({ pub: '刚刚' }) }), 'fail', ['tag_date_form']],
    [
      'a date still to come',
      scene({ '/xwdt/t1.html': article({ pub: '2026-12-01 08:00' }) }),
      'fail',
      ['tag_date_future'],
    ],
    ['a page that was blocked owes nothing', scene({ '/xwdt/': { state: 'blocked' } }), 'pass'],
    [
      'a page of another site owes nothing',
      scene({ 'http://other.gov.cn/': { file: 'unified-entry/no-entry.html', bare: true, role: 'column' } }),
      'pass',
    ],
    ['home unread', { home: { state: 'timeout' } }, 'undetermined', 'unreachable'],
    [
      'home a script shell',
      { home: { file: 'portal/news.html', reading: { kind: 'spa-shell', needsJs: ['spa-shell'] } } },
      'undetermined',
      'needs_js',
    ],
  ]);

  it('says a flaw of the template once, with the number of pages', () => {
    const pages = {
      '/a.html': article({ source: '' }),
      '/b.html': article({ source: '' }),
      '/c.html': article(),
    };
    const result = judgeWith('page-tags', factsOf(scene(pages)));
    expect(result).toMatchObject({
      measured: '2/4',
      findings: [{ subject: 'inner/ContentSource/tag_missing', params: { pages: 2, checked: 3 } }],
    });
  });
});
