import { describe, expect, it } from 'vitest';
import { county, judgeWith, withFields } from './context.ts';
import { factsOf, type PageSpec, type Scene, skip } from './facts.ts';
import { table } from './table.ts';

const context = withFields(['F01', 'F02', 'F06', 'F12']);
const NO_TOPIC: PageSpec = { file: 'special-topic/index-without.html', role: 'topic-index' };
const FIELD: PageSpec = { file: 'portal/field.html', role: 'field' };
const full: Record<string, PageSpec> = Object.fromEntries(
  ['f01', 'f02', 'f06', 'f12'].map((id) => [`/ztzl/jczwgk/${id}/`, FIELD]),
);
const scene = (fields: Record<string, PageSpec>, topic: Partial<PageSpec> = {}): Scene => ({
  home: 'special-topic/home-link.html',
  pages: {
    '/ztzl/': NO_TOPIC,
    '/ztzl/jczwgk/': { file: 'portal/topic.html', role: 'topic', ...topic },
    ...fields,
  },
});

describe('topic complete', () => {
  table(
    'topic-complete',
    [
      ['all fields, one under its alias 生态环境', scene(full), 'pass'],
      [
        'two fields under the one alias 自然资源',
        scene({ '/ztzl/jczwgk/zrzy/': FIELD, ...full }, { file: 'topic-complete/merged.html' }),
        'pass',
      ],
      [
        'a field kept by another authority, which answers',
        scene(
          {
            ...full,
            'http://jiangxi.chinatax.gov.cn/': {
              file: 'unified-entry/no-entry.html',
              bare: true,
              role: 'field',
            },
          },
          { file: 'topic-complete/outside.html' },
        ),
        'pass',
      ],
      [
        'a field shown as a section of the topic page',
        scene(full, { file: 'topic-complete/sections.html' }),
        'pass',
      ],
      [
        'a field that is missing',
        scene(full, { file: 'topic-complete/without-one.html' }),
        'fail',
        ['field_missing'],
      ],
      [
        'a group of fields that robots.txt forbids',
        {
          ...scene(full, { file: 'topic-complete/with-group.html' }),
          skipped: [skip('/ztzl/jczwgk/zdgk/')],
        },
        'undetermined',
        'robots_disallowed',
      ],
      [
        'a column beside the fields that was never asked',
        scene(full, { file: 'topic-complete/with-group.html' }),
        'fail',
        ['field_missing'],
      ],
      [
        'no field on the topic, and a column below it that was never asked',
        scene({}, { file: 'topic-complete/group-only.html' }),
        'undetermined',
        'not_observed',
      ],
      [
        'a list that scripts fill',
        scene(full, { file: 'topic-complete/without-one.html', reading: { needsJs: ['empty-list'] } }),
        'undetermined',
        'needs_js',
      ],
      [
        'a field only in the menu that the home page has, too',
        {
          ...scene({ ...full, '/shbx/': FIELD }, { file: 'topic-complete/menu-field.html' }),
          home: 'topic-complete/home-menu.html',
        },
        'fail',
        ['field_missing'],
      ],
      [
        'a field without content',
        scene({ ...full, '/ztzl/jczwgk/f06/': { ...FIELD, file: 'portal/blank.html' } }),
        'fail',
        ['field_blank'],
      ],
      [
        'a field that answers 404',
        scene({ ...full, '/ztzl/jczwgk/f06/': { role: 'field', state: 'gone' } }),
        'fail',
        ['field_dead'],
      ],
      [
        'no topic',
        { home: 'portal/news.html', pages: { '/ztzl/': NO_TOPIC } },
        'fail',
        ['fields_without_topic'],
      ],
      [
        'a field behind a WAF',
        scene({ ...full, '/ztzl/jczwgk/f06/': { role: 'field', state: 'blocked' } }),
        'undetermined',
        'blocked',
      ],
      [
        'a field whose list comes from a script',
        scene({
          ...full,
          '/ztzl/jczwgk/f06/': { ...FIELD, file: 'portal/blank.html', reading: { needsJs: ['empty-list'] } },
        }),
        'undetermined',
        'needs_js',
      ],
      [
        'an empty column shell whose children hold the data',
        scene({
          ...full,
          '/ztzl/jczwgk/f06/': {
            ...FIELD,
            file: 'portal/blank.html',
            finalUrl: '/ztzl/jczwgk/f06/xxgk_lists.shtml',
          },
        }),
        'undetermined',
        'structure_not_recognised',
      ],
      [
        'a field the budget did not reach',
        scene({ '/ztzl/jczwgk/f01/': FIELD, '/ztzl/jczwgk/f02/': FIELD, '/ztzl/jczwgk/f12/': FIELD }),
        'undetermined',
        'not_observed',
      ],
      [
        'a missing field, but menus come from scripts',
        scene(full, { file: 'topic-complete/without-one.html', reading: { needsJs: ['script-regions'] } }),
        'undetermined',
        'needs_js',
      ],
      ['topic behind a WAF', scene({}, { state: 'blocked', reading: {} }), 'undetermined', 'blocked'],
    ],
    {},
    context,
  );

  it('leaves out what the unit has no function for', () => {
    const central = withFields(['F01', 'F02', 'F06', 'F12'], {
      unit: { ...county, functionsAbsent: ['国土空间规划', '征地补偿'] },
    });
    const result = judgeWith(
      'topic-complete',
      factsOf(scene(full, { file: 'topic-complete/central.html' })),
      {},
      central,
    );
    expect(result).toMatchObject({
      verdict: 'pass',
      measured: '2/2',
      facts: {
        fields: [
          { field: 'F06', entry: true, content: 'some', items: 2, newest: '2026-11-01' },
          { field: 'F12', entry: true },
        ],
      },
    });
  });

  it('does not apply to a unit without any of the functions', () => {
    const none = withFields(['F01'], { unit: { ...county, functionsAbsent: ['国土空间规划'] } });
    expect(judgeWith('topic-complete', factsOf(scene({})), {}, none)).toEqual({
      verdict: 'not_applicable',
      exemption: 'EX-CENTRAL',
    });
  });

  it('names a missing field by its id, so that the finding holds over runs', () => {
    const result = judgeWith(
      'topic-complete',
      factsOf(scene(full, { file: 'topic-complete/without-one.html' })),
      {},
      context,
    );
    expect(result).toMatchObject({
      findings: [{ code: 'field_missing', subject: 'F06', params: { field: '安全生产' } }],
    });
  });

  it.each<[string, Scene, { fields: string[]; part: string }]>([
    [
      'a missing entry',
      scene(full, { file: 'topic-complete/without-one.html' }),
      { fields: ['F06'], part: 'entry' },
    ],
    [
      'an entry that leads nowhere',
      scene({ ...full, '/ztzl/jczwgk/f06/': { role: 'field', state: 'gone' } }),
      { fields: ['F06'], part: 'content' },
    ],
    [
      'no topic at all, which denies every field',
      { home: 'portal/news.html', pages: { '/ztzl/': NO_TOPIC } },
      { fields: ['F01', 'F02', 'F06', 'F12'], part: 'entry' },
    ],
  ])('says which fields it denies, and which part of them: %s', (_, made, about) =>
    expect(judgeWith('topic-complete', factsOf(made), {}, context)).toMatchObject({ findings: [{ about }] }),
  );
});
