import { fingerprint } from '../../src/judge/index.ts';
import type { Cell } from '../../src/report/cell.ts';
import { type ReportCase, type ReportModel, withSetAside } from '../../src/report/index.ts';
import { document, finding, result, sampleModel } from './sample.ts';

/** One finding about fields, and what became of its case. */
export interface Denial {
  part: 'entry' | 'directory' | 'content';
  fields?: string[];
  subject?: string;
  /** The portal it was found on. */
  at?: string;
  state?: 'confirmed' | 'dismissed' | 'waived';
  until?: string;
}

export const UNIT = 'yunxi';
export const FIELD = 'F05';
const INDICATORS = { entry: 'topic-complete', content: 'topic-complete', directory: 'directory' } as const;
const site = (id: string) => ({
  id,
  name: '云溪县人民政府网站',
  unit: UNIT,
  unitName: '云溪县',
  unitKind: 'county',
  host: `${id}.example.gov.cn`,
});

/** What was found of the cell, by what it is denied. */
export const cellOf = (over: Partial<Cell>): Cell => ({
  unit: UNIT,
  field: FIELD,
  state: 'missing',
  entry: false,
  directory: false,
  content: null,
  items: null,
  newest: null,
  update: null,
  url: null,
  movedTo: [],
  ...over,
});

/** A city of one county whose matrix has these cells, with the findings behind them and their cases. */
export function cityOf(cells: readonly Cell[], denials: readonly Denial[]): ReportModel {
  const model = sampleModel();
  const portals = [...new Set(['yunxi-portal', ...denials.map(({ at = 'yunxi-portal' }) => at)])];
  const cases: ReportCase[] = [];
  const targets = portals.map((id) => {
    const own = denials.filter(({ at = 'yunxi-portal' }) => at === id);
    const results = (['topic-complete', 'directory'] as const).map((indicator) => {
      const findings = own
        .filter(({ part }) => INDICATORS[part] === indicator)
        .map(({ part, fields = [FIELD], subject = fields.join(), state, until }) => {
          const mark = fingerprint(indicator, id, subject);
          if (state !== undefined) cases.push(caseOf(mark, indicator, id, state, until ?? null));
          return finding({
            message: `${part} ${subject}`,
            fingerprint: mark,
            subject,
            about: { fields, part },
          });
        });
      return findings.length === 0
        ? result(indicator)
        : result(indicator, { verdict: 'fail', message: '不符合要求', findings });
    });
    return document(site(id), results);
  });
  const counts = { new: 0, persisting: cases.length, regressed: 0, fixed: 0, unseen: 0 };
  const kept = { compared: 1, first: 0, since: null, incomparable: [], unknownYears: [], demoted: [] };
  return withSetAside({
    ...model,
    targets,
    matrix: [...cells],
    history: { ...kept, counts, cases, asOf: '2026-11-30' },
  });
}

const caseOf = (
  mark: string,
  indicator: string,
  target: string,
  state: NonNullable<Denial['state']>,
  waivedUntil: string | null,
): ReportCase => ({
  fingerprint: mark,
  change: 'persisting',
  state,
  target,
  unit: UNIT,
  indicator,
  severity: 'deduct',
  message: '',
  url: null,
  firstSeenAt: '2026-11-09T02:00:00.000Z',
  lastSeenAt: '2026-11-23T02:05:00.000Z',
  dueOn: null,
  overdue: false,
  reviewed: false,
  notifiedOn: null,
  waivedUntil: state === 'waived' ? waivedUntil : null,
  told: '',
  decidedBy: state === 'confirmed' ? null : '复核岗',
});
