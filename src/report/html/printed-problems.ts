import { unitSummary } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { PRINTED } from '../../wording/report-lists.ts';
import type { CheckDocument, CheckResult } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { needsOtherRuns, standingOf, tally, unreadReason } from '../standing.ts';
import { type Html, html } from './markup.ts';
import { badge, table } from './parts.ts';
import { type Group, grouped } from './problems.ts';
import { adviceOf, isToMend, standardOf } from './result.ts';

const { labels, notes } = REPORT;

/** Measured against the standard, then the days to mend it. */
function heldAgainst(result: CheckResult): Html {
  const { measured, rectifyWorkdays } = result;
  const part = (label: string, value: string | number | null): Html | string =>
    value === null ? '' : html`<span>${label} ${value}</span>`;
  return html`<div>${part(labels.measured, measured)}${part(labels.threshold, standardOf(result))}</div><div>${isToMend(standingOf(result)) ? PRINTED.within(rectifyWorkdays) : ''}</div>`;
}

function row(result: CheckResult, group: Group): Html {
  const advice = adviceOf(result);
  return html`<tr><td class="nowrap">${badge(standingOf(result))}<br>${group === 'veto' ? html`<b class="breach">${REPORT.groups.veto}</b>` : html`<span class="muted">${REPORT.groups[group]}</span>`}</td><th scope="row">${result.title}<br><span class="muted">${result.clause}</span></th><td>${result.message}${advice === '' ? '' : html`<br><span class="muted">${REPORT.labelled(labels.todo, advice)}</span>`}</td><td>${heldAgainst(result)}</td></tr>`;
}

function targetRows(document: CheckDocument, alone: boolean): Html {
  const reason = unreadReason(document);
  const lead = html`<p>${alone ? '' : html`<b>${document.target.name}</b>：`}${unitSummary({ unread: reason, ...tally(document.results) })}</p>`;
  const rows = grouped(document.results.filter((result) => !needsOtherRuns(result))).flatMap(
    ({ group, results }) => results.map((result) => row(result, group)),
  );
  if (reason !== null || rows.length === 0) return lead;
  const heads = [labels.verdict, labels.indicator, PRINTED.problem, PRINTED.held];
  return html`${lead}${table(
    document.target.name,
    html`<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody>`,
    'items',
  )}`;
}

/** What only other runs can tell is the same for every site, so it is said once. */
function otherRuns({ targets }: ReportModel): Html | string {
  const titles = targets.flatMap(({ results }) => results.filter(needsOtherRuns).map(({ title }) => title));
  return titles.length === 0 ? '' : html`<p class="note">${PRINTED.otherRuns([...new Set(titles)])}</p>`;
}

/** The problems of all units on paper: every item of a site in a row. Where each was found and its proof stand on the
 *  unit's page, which is printed by itself. */
export function printedProblems(model: ReportModel): Html[] {
  const units = Map.groupBy(model.targets, ({ target }) => target.unit);
  if (units.size === 0) return [html`<p class="note">${notes.nothingSeen}</p>`];
  const sections = model.units.flatMap((unit) => {
    const own = units.get(unit.id) ?? [];
    const alone = own.length === 1;
    return own.length === 0
      ? []
      : [
          html`<section class="unit"><h3>${unit.name}</h3>${own.map((document) => targetRows(document, alone))}</section>`,
        ];
  });
  return [html`<p class="note">${PRINTED.note}</p>${otherRuns(model)}`, ...sections];
}
