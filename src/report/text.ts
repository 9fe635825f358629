import { reasonText } from '../wording/reasons.ts';
import { checkAnswer } from '../wording/report.ts';
import { REPORT } from '../wording/report-labels.ts';
import {
  CONFIDENCE_NAMES,
  rendersText,
  SEVERITY_NAMES,
  STANDINGS,
  skipName,
} from '../wording/report-terms.ts';
import { standardText } from '../wording/standards.ts';
import type { CheckDocument, CheckFinding, CheckResult } from './check-document.ts';
import { clip, readable } from './clean.ts';
import { formatBytes, formatCount, formatTime } from './format.ts';
import { byWeight, type Standing, standingOf, tally, unreadReason } from './standing.ts';

/** Findings printed of one result; the terminal is for the gist, `--format html` for all of it. */
const MOST_FINDINGS = 8;
const { labels, check } = REPORT;

const text = (value: string | number, most = 240): string => clip(String(value), most);

function findingLines(finding: CheckFinding, at: number, shared: boolean): string[] {
  const lines = [`  ${at + 1}. ${text(finding.message)}`];
  if (finding.url !== null) lines.push(`     ${labels.address}：${text(readable(finding.url), 400)}`);
  if (!shared && finding.suggestion !== '') lines.push(`     ${labels.todo}：${text(finding.suggestion)}`);
  return lines;
}

function resultLines(result: CheckResult): string[] {
  const { shape, word } = STANDINGS[standingOf(result)];
  const shown = result.findings.slice(0, MOST_FINDINGS);
  const [first] = shown;
  const shared = first !== undefined && shown.every((finding) => finding.suggestion === first.suggestion);
  const advice =
    result.verdict === 'undetermined'
      ? reasonText(result.reason ?? '', result.indicator).advice
      : shared
        ? first.suggestion
        : '';
  const standard = standardText(result.indicator, result.threshold);
  const held = [
    result.measured === null ? '' : `${labels.measured} ${text(result.measured)}`,
    standard === '' ? '' : `${labels.threshold} ${text(standard)}`,
    result.convention === undefined ? '' : `${labels.convention} ${text(result.convention)}`,
  ].filter((part) => part !== '');
  const rest = result.findings.length - shown.length;
  const { unnamed = 0 } = result;
  return [
    `${shape} ${word}  ${text(result.title)}  [${text(result.indicator, 60)}]`,
    `  ${labels.clause}：${text(result.clause)}（${SEVERITY_NAMES[result.severity]}，${CONFIDENCE_NAMES[result.confidence]}）`,
    ...(held.length === 0 ? [] : [`  ${held.join('；')}`]),
    ...(shown.length === 0 || result.verdict === 'undetermined' ? [`  ${text(result.message)}`] : []),
    ...shown.flatMap((finding, at) => findingLines(finding, at, shared)),
    ...(rest > 0 ? [`  ${REPORT.notes.moreText(rest)}`] : []),
    ...(unnamed > 0 ? [`  ${REPORT.notes.unnamed(unnamed)}`] : []),
    ...(advice === '' ? [] : [`  ${labels.todo}：${text(advice)}`]),
    '',
  ];
}

function section(title: string, results: readonly CheckResult[]): string[] {
  return results.length === 0
    ? []
    : [`── ${title}（${results.length}）`, '', ...byWeight(results).flatMap(resultLines)];
}

function coverageLine({ coverage }: CheckDocument): string {
  const skipped = Object.entries(coverage.skipped).map(([reason, count]) => `${skipName(reason)} ${count}`);
  const left = skipped.length === 0 ? '' : `；${labels.notAsked}：${skipped.join('、')}`;
  const renders = coverage.renders ? `；${labels.rendered} ${rendersText(coverage.renders)}` : '';
  return `${check.pages(coverage.read, coverage.attempted, coverage.blocked)}${renders}；${labels.requests} ${REPORT.coverage.load(formatCount(coverage.requests), formatBytes(coverage.bytes))}${text(left)}`;
}

/** `check --format text`: the answer first, what to mend, what could not be told. Nothing in it steers a terminal. */
export function renderText(document: CheckDocument): string {
  const { target, run, results, policies } = document;
  const counts = tally(results);
  const { answer, because } = checkAnswer({ unread: unreadReason(document), ...counts });
  const among = (...standings: Standing[]): CheckResult[] =>
    results.filter((result) => standings.includes(standingOf(result)));
  const shown: Standing[] = ['breach', 'advised', 'warn', 'undetermined', 'pass', 'not_applicable'];
  const lines = [
    text(target.name),
    ...(target.url === null ? [] : [text(target.url, 400)]),
    `${formatTime(run.startedAt)}  ${policies.map((policy) => text(`${policy.id}@${policy.version}`)).join('、')}`,
    '',
    `${answer}。${because}`,
    shown
      .map((standing) => `${STANDINGS[standing].shape} ${STANDINGS[standing].word} ${counts[standing]}`)
      .join('  '),
    coverageLine(document),
    '',
    ...section(check.order, among('breach', 'advised', 'warn')),
    ...section(check.unclear, among('undetermined')),
  ];
  const passed = among('pass');
  if (passed.length > 0)
    lines.push(
      `── ${check.passed}（${passed.length}）`,
      '',
      `  ${passed.map((result) => text(result.title)).join('、')}`,
      '',
    );
  return `${lines.join('\n').trimEnd()}\n`;
}
