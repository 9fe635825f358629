import fc from 'fast-check';
import { read } from 'hucre';
import { describe, expect, it } from 'vitest';
import { supervisionOf, wholeOf } from '../../src/report/bulletin/index.ts';
import { type Cell, cellStanding } from '../../src/report/cell.ts';
import { renderBulletin } from '../../src/report/docx/index.ts';
import { type ReportModel, renderHtml, withSetAside } from '../../src/report/index.ts';
import { onePageHtml } from '../../src/report/pdf/one-page.ts';
import { renderProblems } from '../../src/report/xlsx/index.ts';
import { cellOf, cityOf, type Denial, FIELD, UNIT } from './cells-aside.ts';
import { partsOf, textOf } from './office/zip.ts';

const MISSING = cellOf({});
const BLANK = cellOf({ state: 'partial', entry: true, directory: true, content: 'none', items: 0 });
const entry = (over: Partial<Denial> = {}): Denial => ({ part: 'entry', ...over });
const directory = (over: Partial<Denial> = {}): Denial => ({ part: 'directory', ...over });
const DISMISSED = { state: 'dismissed' } as const;
const waived = (until: string) => ({ state: 'waived', until }) as const;

const BOTH = '专题中没有入口；没有标准目录';
const mattersOf = (model: ReportModel): string[] => supervisionOf(model).map(({ matter }) => matter);

describe('what is left of a cell once people decided', () => {
  it.each<[string, Cell, Denial[], string, string[]]>([
    ['nothing decided', MISSING, [entry(), directory()], 'missing', [BOTH]],
    [
      'cases that stand',
      MISSING,
      [entry({ state: 'confirmed' }), directory({ state: 'confirmed' })],
      'missing',
      [BOTH],
    ],
    [
      'only the entry is there after all',
      MISSING,
      [entry(DISMISSED), directory()],
      'partial',
      ['没有标准目录'],
    ],
    [
      'only the directory is there after all',
      MISSING,
      [entry(), directory(DISMISSED)],
      'partial',
      ['专题中没有入口'],
    ],
    [
      'only the directory is excused',
      MISSING,
      [entry(), directory(waived('2026-12-31'))],
      'missing',
      ['专题中没有入口'],
    ],
    ['both are there after all', MISSING, [entry(DISMISSED), directory(DISMISSED)], 'dismissed', []],
    [
      'both are excused, until the first waiver ends',
      MISSING,
      [entry(waived('2027-03-01')), directory(waived('2026-12-31'))],
      'waived 2026-12-31',
      [],
    ],
    [
      'one excused, one there after all',
      MISSING,
      [entry(DISMISSED), directory(waived('2026-12-31'))],
      'waived 2026-12-31',
      [],
    ],
    ['content that is there after all', BLANK, [{ part: 'content', ...DISMISSED }], 'dismissed', []],
    [
      'a directory that is there, whatever is said of its rows',
      cellOf({ state: 'partial', directory: true }),
      [entry(DISMISSED), directory({ subject: `${FIELD}/rows` })],
      'dismissed',
      [],
    ],
    [
      'the same part denied on two portals, and one of them stands',
      BLANK,
      [
        { part: 'content', ...DISMISSED },
        { part: 'content', at: 'yunxi-old' },
      ],
      'partial',
      ['没有内容'],
    ],
    ['a part that no finding denies stands', MISSING, [entry(DISMISSED)], 'partial', ['没有标准目录']],
    [
      'findings that deny every field at once',
      MISSING,
      [
        entry({ fields: ['F01', FIELD], subject: 'topic', ...DISMISSED }),
        directory({ fields: ['F01', FIELD], subject: 'directory', ...DISMISSED }),
      ],
      'dismissed',
      [],
    ],
    [
      'the finding of another field',
      MISSING,
      [entry({ fields: ['F06'], ...DISMISSED }), directory({ fields: ['F06'], ...DISMISSED })],
      'missing',
      [BOTH],
    ],
  ])('%s', (_, cell, denials, standing, matters) => {
    const model = cityOf([cell], denials);
    const [left] = model.matrix;
    if (left === undefined) throw new Error('no cell');
    const until = left.setAside?.until ?? null;
    expect([cellStanding(left), until].filter((each) => each !== null).join(' ')).toBe(standing);
    expect(mattersOf(model)).toEqual(matters);
    expect(left.state).toBe(cell.state);
  });

  it('counts again once a waiver has ended or a case was reopened', () => {
    const model = cityOf([MISSING], [entry(waived('2026-12-31')), directory(DISMISSED)]);
    expect(wholeOf(model.matrix)).toBe('—');
    const { history } = model;
    if (history === undefined) throw new Error('no history');
    const cases = history.cases.map((one) => ({ ...one, state: 'suspected', waivedUntil: null }));
    const again = withSetAside({ ...model, history: { ...history, cases } });
    expect(again.matrix).toEqual([MISSING]);
    expect(wholeOf(again.matrix)).toBe('0/1');
    expect(mattersOf(again)).toEqual([BOTH]);
  });
});

