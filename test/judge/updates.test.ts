import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/targets/types.ts';
import { judgeWith, withFields } from './context.ts';
import { factsOf, type PageSpec, SITE, skip } from './facts.ts';

// F06 has a cycle of practice of 90 days; it is 2026-11-23.
const PLACE = '/ztzl/jczwgk/f06/';
const dated = (date: string, more: Partial<PageSpec> = {}): PageSpec => ({
  file: 'portal/field.html',
  role: 'field',
  values: { date },
  ...more,
});
const column = (over: Partial<Column> = {}): Column => ({
  portal: 'qingxi',
  name: '安全生产',
  url: `${SITE}${PLACE}`,
  type: 'other',
  cycleDays: null,
  owner: '',
  state: 'active',
  ...over,
});

/** What is said of the field's page, with further pages and what the city registered. */
function factOf(
  page: PageSpec,
  pages: Record<string, PageSpec> = {},
  columns: Column[] = [],
  skipped = [] as string[],
) {
  const facts = factsOf({
    home: 'special-topic/home-link.html',
    pages: {
      '/ztzl/jczwgk/': { file: 'portal/topic.html', role: 'topic' },
      [PLACE]: page,
      ...pages,
    },
    skipped: skipped.map((path) => skip(path)),
  });
  const verdict = judgeWith('topic-complete', facts, {}, withFields(['F06'], { columns }));
  const { fields } = ('facts' in verdict ? verdict.facts : {}) as {
    fields: { newest: string | null; update: { state: string; reason: string | null } | null }[];
  };
  const [fact] = fields;
  if (fact === undefined) throw new Error('nothing is said of the field');
  return fact;
}

const said = (...args: Parameters<typeof factOf>): string | null => {
  const { update } = factOf(...args);
  return update && [update.state, update.reason].filter((each) => each !== null).join(' ');
};

const OLD = '2026-06-01';
const BELOW: PageSpec = dated(OLD, { file: 'updates/with-column.html' });

describe('whether a field is kept up to date', () => {
  it.each<[string, Parameters<typeof factOf>, string | null]>([
    ['news within the cycle', [dated('2026-11-01')], 'timely'],
    ['the last day of the cycle', [dated('2026-08-25')], 'timely'],
    ['the day after', [dated('2026-08-24')], 'overdue'],
    [
      'an old day where a script may show more',
      [dated(OLD, { reading: { needsJs: ['empty-list'] } })],
      'undetermined needs_js',
    ],
    [
      'a new day where a script may show more',
      [dated('2026-11-01', { reading: { needsJs: ['empty-list'] } })],
      'timely',
    ],
    ['rows without a day', [dated('', { file: 'updates/undated.html' })], 'undetermined date_not_parsed'],
    ['an old day, and a column below that nobody opened', [BELOW], 'undetermined not_observed'],
    [
      'a column below that robots.txt forbids',
      [BELOW, {}, [], [`${PLACE}zcwj/`]],
      'undetermined robots_disallowed',
    ],
    ['a column below that has news', [BELOW, { [`${PLACE}zcwj/`]: dated('2026-11-10') }], 'timely'],
    ['a column below that has none', [BELOW, { [`${PLACE}zcwj/`]: dated(OLD) }], 'overdue'],
    ['a longer cycle that the city registered', [dated(OLD), {}, [column({ cycleDays: 365 })]], 'timely'],
    ['a shorter one', [dated('2026-10-01'), {}, [column({ cycleDays: 30 })]], 'overdue'],
    [
      'two columns of a field: the longer cycle',
      [dated('2026-10-01'), {}, [column({ cycleDays: 30 }), column({ cycleDays: 60 })]],
      'timely',
    ],
    ['a column registered without a cycle', [dated(OLD), {}, [column()]], 'overdue'],
    [
      'a column of another portal',
      [dated(OLD), {}, [column({ portal: 'other', cycleDays: 365 })]],
      'overdue',
    ],
    ['a column that is archived', [dated(OLD), {}, [column({ state: 'archived' })]], null],
    ['a page that says it is finished', [dated(OLD, { reading: { archived: true } })], null],
    [
      'a directory that asks for presence alone',
      [
        dated(OLD),
        {
          [`${PLACE}bzml/`]: {
            file: 'updates/for-good.html',
            role: 'directory',
            values: { field: '安全生产' },
          },
        },
      ],
      null,
    ],
    ['nothing published', [{ file: 'portal/blank.html', role: 'field' }], null],
    ['a page nobody could read', [{ role: 'field', state: 'blocked' }], null],
  ])('%s', (_, scene, expected) => expect(said(...scene)).toBe(expected));

  it('takes the newest day from the columns below as well', () =>
    expect(factOf(BELOW, { [`${PLACE}zcwj/`]: dated('2026-11-10') }).newest).toBe('2026-11-10'));

  it('says nothing of a field without a cycle', () => {
    const context = withFields(['F06']);
    const fields = context.fields.map((field) => ({ ...field, cycleDays: null }));
    const facts = factsOf({
      home: 'special-topic/home-link.html',
      pages: { '/ztzl/jczwgk/': { file: 'portal/topic.html', role: 'topic' }, [PLACE]: dated(OLD) },
    });
    expect(judgeWith('topic-complete', facts, {}, { ...context, fields })).toMatchObject({
      facts: { fields: [{ newest: OLD, update: null }] },
    });
  });
});
