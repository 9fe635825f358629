import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gatherCases,
  gatherFindings,
  gatherOpen,
  gatherProblems,
  openOf,
  type Problem,
  problemsOf,
  rowLines,
  rowText,
} from '../../src/report/bulletin/index.ts';
import { renderBulletin } from '../../src/report/docx/index.ts';
import { LongTable } from '../../src/report/docx/long-table.ts';
import { siteAnnex } from '../../src/report/docx/problem-annexes.ts';
import type { ReportModel } from '../../src/report/index.ts';
import { FINDING_CODES, findingText } from '../../src/wording/findings.ts';
import { gistOf } from '../../src/wording/gathered-findings.ts';
import { partsOf, textOf } from './office/zip.ts';
import { sampleModel } from './sample.ts';
import { caseOf, withCases } from './sample-cases.ts';

const [base] = problemsOf(sampleModel());
if (base === undefined) throw new Error('the sample has no problem');
const PAGE = 'http://a.gov.cn/zt/';
const problem = (code: string, params: NonNullable<Problem['said']>['params'], over = {}): Problem => ({
  ...base,
  url: PAGE,
  message: findingText(code, params).message,
  said: { code, params },
  ...over,
});
const missing = (field: string, over = {}): Problem => problem('field_missing', { field }, over);
const linesOf = (...problems: Problem[]): string[][] =>
  gatherProblems(problems).map((row) => rowLines(row).map(({ text, url }) => `${text} ${url ?? ''}`.trim()));

describe('rows of a printed list', () => {
  it.each<[string, Problem[], string[][]]>([
    [
      'three fields of one page are one sentence',
      [missing('重大建设项目'), missing('公共资源交易'), missing('扶贫')],
      [[`专题中没有下列 3 个领域的入口：重大建设项目、公共资源交易、扶贫。 ${PAGE}`]],
    ],
    ['one alone speaks as it always did', [missing('扶贫')], [[`专题中没有“扶贫”领域的入口。 ${PAGE}`]]],
    [
      'files of different pages stand beside their pages',
      [
        problem('file_gone', { name: '附件一' }, { url: 'http://a.gov.cn/1.doc' }),
        problem('file_gone', { name: '附件二' }, { url: 'http://a.gov.cn/2.doc' }),
      ],
      [['下列 2 个附件已不存在：', '“附件一” http://a.gov.cn/1.doc', '“附件二” http://a.gov.cn/2.doc']],
    ],
    [
      'another value than the thing named is another sentence',
      [
        problem('file_is_html', { name: '甲', extension: 'pdf' }),
        problem('file_is_html', { name: '乙', extension: 'pdf' }),
        problem('file_is_html', { name: '丙', extension: 'doc' }),
      ],
      [
        [
          '3 项：',
          `下列 2 个附件的扩展名是 pdf，实际打开的是网页：“甲”、“乙”。 ${PAGE}`,
          `附件“丙”的扩展名是 doc，实际打开的是网页。 ${PAGE}`,
        ],
      ],
    ],
    [
      'without code and values the messages are told, each once',
      [
        { ...base, url: PAGE, said: null, message: '甲不对。' },
        { ...base, url: PAGE, said: null, message: '乙不对。' },
        { ...base, url: PAGE, said: null, message: '甲不对。' },
      ],
      [['3 项：', `甲不对。 ${PAGE}`, `乙不对。 ${PAGE}`]],
    ],
    [
      'the same message of two pages keeps both',
      [
        { ...base, url: PAGE, said: null, message: '甲不对。' },
        { ...base, url: `${PAGE}2`, said: null, message: '甲不对。' },
      ],
      [['甲不对：', PAGE, `${PAGE}2`]],
    ],
  ])('%s', (_, problems, expected) => expect(linesOf(...problems)).toEqual(expected));

  it.each<[string, Partial<Problem>]>([
    ['another unit', { unit: 'other' }],
    ['another site', { target: 'other' }],
    ['another indicator', { indicator: 'other' }],
    ['another clause', { clause: '另一条' }],
    ['advice', { standing: 'advised' }],
    ['a warning', { standing: 'warn' }],
    ['another weight', { severity: 'advice' }],
    ['another measure', { measured: 'other' }],
    ['another day', { seenAt: '2020-01-01T00:00:00.000Z' }],
    ['a case that is confirmed', { case: caseOf(0) }],
  ])('%s has a row of its own', (_, over) =>
    expect(gatherProblems([missing('甲', over), missing('乙')])).toHaveLength(2),
  );

  it('the state of cases parts no rows where no column tells of it', () =>
    expect(gatherFindings([missing('甲', { case: caseOf(0) }), missing('乙')])).toHaveLength(1));

  it('in short name a few and say that there are more', () => {
    const fields = ['甲', '乙', '丙', '丁'].map((field) => missing(field));
    const [row] = gatherProblems(fields);
    if (row === undefined) throw new Error('no row');
    expect(rowText(row, 2)).toBe('专题中没有下列 4 个领域的入口：甲、乙等。');
    const dead = problem('link_broken', { text: '首页', state: 'gone' });
    const [mixed] = gatherProblems([dead, ...fields]);
    if (mixed === undefined) throw new Error('no row');
    expect(rowText(mixed, 2)).toBe(
      '5 项：首页链接“首页”打不开：已不存在；专题中没有下列 4 个领域的入口：甲、乙等。',
    );
  });
});