/** What each document says of the one cell. */
async function saidOf(model: ReportModel) {
  const pages = [...renderHtml(model)];
  const city = pages[0]?.html ?? '';
  const unit = pages.find(({ path }) => path === `units/${UNIT}.html`)?.html ?? '';
  const chapter = city.slice(city.indexOf('id="matrix"'));
  const word = textOf(partsOf(await renderBulletin(model)).get('word/document.xml') ?? '');
  const { sheets } = await read(await renderProblems(model));
  const cell = sheets.find(({ name }) => name === '领域矩阵')?.rows[
    model.fields.findIndex(({ id }) => id === FIELD) + 1
  ];
  return {
    city: /<td class="c ?[^"]*"><a[^>]*title="([^"]*)"/.exec(chapter)?.[1],
    supervised: city.includes('<details><summary>市财政局'),
    unit:
      unit
        .slice(unit.indexOf(`id="f-${FIELD}"`))
        .split('</tr>')[0]
        ?.replace(/<[^>]+>/g, ' ') ?? '',
    word,
    sheet: cell?.[3],
    duties: sheets.some(({ name }) => name === '督促清单'),
    page: onePageHtml(model).replace(/<[^>]+>/g, ''),
  };
}

describe('a cell in every document', () => {
  it('that stands is said to be missing', async () => {
    const said = await saidOf(cityOf([MISSING], [entry(), directory()]));
    expect(said).toMatchObject({ city: '缺少', supervised: true, duties: true });
    expect(said.sheet).toBe('✕ 缺少 目✕栏✕容?更–');
    expect(said.page).toContain('齐全 0/1；缺少 1 格，不全 0 格。');
    expect(said.word).not.toContain('已核减');
  });

  it('that was dismissed is accused in none, and marked in all', async () => {
    const said = await saidOf(cityOf([MISSING], [entry(DISMISSED), directory(DISMISSED)]));
    expect(said).toMatchObject({ city: '已核减', supervised: false, duties: false });
    expect(said.sheet).toBe('减 已核减 目减栏减容?更–');
    expect(said.unit).toContain('已核减');
    expect(said.unit).toContain('经复核核减，复核岗 决定');
    expect(said.unit).not.toContain('缺少');
    expect(said.word).toMatch(/减 减减\?–/);
    expect(said.word).toContain('本期各领域没有需要督促的事项');
    expect(said.page).toContain('齐全 —；缺少 0 格，不全 0 格；已核减或在豁免期内 1 格，不计入。');
  });

  it('that is under a waiver says until when', async () => {
    const until = waived('2026-12-31');
    const said = await saidOf(cityOf([MISSING], [entry(until), directory(until)]));
    expect(said).toMatchObject({ city: '已豁免至 2026-12-31', supervised: false, duties: false });
    expect(said.sheet).toBe('免 已豁免至 2026-12-31 目免栏免容?更–');
    expect(said.unit).toContain('豁免至 2026-12-31，复核岗 决定');
    expect(said.word).toMatch(/免 免免\?–\s*至 2026-12-31/);
  });

  it('of which one part was dismissed is held by the other alone', async () => {
    const said = await saidOf(cityOf([MISSING], [entry(DISMISSED), directory()]));
    expect(said).toMatchObject({ city: '不全', supervised: true, duties: true });
    expect(said.sheet).toBe('▲ 不全 目✕栏减容?更–');
    expect(said.word).not.toContain('专题中没有入口');
  });
});

const PARTS = ['entry', 'directory', 'content'] as const;
const found = fc.record({
  field: fc.constantFrom('F01', 'F02', 'F05', 'F06'),
  entry: fc.constantFrom(true, false, null),
  directory: fc.constantFrom(true, false, null),
  content: fc.constantFrom('some' as const, 'none' as const, 'dead' as const, null),
});
const decided = fc.record({
  part: fc.constantFrom(...PARTS),
  field: fc.constantFrom('F01', 'F02', 'F05', 'F06'),
  state: fc.constantFrom(undefined, 'confirmed' as const, 'dismissed' as const, 'waived' as const),
  at: fc.constantFrom('yunxi-portal', 'yunxi-old'),
});

/** As the matrix adds it up. */
const stateOf = ({ entry: e, directory: d, content: c }: Pick<Cell, 'entry' | 'directory' | 'content'>) =>
  e === false
    ? d
      ? 'partial'
      : 'missing'
    : d === false || c === 'none' || c === 'dead'
      ? 'partial'
      : 'complete';

const accused = ({ matrix }: ReportModel): string[] =>
  matrix.filter((cell) => ['missing', 'partial'].includes(cellStanding(cell))).map(({ field }) => field);

it('setting aside can only take accusations away, and never makes a cell whole', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(found, { selector: ({ field }) => field }),
      fc.array(decided),
      (cells, decisions) => {
        const matrix = cells.map((cell) => cellOf({ ...cell, state: stateOf(cell) }));
        const denials = decisions.map(({ field, state, ...each }, at) => ({
          ...each,
          ...(state && { state }),
          fields: [field],
          subject: `${field} ${at}`,
        }));
        const before = cityOf(
          matrix,
          denials.map(({ state: _, ...denial }) => denial),
        );
        const after = cityOf(matrix, denials);
        expect(accused(after).filter((field) => !accused(before).includes(field))).toEqual([]);
        expect(supervisionOf(after).length).toBeLessThanOrEqual(supervisionOf(before).length);
        const whole = ({ matrix: all }: ReportModel) =>
          all.filter((cell) => cellStanding(cell) === 'complete').length;
        expect(whole(after)).toBe(whole(before));
      },
    ),
  ));
