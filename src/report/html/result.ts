import { reasonText } from '../../wording/reasons.ts';
import { setAsideText } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { CONFIDENCE_NAMES, SEVERITY_NAMES } from '../../wording/report-terms.ts';
import { standardText } from '../../wording/standards.ts';
import { caseNumber } from '../case-number.ts';
import type { CheckDocument, CheckFinding, CheckResult, SetAside } from '../check-document.ts';
import { type Standing, standingOf } from '../standing.ts';
import { galleryOf } from './gallery.ts';
import { anchor, type Html, html, link } from './markup.ts';
import { badge, facts, table } from './parts.ts';
import { answerOf, candidatesOf, type EvidencePath, proofOf } from './proof.ts';

/** More findings than this are in the CSV only: a page of ten thousand dead links helps nobody. */
const MOST_FINDINGS = 100;
const { labels, notes } = REPORT;

const todo = (advice: string): Html | string =>
  advice === '' ? '' : html`<p class="todo"><span class="t">${labels.todo}</span>${advice}</p>`;

const decision = (setAside: SetAside | undefined): Html | string =>
  setAside === undefined
    ? ''
    : html`<p class="line"><span class="t">${labels.decision}</span>${setAsideText(setAside)}</p>`;

/** Findings that are held against somebody, before those that are not. */
const heldFirst = (findings: readonly CheckFinding[]): CheckFinding[] =>
  findings.toSorted((a, b) => Number(a.setAside !== undefined) - Number(b.setAside !== undefined));

const oneFinding = (
  finding: CheckFinding,
  number: string,
  shared: boolean,
  pathOf: EvidencePath,
): Html => html`<li>
<p>${finding.message}</p>${decision(finding.setAside)}
${finding.url === null ? '' : html`<p class="line"><span class="t">${labels.address}</span>${link(finding.url)}</p>`}
${shared ? '' : todo(finding.suggestion)}${proofOf(finding, number, pathOf)}</li>`;

/** Place of a result on its unit's page. */
export const resultAnchor = (target: string, result: Pick<CheckResult, 'policy' | 'indicator'>): string =>
  anchor('r', target, result.policy, result.indicator);

/** The standard in words; null for what has none. */
export const standardOf = ({ indicator, threshold }: CheckResult): string | null =>
  standardText(indicator, threshold) || null;

export const isToMend = (standing: Standing): boolean => ['breach', 'advised', 'warn'].includes(standing);

/** Advice that all shown findings share is printed once. */
function sharedAdvice(findings: readonly CheckFinding[]): string | null {
  const [first] = findings;
  return first !== undefined && findings.every((finding) => finding.suggestion === first.suggestion)
    ? first.suggestion
    : null;
}

/** One result in full: clause, measured against threshold, every finding with address, advice and proof. */
export function resultCard(result: CheckResult, target: string, pathOf: EvidencePath, level = 4): Html {
  const standing = standingOf(result);
  const shown = heldFirst(result.findings).slice(0, MOST_FINDINGS);
  const rest = result.findings.length - shown.length;
  const { unnamed = 0 } = result;
  const shared = sharedAdvice(shown);
  const advice =
    standing === 'undetermined'
      ? reasonText(result.reason ?? '', result.indicator).advice
      : result.setAside === undefined
        ? (shared ?? '')
        : '';
  return html`<article class="result ${standing}" id="${resultAnchor(target, result)}">
<header>${badge(standing)}<h${level}>${result.title}</h${level}><span class="tags">${SEVERITY_NAMES[result.severity]} · ${CONFIDENCE_NAMES[result.confidence]}</span></header>
${facts([
  [labels.clause, result.clause],
  [labels.measured, result.measured],
  [labels.threshold, standardOf(result)],
  [labels.convention, result.convention ?? null],
  [labels.rectify, isToMend(standing) ? REPORT.workdays(result.rectifyWorkdays) : null],
])}
${shown.length === 0 || standing === 'undetermined' ? html`<p>${result.message}</p>${decision(result.setAside)}` : ''}
${shown.length === 0 ? '' : html`<ol class="findings">${shown.map((finding) => oneFinding(finding, caseNumber(finding, result.indicator, target), shared !== null || finding.setAside !== undefined, pathOf))}</ol>`}
${rest > 0 ? html`<p class="note">${notes.hidden(rest)}</p>` : ''}${unnamed > 0 ? html`<p class="note">${notes.unnamed(unnamed)}</p>` : ''}${galleryOf(result, pathOf)}${answerOf(result.answer, pathOf)}${todo(advice)}${candidatesOf(result)}</article>`;
}

/** Results nobody need act on, one line each. */
export function fineTable(results: readonly CheckResult[], target: string): Html {
  const rows = results.map(
    (result) =>
      html`<tr id="${resultAnchor(target, result)}"><td>${badge(standingOf(result))}</td><th scope="row">${result.title}${candidatesOf(result)}</th><td>${result.clause}</td><td class="url">${result.verdict === 'not_applicable' ? result.message : (result.measured ?? REPORT.unknown)}</td><td>${standardOf(result) ?? REPORT.unknown}</td></tr>`,
  );
  const heads = [labels.verdict, labels.indicator, labels.clause, labels.measured, labels.threshold];
  return table(
    REPORT.groups.fine,
    html`<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody>`,
  );
}

/** What to do about a result, by its first finding. */
export function adviceOf(result: CheckResult): string {
  if (standingOf(result) === 'undetermined') return reasonText(result.reason ?? '', result.indicator).advice;
  return result.setAside === undefined ? (heldFirst(result.findings)[0]?.suggestion ?? '') : '';
}

/** One result in a few lines, for the city page: at most three findings, the rest is on the unit's page. */
export function resultBrief(
  result: CheckResult,
  target: CheckDocument['target'],
  unitPage: string,
  group: string,
): Html {
  const standing = standingOf(result);
  const shown = heldFirst(result.findings).slice(0, 3);
  const rest = result.findings.length + (result.unnamed ?? 0) - shown.length;
  const advice = adviceOf(result);
  const standard = standardOf(result);
  const held = [
    result.measured === null ? '' : REPORT.labelled(labels.measured, result.measured),
    standard === null ? '' : REPORT.labelled(labels.threshold, standard),
    isToMend(standing) ? REPORT.labelled(labels.rectify, REPORT.workdays(result.rectifyWorkdays)) : '',
  ].filter((line) => line !== '');
  const items = shown.map(
    (finding) =>
      html`<li>${finding.message}${finding.setAside === undefined ? '' : `（${setAsideText(finding.setAside)}）`}${finding.url === null ? '' : html`<br>${link(finding.url)}`}</li>`,
  );
  return html`<li data-item data-group="${group}" data-unit="${target.unit}"><div>${badge(standing)}</div>
<div class="what"><a href="${unitPage}#${resultAnchor(target.id, result)}"><b>${result.title}</b></a> <span class="muted">${result.clause}</span>
${shown.length === 0 ? html`<p>${result.message}</p>` : html`<ul>${items}</ul>`}
${rest > 0 ? html`<p class="muted">${notes.more(rest)}</p>` : ''}${advice === '' ? '' : html`<p class="line"><span class="t">${labels.todo}</span>${advice}</p>`}</div>
<div class="held">${held.map((line) => html`<div>${line}</div>`)}</div></li>`;
}
