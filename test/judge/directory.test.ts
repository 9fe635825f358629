import { describe, expect, it } from 'vitest';
import { judgeWith, withFields } from './context.ts';
import { factsOf, type PageSpec, type Scene, skip } from './facts.ts';
import { table } from './table.ts';

const context = withFields(['F01', 'F02', 'F06', 'F12']);
const NAMES: Record<string, string> = {
  f01: '国土空间规划',
  f02: '征地补偿',
  f06: '安全生产',
  f12: '环境保护',
};
const base = '/ztzl/jczwgk/';

/** The four fields, each with a page and a directory below it; `change` replaces or removes some of them. */
function scene(change: Record<string, PageSpec | null> = {}): Scene {
  const pages: Record<string, PageSpec> = {
    '/ztzl/': { file: 'special-topic/index-without.html', role: 'topic-index' },
    [base]: { file: 'portal/topic.html', role: 'topic' },
  };
  for (const [id, field] of Object.entries(NAMES)) {
    pages[`${base}${id}/`] = { file: 'portal/field.html', role: 'field' };
    pages[`${base}${id}/bzml/`] = { file: 'portal/directory.html', role: 'directory', values: { field } };
  }
  for (const [path, spec] of Object.entries(change)) {
    if (spec === null) delete pages[base + path];
    else pages[base + path] = spec;
  }
  return { home: 'special-topic/home-link.html', pages };
}
const one = (file: string, more: Partial<PageSpec> = {}): PageSpec => ({
  file,
  role: 'directory',
  values: { field: '安全生产' },
  ...more,
});
const without: Record<string, PageSpec | null> = Object.fromEntries(
  Object.keys(NAMES).flatMap((id) => [
    [`${id}/`, { file: 'directory/field-without.html', role: 'field' }],
    [`${id}/bzml/`, null],
  ]),
);

describe('directory', () => {
  table(
    'directory',
    [
      [
        'a directory page of one field that robots.txt forbids',
        {
          ...scene({ 'f06/': { file: 'directory/field-beside.html', role: 'field' }, 'f06/bzml/': null }),
          skipped: [skip(`${base}f06/zl/`)],
        },
        'undetermined',
        'robots_disallowed',
      ],
      [
        'a field whose list goes on',
        scene({ 'f06/': { file: 'directory/field-paged.html', role: 'field' }, 'f06/bzml/': null }),
        'undetermined',
        'not_observed',
      ],
      ['a complete table for every field, cells merged, 同上', scene(), 'pass'],
      [
        'a row without basis and level',
        scene({ 'f06/bzml/': one('directory/incomplete.html') }),
        'fail',
        ['directory_incomplete'],
      ],
      [
        'one field without a directory',
        scene({ 'f06/': { file: 'directory/field-without.html', role: 'field' }, 'f06/bzml/': null }),
        'fail',
        ['directory_missing'],
      ],
      [
        'a directory that answers 404',
        scene({ 'f06/bzml/': { role: 'directory', state: 'gone' } }),
        'fail',
        ['directory_missing'],
      ],
      ['no directory anywhere', scene(without), 'fail', ['directories_absent']],
      [
        'all tables on one page below the topic',
        scene({
          ...without,
          '': { file: 'directory/topic-with-directories.html', role: 'topic' },
          'bzml/': { file: 'directory/all.html', role: 'directory' },
        }),
        'pass',
      ],
      [
        'a 政府信息公开目录 in the menu is no 标准目录',
        scene({ ...without, '': { file: 'directory/topic-with-other-directory.html', role: 'topic' } }),
        'fail',
        ['directories_absent'],
      ],
      [
        'no topic and no directory',
        {
          home: 'portal/news.html',
          pages: { '/ztzl/': { file: 'special-topic/index-without.html', role: 'topic-index' } },
        },
        'fail',
        ['directories_absent'],
      ],
      [
        'no topic, but a column links a 标准目录',
        {
          home: 'portal/news.html',
          pages: {
            '/ztzl/': { file: 'special-topic/index-without.html', role: 'topic-index' },
            '/zwgk/': 'directory/column-with-link.html',
          },
        },
        'undetermined',
        'not_observed',
      ],
      [
        'the directory is an attachment',
        scene({ 'f06/bzml/': one('directory/attachment.html') }),
        'undetermined',
        'attachment_not_parsed',
      ],
      [
        'the directory is a file linked by the field',
        scene({ 'f06/': { file: 'directory/field-file.html', role: 'field' }, 'f06/bzml/': null }),
        'undetermined',
        'attachment_not_parsed',
      ],
      [
        'the directory is a picture',
        scene({ 'f06/bzml/': one('directory/picture.html') }),
        'undetermined',
        'structure_not_recognised',
      ],
      [
        'the directory page is behind a WAF',
        scene({ 'f06/bzml/': { role: 'directory', state: 'blocked' } }),
        'undetermined',
        'blocked',
      ],
      ['the directory page was not reached', scene({ 'f06/bzml/': null }), 'undetermined', 'not_observed'],
      [
        'the field page is behind a WAF',
        scene({ 'f06/': { role: 'field', state: 'blocked' }, 'f06/bzml/': null }),
        'undetermined',
        'blocked',
      ],
      [
        'topic not read',
        scene({ ...without, '': { role: 'topic', state: 'timeout' } }),
        'undetermined',
        'timeout_single_vantage',
      ],
    ],
    {},
    context,
  );

  it.each<[string, Scene, { fields: string[]; part: string }]>([
    [
      'one that answers 404',
      scene({ 'f06/bzml/': { role: 'directory', state: 'gone' } }),
      { fields: ['F06'], part: 'directory' },
    ],
    [
      'rows that are not complete',
      scene({ 'f06/bzml/': one('directory/incomplete.html') }),
      { fields: ['F06'], part: 'directory' },
    ],
    ['none anywhere', scene(without), { fields: ['F01', 'F02', 'F06', 'F12'], part: 'directory' }],
  ])('says whose directory it is about: %s', (_, made, about) =>
    expect(judgeWith('directory', factsOf(made), {}, context)).toMatchObject({ findings: [{ about }] }),
  );

  it('counts incomplete rows and gives a sample', () => {
    const result = judgeWith(
      'directory',
      factsOf(scene({ 'f06/bzml/': one('directory/incomplete.html') })),
      {},
      context,
    );
    expect(result).toMatchObject({
      measured: '3/4',
      findings: [
        { subject: 'F06/rows', params: { field: '安全生产', incomplete: 1, rows: 2, sample: ['检查结果'] } },
      ],
    });
  });
});