const some = fc.record({
  target: fc.constantFrom('a', 'b'),
  indicator: fc.constantFrom('topic-complete', 'directory'),
  standing: fc.constantFrom<Problem['standing']>('breach', 'advised', 'warn'),
  state: fc.constantFrom(null, 'suspected', 'confirmed', 'disputed'),
  code: fc.constantFrom('field_missing', 'directory_missing', 'home_stale', null),
  page: fc.constantFrom(null, PAGE, `${PAGE}2`),
});
const problems = fc.array(some, { minLength: 1, maxLength: 30 }).map((all): Problem[] =>
  all.map(({ state, code, page, ...over }, at) => ({
    ...base,
    ...over,
    id: String(at),
    url: page,
    case: state === null ? null : { ...caseOf(0), state },
    message:
      code === null ? `第${at}处` : findingText(code, { field: `领域${at}`, newest: `新${at}` }).message,
    said: code === null ? null : { code, params: { field: `领域${at}`, newest: `新${at}` } },
  })),
);

describe('whatever the problems', () => {
  it('each stands in one row with what it names and its page, and no row mixes what must stay apart', () => {
    fc.assert(
      fc.property(problems, (all) => {
        const rows = gatherProblems(all);
        expect(rows.flatMap((row) => row.all.map(({ id }) => id)).toSorted()).toEqual(
          all.map(({ id }) => id).toSorted(),
        );
        for (const row of rows) {
          const kindOf = (one: Problem): unknown => [
            one.standing,
            one.case?.state,
            one.target,
            one.indicator,
          ];
          for (const one of row.all) {
            expect(kindOf(one)).toEqual(kindOf(row.first));
            const name = new RegExp(`(领域|新|第)${one.id}(?!\\d)`);
            expect(rowLines(row).filter(({ text, url }) => name.test(text) && url === one.url)).toHaveLength(
              1,
            );
          }
        }
        expect(rows.map(rowLines)).toEqual(gatherProblems(structuredClone(all)).map(rowLines));
      }),
    );
  });
});

/** Every value a finding's message shows, each as its own name in brackets. */
const valuesOf = (code: string): Record<string, string> => {
  const names = new Set<string>();
  const asked = new Proxy(
    {},
    {
      get: (_, name) => {
        names.add(String(name));
        return 'x';
      },
    },
  );
  findingText(code, asked);
  return Object.fromEntries([...names].map((name) => [name, `⟦${name}⟧`]));
};

