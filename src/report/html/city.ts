import { HISTORY } from '../../wording/history.ts';
import { MEDIA } from '../../wording/media.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { accountsChapter } from './accounts.ts';
import { availabilityChapter } from './availability.ts';
import { deadlinesTable, dutiesTable } from './calendar.ts';
import { coverageChapter, masthead, summary } from './coverage.ts';
import { historyChapter } from './history.ts';
import { type Html, html } from './markup.ts';
import { matrixChapter } from './matrix.ts';
import { methodChapter } from './method.ts';
import { chapter, numeral } from './parts.ts';
import { problemsChapter } from './problems.ts';
import { shell } from './shell.ts';
import { indicatorsChapter, indicatorsOf, unitsChapter } from './units.ts';

/** Who made it and when; the last line of every page. */
export const foot = (model: ReportModel): Html =>
  html`${REPORT.draft} · ${REPORT.batch} ${model.run.id} · ${formatTime(model.run.startedAt)} · ${REPORT.program} ${model.run.programVersion}`;

// Columns that still fit an upright A4 page; more of them lie across.
const UPRIGHT_UNITS = 11;
const UPRIGHT_INDICATORS = 18;

function wideChapters(model: ReportModel): Set<string> {
  const units = new Set(model.matrix.map((cell) => cell.unit)).size;
  const indicators = indicatorsOf(model).length;
  return new Set([
    ...(units > UPRIGHT_UNITS ? ['matrix'] : []),
    ...(indicators > UPRIGHT_INDICATORS ? ['indicators'] : []),
  ]);
}

const accountsPart = ({ accounts, units }: ReportModel): [string, string, Html][] =>
  accounts ? [['accounts', MEDIA.chapter, accountsChapter(accounts, units)]] : [];

/** What only a city that is watched over time has. */
const watchedParts = ({ history, availability, units }: ReportModel): [string, string, Html][] => [
  ...(history
    ? [['history', HISTORY.chapter, historyChapter(history, units)] as [string, string, Html]]
    : []),
  ...(availability
    ? [['availability', HISTORY.availability, availabilityChapter(availability)] as [string, string, Html]]
    : []),
];

/** `report.html`: coverage, results, problems, fields, dates, method. */
export function cityPage(model: ReportModel): string {
  const names = REPORT.chapters;
  const parts: [id: string, title: string, body: Html | Html[]][] = [
    ['coverage', names.coverage, coverageChapter(model)],
    ['units', names.units, unitsChapter(model)],
    ['indicators', names.indicators, indicatorsChapter(model)],
    ['problems', names.problems, problemsChapter(model)],
    ...accountsPart(model),
    ...watchedParts(model),
    ['matrix', names.matrix, matrixChapter(model)],
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
  });
}
