import { describe, expect, it } from 'vitest';
import { renderPeriod } from '../../src/report/docx/index.ts';
import type { ReportModel } from '../../src/report/index.ts';
import { periodHtml } from '../../src/report/period/html.ts';
import { buildPeriod, periodOf, type Span } from '../../src/report/period/index.ts';
import { HOSTILE, MARK, poisoned } from './office/hostile.ts';
import { partsOf, textOf } from './office/zip.ts';
import { sampleModel } from './sample.ts';
import { watchedModel } from './watched.ts';

const span = (text: string): Span => {
  const found = periodOf(text);
  if (found === null) throw new Error(text);
  return found;
};

const runAt = (id: string, startedAt: string, over: Partial<ReportModel> = {}): ReportModel => {
  const model = sampleModel();
  return {
    ...model,
    run: { ...model.run, id, startedAt },
    coverage: { ...model.coverage, complete: true },
    ...over,
  };
};
const FIRST = runAt('r1', '2026-11-02T02:00:00.000Z');
const LAST = runAt('r3', '2026-11-29T02:00:00.000Z');

describe('periodOf', () => {
  it.each([
    ['2026-10', { kind: 'month', from: '2026-10-01', until: '2026-11-01' }],
    ['2026-12', { kind: 'month', from: '2026-12-01', until: '2027-01-01' }],
    ['2026-Q4', { kind: 'quarter', from: '2026-10-01', until: '2027-01-01' }],
    ['2026', { kind: 'year', from: '2026-01-01', until: '2027-01-01' }],
  ])('%s', (text, expected) => expect(periodOf(text)).toMatchObject(expected));
  it.each(['2026-13', '2026-Q5', '26-10', '', '2026-1', '../2026'])('refuses %s', (text) =>
    expect(periodOf(text)).toBeNull(),
  );
});

describe('buildPeriod', () => {
  it('takes runs by Beijing’s calendar', () => {
    const late = runAt('r4', '2026-11-30T16:30:00.000Z');
    expect(buildPeriod(span('2026-11'), [FIRST, late])?.runs.map(({ id }) => id)).toEqual(['r1']);
    expect(buildPeriod(span('2026-12'), [FIRST, late])?.runs.map(({ id }) => id)).toEqual(['r4']);
  });

  it('has nothing to say of a period without runs', () =>
    expect(buildPeriod(span('2025'), [FIRST])).toBeNull());

  it('compares like with like and lists the rest with why not', () => {
    const other = runAt('r2', '2026-11-10T02:00:00.000Z', {
      policies: FIRST.policies.map((policy) => ({ ...policy, hash: 'sha256:other' })),
    });
    const torn = runAt('r2b', '2026-11-12T02:00:00.000Z', {
      coverage: { ...FIRST.coverage, complete: false },
    });
    const period = buildPeriod(span('2026-11'), [LAST, torn, other, FIRST]);
    expect(period?.runs.map(({ id, apart }) => [id, apart])).toEqual([
      ['r1', null],
      ['r2', 'policies'],
      ['r2b', 'incomplete'],
      ['r3', null],
    ]);
    expect(period?.compared).toEqual(['r1', 'r3']);
    expect(period?.change?.fixed).toEqual([]);
    expect(period?.units.every(({ breaches }) => breaches.length === 2)).toBe(true);
  });

  it('a run over accounts alone, or over a few portals, is neither the standing of a period nor its beginning', () => {
    const few = { ...FIRST.coverage, targets: 1, attempted: 1, read: 1, complete: true };
    const many = { ...FIRST.coverage, targets: 9, attempted: 9, read: 9, complete: true };
    const none = { ...FIRST.coverage, targets: 0, attempted: 0, read: 0, complete: true };
    const { accounts } = watchedModel();
    const whole = { coverage: many, accounts };
    const runs = [
      runAt('r0', '2026-11-01T02:00:00.000Z', { coverage: few }),
      runAt('r1', '2026-11-02T02:00:00.000Z', whole),
      runAt('r2', '2026-11-03T02:00:00.000Z', { coverage: many, accounts: undefined }),
      runAt('r3', '2026-11-08T02:00:00.000Z', whole),
      runAt('r4', '2026-11-30T02:00:00.000Z', { coverage: none, targets: [], accounts }),
    ];
    const period = buildPeriod(span('2026-11'), runs);
    expect(period?.last?.run.id).toBe('r3');
    expect(period?.compared).toEqual(['r1', 'r3']);
    expect(period?.runs.map(({ apart }) => apart)).toEqual(['scope', null, 'scope', null, 'scope']);
  });

  it('renders to html and docx, the same bytes twice, without ranking', async () => {
    const period = buildPeriod(span('2026-Q4'), [FIRST, LAST]);
    if (period === null) throw new Error('no period');
    const html = periodHtml(period);
    expect(html).toContain('2026年第4季度');
    expect(html.replaceAll('不作排名', '')).not.toMatch(/排名|名次/);
    const [one, two] = [await renderPeriod(period), await renderPeriod(period)];
    expect(Buffer.compare(one, two)).toBe(0);
    const document = partsOf(one).get('word/document.xml') ?? '';
    expect(textOf(document)).toContain('期初期末对照');
    expect(document, 'Word takes whole twips only').not.toMatch(/ w:\w+="-?\d+\.\d+"/);
  });
});

it.each(HOSTILE)('hostile text in a period report is text and nothing else: %s', async (_, text) => {
  const [first, last] = [FIRST, LAST].map(({ run, coverage }) => ({ ...poisoned(text), run, coverage }));
  const period = buildPeriod(
    span('2026-11'),
    [first, last].filter((each) => each !== undefined),
  );
  if (period === null) throw new Error('no period');
  expect(periodHtml(period)).not.toMatch(/<script>alert|<!--/);
  const document = partsOf(await renderPeriod(period)).get('word/document.xml') ?? '';
  expect(textOf(document)).toContain(MARK);
  expect(document).not.toMatch(/<script|<!--|<w:instrText[^>]*>[^<]*DDE/);
});
