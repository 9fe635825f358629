import { unitSummary } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import type { CheckDocument, CheckResult } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { byWeight, standingOf, tally, unreadReason } from '../standing.ts';
import { finder } from './finder.ts';
import { type Html, html } from './markup.ts';
import { resultBrief } from './result.ts';
import { unitPath } from './unit-path.ts';

export type Group = 'veto' | 'deduct' | 'advice' | 'undetermined' | 'aside';

/** Where a result is listed: by severity when something was found, apart when it could not be told or is held against
 *  nobody. */
export function groupOf(result: CheckResult): Group | null {
  const standing = standingOf(result);
  if (standing === 'undetermined') return 'undetermined';
  if (standing === 'dismissed' || standing === 'waived') return 'aside';
  if (standing === 'pass' || standing === 'not_applicable') return null;
  return standing === 'advised' ? 'advice' : result.severity;
}

export const GROUPS: Group[] = ['veto', 'deduct', 'advice', 'undetermined', 'aside'];

/** Results to act on, group by group, heaviest first. Empty groups fall out. */
export const grouped = (results: readonly CheckResult[]): { group: Group; results: CheckResult[] }[] =>
  GROUPS.map((group) => ({
    group,
    results: byWeight(results.filter((result) => groupOf(result) === group)),
  })).filter((each) => each.results.length > 0);

function targetBrief(document: CheckDocument, alone: boolean): Html {
  const page = unitPath(document.target.unit);
  const reason = unreadReason(document);
  const lead = html`<p>${alone ? '' : html`<b>${document.target.name}</b>：`}${unitSummary({ unread: reason, ...tally(document.results) })}</p>`;
  if (reason !== null) return lead;
  const groups = grouped(document.results).map(
    ({ group, results }) =>
      html`<div data-holds><h4 class="group-h">${REPORT.groups[group]} <small>${REPORT.items(results.length)}</small></h4><ul class="brief">${results.map((result) => resultBrief(result, document.target, page, group))}</ul></div>`,
  );
  return html`${lead}${groups}`;
}

/** Unit by unit: veto, deduct, advice, could not tell. Units without anything to do stay one line. */
export function problemsChapter(model: ReportModel): Html[] {
  const seen = new Set(model.targets.map(({ target }) => target.unit));
  const units = model.units.filter(({ id }) => seen.has(id));
  if (units.length === 0) return [html`<p class="note">${REPORT.notes.nothingSeen}</p>`];
  const search = finder('problems', REPORT.chapters.problems, [
    { name: 'group', values: GROUPS.map((group) => [group, REPORT.groups[group]]) },
    { name: 'unit', values: units.map(({ id, name }) => [id, name]) },
  ]);
  const sections = units.map((unit) => {
    const own = model.targets.filter((document) => document.target.unit === unit.id);
    return html`<section class="unit" data-holds><h3>${unit.name}<a class="more" href="${unitPath(unit.id)}">${REPORT.toUnit}<span class="sr">：${unit.name}</span></a></h3>${own.map((document) => targetBrief(document, own.length === 1))}</section>`;
  });
  return [search, ...sections];
}