describe('the words of a gathered finding', () => {
  const codes = FINDING_CODES.filter((code) => gistOf(code, {}) !== null);
  it('there are some', () => expect(codes.length).toBeGreaterThan(20));
  it.each(codes.map((code) => [code]))('%s lose no value of its message, and name the thing once', (code) => {
    const values = valuesOf(code);
    const gist = gistOf(code, values);
    const { message } = findingText(code, values);
    const whole = `${gist?.lead(7)}${gist?.thing}`;
    for (const value of Object.values(values).filter((each) => message.includes(each)))
      expect(whole.split(value), value).toHaveLength(2);
    expect(gist?.lead(7)).toContain('7');
    expect(whole).not.toMatch(/[{}]|未标明/);
  });
});

describe('the summary of the ledger', () => {
  const due = (dueOn: string | null, over: Partial<Problem> = {}): Problem => ({
    ...missing('甲', over),
    case: caseOf(0, { dueOn }),
  });
  it('has a row for every site, indicator, state and deadline', () => {
    const all = [
      due('2026-12-01'),
      due('2026-12-01'),
      due('2026-12-02'),
      due('2026-12-01', { unit: 'other' }),
    ];
    const rows = gatherCases(all, ({ case: one }) => one?.dueOn ?? '');
    expect(rows.map((row) => row.all.length)).toEqual([2, 1, 1]);
  });
});

describe('what could not be told', () => {
  it('is gathered by item and reason, and loses no site', () => {
    const open = openOf(withCases([]));
    const rows = gatherOpen(open);
    expect(rows.flatMap(({ all }) => all)).toHaveLength(open.length);
    for (const { all, first } of rows)
      for (const one of all) expect([one.title, one.reason]).toEqual([first.title, first.reason]);
    expect(new Set(rows.map(({ first }) => `${first.title} ${first.indicator} ${first.reason}`)).size).toBe(
      rows.length,
    );
  });
});

describe('a row of very many', () => {
  const annex = (count: number, unnamed: number): string => {
    const links = Array.from({ length: count }, (_, at) =>
      problem('file_gone', { name: `附件${at}` }, { url: `http://a.gov.cn/${at}.doc`, unnamed }),
    );
    const [table] = siteAnnex(links).slice(-1);
    return table instanceof LongTable ? JSON.stringify([...table.lots()]) : '';
  };
  it.each([
    ['is whole while it can be read', 30, 0, /附件29/, /另有/],
    ['says how many stand in the workbook only', 100, 0, /附件38.*另有 61 处，见问题清单电子表格/, /附件39/],
    ['says what was counted and not named', 2, 7, /附件1.*另有 7 处已计入实测数/, /电子表格/],
  ])('%s', (_, count, unnamed, wanted, unwanted) => {
    const words = annex(count, unnamed);
    expect(words).toMatch(wanted);
    expect(words).not.toMatch(unwanted);
  });
});

describe('what guiding units have to see to', () => {
  it('has a row a field, and says of which units the same is lacking', async () => {
    const model = sampleModel();
    const [field] = model.fields;
    if (field === undefined) throw new Error('no field');
    const cellOf = (at: number, over: Partial<ReportModel['matrix'][number]> = {}) => {
      const cell = model.matrix.filter((each) => each.field === field.id)[at];
      if (cell === undefined) throw new Error('no cell');
      const whole = { entry: true, directory: true, content: 'some', newest: null, items: 3 } as const;
      return { ...cell, ...whole, state: 'partial' as const, ...over };
    };
    const cells = [
      cellOf(0, { directory: false }),
      cellOf(1, { directory: false }),
      cellOf(2, { content: 'none' }),
    ];
    const bytes = await renderBulletin({ ...model, fields: [field], matrix: cells });
    const names = cells.map(({ unit }) => model.units.find(({ id }) => id === unit)?.name);
    const words = textOf(partsOf(bytes).get('word/document.xml') ?? '');
    expect(words).toContain(`不全：${names[0]}、${names[1]}（没有标准目录）`);
    expect(words).toContain(`不全：${names[2]}（没有内容）`);
    expect(words.split(`${field.no}.${field.name}`)).toHaveLength(field.guides.length + 1);
  });
});
