import { countWhole } from '../cell.ts';
import type { CheckDocument } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { standingOf, tally, unreadReason } from '../standing.ts';
import { areaOf } from './area.ts';
import { documentsOf, isAccount } from './problem.ts';

/** A unit or column that complies, with where to see it. The notice demands praise as well (standards §13.3). */
export interface Praise {
  kind: 'topic' | 'entries' | 'account' | 'fields';
  unit: string;
  unitName: string;
  targetName: string;
  url: string | null;
  /** Fields told complete of fields that were told, for `topic`. */
  complete: number;
  told: number;
  /** Newest date seen; null when none was read. */
  newest: string | null;
  /** For `fields`: the columns, newest first. */
  fields: { name: string; newest: string; url: string | null }[];
}

const MOST_FIELDS = 3;

const passes = (document: CheckDocument, ...indicators: string[]): boolean =>
  indicators.every((id) =>
    document.results.some((result) => result.indicator === id && result.verdict === 'pass'),
  );

const measuredOf = (document: CheckDocument, indicator: string): string | null => {
  const measured = document.results.find((result) => result.indicator === indicator)?.measured;
  return typeof measured === 'string' ? measured : null;
};

const day = (text: string | null): string | null =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null;
const address = (text: string | null): string | null =>
  text !== null && /^https?:\/\//.test(text) ? text : null;

const praiseOf = (document: CheckDocument, kind: Praise['kind'], over: Partial<Praise>): Praise => ({
  kind,
  unit: document.target.unit,
  unitName: document.target.unitName,
  targetName: document.target.name,
  url: document.target.url,
  complete: 0,
  told: 0,
  newest: null,
  fields: [],
  ...over,
});

function topic(document: CheckDocument, cells: ReportModel['matrix']): Praise[] {
  if (!passes(document, 'special-topic', 'topic-timely', 'topic-complete', 'directory')) return [];
  const { complete, told } = countWhole(cells);
  if (told === 0) return [];
  const url = address(measuredOf(document, 'special-topic')) ?? document.target.url;
  return [
    praiseOf(document, 'topic', {
      url,
      complete,
      told,
      newest: day(measuredOf(document, 'topic-timely')),
    }),
  ];
}

/** Fresh columns of units whose topic as a whole does not pass: they too deserve to be named. */
function columns(document: CheckDocument, cells: ReportModel['matrix'], model: ReportModel): Praise[] {
  if (!passes(document, 'special-topic', 'topic-timely')) return [];
  const nameOf = new Map(model.fields.map((field) => [field.id, field.name]));
  const fields = cells
    .flatMap(({ state, newest, update, field, url }) =>
      state === 'complete' &&
      newest !== null &&
      (update === null || update.state === 'timely') &&
      url !== null
        ? [{ name: nameOf.get(field) ?? field, newest, url }]
        : [],
    )
    .sort((a, b) => (a.newest > b.newest ? -1 : a.newest < b.newest ? 1 : 0))
    .slice(0, MOST_FIELDS);
  return fields.length === 0 ? [] : [praiseOf(document, 'fields', { fields })];
}

const entries = (document: CheckDocument): Praise[] =>
  passes(document, 'service-entry', 'interaction-entry', 'search', 'download')
    ? [praiseOf(document, 'entries', {})]
    : [];

function account(document: CheckDocument): Praise[] {
  const { breach, undetermined } = tally(document.results);
  return isAccount(document) && breach === 0 && undetermined === 0 && passes(document, 'account-freshness')
    ? [praiseOf(document, 'account', { newest: document.account?.newestOn ?? null })]
    : [];
}

/** Good examples with evidence, in the order of the registry, without any ranking. A unit with a veto is not praised. */
export function praiseIn(model: ReportModel): Praise[] {
  return documentsOf(model)
    .filter((document) => unreadReason(document) === null && tally(document.results).veto === 0)
    .flatMap((document) => {
      const cells = isAccount(document)
        ? []
        : model.matrix.filter((cell) => cell.unit === document.target.unit);
      const whole = topic(document, cells);
      const sound = !document.results.some(
        (result) => standingOf(result) === 'breach' && areaOf(result.indicator) === 'interaction',
      );
      return [
        ...(whole.length > 0 ? whole : columns(document, cells, model)),
        ...(sound ? entries(document) : []),
        ...account(document),
      ];
    });
}
