import { neutralised } from '../targets/index.ts';
import { setAsideText } from '../wording/report.ts';
import { CSV } from '../wording/report-csv.ts';
import { CONFIDENCE_NAMES, SEVERITY_NAMES, STANDINGS, unreadName } from '../wording/report-terms.ts';
import { standardText } from '../wording/standards.ts';
import { caseNumber } from './case-number.ts';
import type { CheckDocument, CheckFinding, CheckResult } from './check-document.ts';
import { clip } from './clean.ts';
import { formatTime } from './format.ts';
import type { ReportModel } from './model.ts';
import { standingOf, unreadReason } from './standing.ts';

const BOM = '\ufeff';
/** Excel holds 32,767 characters in a cell; nobody reads as many. */
const LONGEST = 2000;

/** A cell that is text to every spreadsheet: cleaned, quoted, a formula's first sign disarmed by an apostrophe. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === 'number') return `"${value}"`;
  return `"${neutralised(clip(value, LONGEST)).replaceAll('"', '""')}"`;
}

const line = (cells: readonly (string | number | null)[]): string => cells.map(csvCell).join(',');

function row(document: CheckDocument, result: CheckResult, finding: CheckFinding | null): string {
  const { target, run } = document;
  // One finding of several may be set aside while its result stands.
  const setAside = finding?.setAside ?? result.setAside;
  const standing = setAside?.state ?? standingOf(result);
  const acts = standing !== 'undetermined' && setAside === undefined;
  return line([
    run.id,
    target.unitName,
    target.name,
    target.url,
    STANDINGS[standing].word,
    CSV.counts[standing],
    result.title,
    result.clause,
    SEVERITY_NAMES[result.severity],
    CONFIDENCE_NAMES[result.confidence],
    finding?.message ?? result.message,
    finding?.url ?? null,
    shareInWords(result.measured),
    standardText(result.indicator, result.threshold),
    finding?.suggestion ?? '',
    acts ? result.rectifyWorkdays : null,
    finding?.attempts.length ?? 0,
    finding?.attempts[0] === undefined ? null : formatTime(finding.attempts[0].at),
    finding === null ? '' : caseNumber(finding, result.indicator, target.id),
    result.indicator,
    finding?.evidence.join(' ') ?? '',
    setAside === undefined ? '' : setAsideText(setAside),
  ]);
}

function rowsOf(document: CheckDocument): string[] {
  return document.results.flatMap((result) => {
    const standing = standingOf(result);
    if (standing === 'pass' || standing === 'not_applicable') return [];
    return result.findings.length === 0
      ? [row(document, result, null)]
      : result.findings.map((finding) => row(document, result, finding));
  });
}

/** A target that was not read is one row, not one per indicator. */
function unreadRow(run: string, unit: string, name: string, url: string | null, reason: string): string {
  const blank = Array<string>(CSV.heads.length - 7).fill('');
  const cells = [
    run,
    unit,
    name,
    url,
    STANDINGS.undetermined.word,
    CSV.counts.undetermined,
    CSV.unread(unreadName(reason)),
  ];
  return line([...cells, ...blank]);
}

/** `findings.csv`: UTF-8 with BOM and CRLF, as Excel wants it; every finding and every open question is a row. */
export function renderCsv(model: ReportModel): string {
  const nameOf = new Map(model.units.map((unit) => [unit.id, unit.name]));
  const documents = [...model.targets, ...(model.accounts?.documents ?? [])];
  const rows = documents.flatMap((document) => {
    const reason = unreadReason(document);
    const { target, run } = document;
    return reason === null
      ? rowsOf(document)
      : [unreadRow(run.id, target.unitName, target.name, target.url, reason)];
  });
  const unseen = model.unseen.map((target) =>
    unreadRow(model.run.id, nameOf.get(target.unit) ?? target.unit, target.name, target.url, target.reason),
  );
  return `${BOM}${[line(CSV.heads), ...rows, ...unseen].join('\r\n')}\r\n`;
}

/** `5/26` would be read as the 5th of some month by a spreadsheet. */
const shareInWords = (value: string | number | null): string | number | null =>
  typeof value === 'string' ? value.replace(/^(\d+)\/(\d+)$/, '$2 项中 $1 项') : value;
