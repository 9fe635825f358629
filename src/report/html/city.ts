import { HISTORY } from '../../wording/history.ts';
import { MEDIA } from '../../wording/media.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { PRAISES, VETOES } from '../../wording/report-lists.ts';
import { TREND } from '../../wording/trend.ts';
import { reviewedIn } from '../bulletin/index.ts';
import type { Charts } from '../charts/index.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { accountsChapter } from './accounts.ts';
import { availabilityChapter } from './availability.ts';
import { deadlinesTable, dutiesTable } from './calendar.ts';
import { coverageChapter, masthead, summary } from './coverage.ts';
import { distribution } from './distribution.ts';
import { FINDER_SCRIPT } from './finder.ts';
import { historyChapter } from './history.ts';
import { type Html, html } from './markup.ts';
import { matrixChapter } from './matrix.ts';
import { methodChapter } from './method.ts';
import { chapter, numeral } from './parts.ts';
import { praiseChapter } from './praise.ts';
import { printedProblems } from './printed-problems.ts';
import { problemsChapter } from './problems.ts';
import { shell } from './shell.ts';
import { superviseLists } from './supervise.ts';
import { trendPart } from './trend.ts';
import { unitPath } from './unit-path.ts';
import { indicatorsChapter, indicatorsOf, unitsChapter } from './units.ts';
import { vetoChapter } from './veto.ts';

/** Who made it and when; the last line of every page. */
export const foot = (model: ReportModel, unit?: string): Html =>
  html`${REPORT.draft(reviewedIn(model, unit))} · ${REPORT.batch} ${model.run.id} · ${formatTime(model.run.startedAt)} · ${REPORT.program} ${model.run.programVersion}`;

// Columns that still fit an upright A4 page; more of them lie across.
const UPRIGHT_UNITS = 11;
const UPRIGHT_INDICATORS = 26;

function wideChapters(model: ReportModel): Set<string> {
  const units = new Set(model.matrix.map((cell) => cell.unit)).size;
  const indicators = indicatorsOf(model).length;
  return new Set([
    ...(units > UPRIGHT_UNITS ? ['matrix'] : []),
    ...(indicators > UPRIGHT_INDICATORS ? ['indicators'] : []),
  ]);
}

const accountsPart = ({ accounts, units }: ReportModel, most: number): [string, string, Html][] =>
  accounts ? [['accounts', MEDIA.chapter, accountsChapter(accounts, units, most)]] : [];

/** What only a city that is watched over time has. */
function watchedParts(model: ReportModel, charts: Charts, most: number): [string, string, Html][] {
  const { history, trend, availability, availabilityRules: rules, units, targets } = model;
  const unitOf = new Map(targets.map(({ target }) => [target.id, target.unit]));
  const pageOf = (target: string): string | null => {
    const unit = unitOf.get(target);
    return unit === undefined ? null : unitPath(unit);
  };
  const past = html`${history ? historyChapter(history, units, most) : ''}${trend ? trendPart(trend, charts) : ''}`;
  return [
    ...(history || trend
      ? [['history', history ? HISTORY.chapter : TREND.chapter, past] as [string, string, Html]]
      : []),
    ...(availability
      ? [
          [
            'availability',
            HISTORY.availability,
            availabilityChapter(availability, rules, charts, pageOf),
          ] as [string, string, Html],
        ]
      : []),
  ];
}

/** Rows of the long lists. The files have them all, and nobody reads a thousand on a page, still less on paper. */
const MOST = {
  screen: { vetoes: 200, accounts: 300, changes: 120 },
  paper: { vetoes: 100, accounts: 100, changes: 30 },
} as const;

/** `report.html`: coverage, results, good examples, problems, what changed, fields, dates, method. */
export function cityPage(model: ReportModel, charts: Charts, onPaper = false): string {
  const names = REPORT.chapters;
  const most = MOST[onPaper ? 'paper' : 'screen'];
  const parts: [id: string, title: string, body: Html | Html[]][] = [
    ['coverage', names.coverage, coverageChapter(model)],
    ['vetoes', VETOES.chapter, vetoChapter(model, most.vetoes)],
    ['units', names.units, html`${unitsChapter(model)}${distribution(model)}`],
    ['indicators', names.indicators, indicatorsChapter(model)],
    ['praise', PRAISES.chapter, praiseChapter(model)],
    ['problems', names.problems, onPaper ? printedProblems(model) : problemsChapter(model)],
    ...accountsPart(model, most.accounts),
    ...watchedParts(model, charts, most.changes),
    ['matrix', names.matrix, html`${matrixChapter(model)}${superviseLists(model)}`],
    ['calendar', names.calendar, html`${deadlinesTable(model)}<h3>${names.duties}</h3>${dutiesTable(model)}`],
    ['method', names.method, methodChapter(model)],
  ];
  const contents = html`<nav class="toc" aria-label="${REPORT.contents}"><ol>${parts.map(([id, title], at) => html`<li><a href="#${id}">${numeral(at)}${title}</a></li>`)}</ol></nav>`;
  const wide = wideChapters(model);
  const chapters = parts.map(([id, title, body], at) =>
    chapter(id, numeral(at), title, body, wide.has(id) ? 'landscape' : ''),
  );
  return shell({
    title: REPORT.title(model.city.name),
    head: masthead(model),
    body: [summary(model), contents, ...chapters],
    foot: foot(model),
    script: FINDER_SCRIPT,
  });
}
