import { PERIOD as say } from '../../wording/period.ts';
import { discreet, gatherFindings, numberOf, type Problem, praiseLines, rowText } from '../bulletin/index.ts';
import { dueOf } from '../coverage.ts';
import { formatTime } from '../format.ts';
import type { Period } from './model.ts';

/** A part of a period report before it takes a form: sentences, then a table. */
export interface PeriodPart {
  title: string;
  texts: string[];
  heads: string[];
  /** Relative widths of the columns. */
  widths: number[];
  rows: string[][];
}

/** Columns of bare numbers, which stand to the right. */
export const countColumns = ({ heads, rows }: PeriodPart): Set<number> =>
  new Set(heads.flatMap((_, at) => (rows.some((row) => /^\d+$/.test(row[at] ?? '')) ? [at] : [])));

const MOST_ROWS = 200;
/** Of what is gathered in a row, so many names and so many numbers of cases. */
const MOST_NAMED = 3;
const MOST_NUMBERS = 2;
const { heads, chapters } = say;

function runsPart({ runs }: Period): PeriodPart {
  return {
    title: chapters.runs,
    texts: [say.note],
    heads: [
      heads.run,
      heads.at,
      heads.coverage,
      heads.rate,
      heads.veto,
      heads.breach,
      heads.open,
      heads.compared,
    ],
    widths: [22, 16, 16, 16, 8, 8, 8, 22],
    rows: runs.map((run) => [
      discreet(run.id, 60),
      formatTime(run.startedAt),
      say.share(run.read, dueOf(run)),
      say.share(run.pass, run.pass + run.breach),
      String(run.veto),
      String(run.breach),
      String(run.undetermined),
      say.apart[run.apart ?? 'none'],
    ]),
  };
}

function changePart({ change, compared, last }: Period): PeriodPart {
  const [from = '', to = ''] = [compared[0], compared.at(-1)];
  const text =
    last === null
      ? say.nothing
      : change === null
        ? say.single
        : say.counts(
            discreet(from, 60),
            discreet(to, 60),
            change.fixed.length,
            change.persisting.length,
            change.fresh.length,
            change.untold.length,
          );
  return { title: chapters.change, texts: [text], heads: [], widths: [], rows: [] };
}

/** Every unit in the order of the registry, its count in each comparable run. */
function unitsPart({ units, compared, runs }: Period): PeriodPart {
  const at = new Map(runs.map(({ id, startedAt }) => [id, formatTime(startedAt).slice(5)]));
  return {
    title: chapters.units,
    texts: units.length === 0 ? [say.none] : [],
    heads: [heads.unit, ...compared.map((id) => at.get(id) ?? id)],
    widths: [20, ...compared.map(() => 12)],
    rows: units.map(({ name, breaches }) => [
      name,
      ...breaches.map((count) => (count === null ? say.unread : String(count))),
    ]),
  };
}

function problemsPart(title: string, problems: readonly Problem[]): PeriodPart {
  const all = gatherFindings(problems);
  const shown = all.slice(0, MOST_ROWS);
  const places = shown.reduce((sum, row) => sum + row.all.length, 0);
  return {
    title,
    texts:
      problems.length === 0
        ? [say.none]
        : all.length > shown.length
          ? [say.capped(places, problems.length)]
          : [],
    heads: [heads.unit, heads.target, heads.indicator, heads.problem, heads.count, heads.clause, heads.case],
    widths: [11, 15, 16, 34, 7, 16, 17],
    rows: shown.map((row) => {
      const { unitName, targetName, title: indicator, clause } = row.first;
      const cells = [unitName, targetName, indicator, rowText(row, MOST_NAMED), `${row.all.length}`, clause];
      return [...cells, numbersOf(row.all)].map((text) => discreet(text, 200));
    }),
  };
}

const numbersOf = (problems: readonly Problem[]): string =>
  problems.length > MOST_NUMBERS ? say.numbers : [...new Set(problems.map(numberOf))].join(' ');

/** The parts of a period report in their order. */
export function periodParts(period: Period): PeriodPart[] {
  const { change, last } = period;
  const praise = last === null ? [] : praiseLines(last).map(({ text }) => text);
  return [
    runsPart(period),
    changePart(period),
    unitsPart(period),
    ...(change === null
      ? []
      : [
          problemsPart(chapters.fresh, change.fresh),
          problemsPart(chapters.persisting, change.persisting),
          problemsPart(chapters.fixed, change.fixed),
        ]),
    ...(praise.length === 0
      ? []
      : [{ title: chapters.praise, texts: praise, heads: [], widths: [], rows: [] }]),
  ];
}

export const periodTitle = ({ span, city }: Period): string =>
  say.title(discreet(city.name, 40), say.span(span.kind, span.year, span.part), say.names[span.kind]);
