import { share } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { SEVERITY_NAMES, STANDINGS, unitKindName, unreadName } from '../../wording/report-terms.ts';
import type { CheckDocument, CheckResult } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { standingOf, tally, unreadReason } from '../standing.ts';
import { anchor, type Html, html } from './markup.ts';
import { legend, mark, number, table, upright } from './parts.ts';
import { resultAnchor } from './result.ts';
import { unitPath } from './unit-path.ts';

const { labels, notes } = REPORT;
/** More columns than this scroll inside their frame on a wide screen too. */
const MOST_COLUMNS = 28;

/** One line of the overview: a target with a document, or one that was never asked. */
interface Line {
  unit: string;
  name: string;
  document: CheckDocument | null;
  reason: string | null;
}

const linesOf = (model: ReportModel): Line[] => [
  ...model.targets.map((document) => ({
    unit: document.target.unit,
    name: document.target.name,
    document,
    reason: unreadReason(document),
  })),
  ...model.unseen.map((target) => ({
    unit: target.unit,
    name: target.name,
    document: null,
    reason: target.reason,
  })),
];

function line({ unit, name, document, reason }: Line, unitName: string): Html {
  const page = unitPath(unit);
  const head = html`<th scope="row" class="first"><a href="${page}">${unitName}</a></th><td>${name}</td>`;
  if (document === null || reason !== null)
    return html`<tr class="unread">${head}<td class="reason" colspan="7"><span aria-hidden="true">? </span>${notes.unread(unreadName(reason ?? ''))}</td></tr>`;
  const count = tally(document.results);
  const at = (group: string): string => `${page}#${anchor(document.target.id, group)}`;
  const all = `${page}#${anchor('t', document.target.id)}`;
  return html`<tr>${head}${number(count.veto, 'breach', at('veto'))}${number(count.breach, 'breach', all)}${number(count.warn, 'warn', all)}${number(count.advised, 'advised', at('advice'))}${number(count.undetermined, 'undetermined', at('undetermined'))}${number(count.pass, '', at('fine'))}<td class="n">${share(count.pass, count.pass + count.breach)}</td></tr>`;
}

/** Results by unit, grouped by kind of unit; counts with the way to what they are made of. */
export function unitsChapter(model: ReportModel): Html {
  const lines = linesOf(model);
  const kinds = [...new Set(model.units.map((unit) => unit.kind))];
  const groups = kinds.map((kind) => {
    const rows = model.units
      .filter((unit) => unit.kind === kind)
      .flatMap((unit) => lines.filter((each) => each.unit === unit.id).map((each) => line(each, unit.name)));
    return rows.length === 0
      ? ''
      : html`<tbody class="group"><tr><th scope="rowgroup" colspan="9">${unitKindName(kind)}（${rows.length}）</th></tr>${rows}</tbody>`;
  });
  const { breach, warn, undetermined, pass } = STANDINGS;
  const heads = [
    SEVERITY_NAMES.veto,
    breach.word,
    warn.word,
    SEVERITY_NAMES.advice,
    undetermined.word,
    pass.word,
    labels.rate,
  ];
  return html`<p class="swipe note">${notes.scroll}</p>${table(
    REPORT.chapters.units,
    html`<thead><tr><th scope="col">${labels.unit}</th><th scope="col">${labels.target}</th>${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}</tr></thead>${groups}`,
    'sticky',
  )}<p class="note">${notes.rate}</p>`;
}

/** Every indicator of the run once, in the order of the policies. */
export function indicatorsOf(model: ReportModel): CheckResult[] {
  const seen = new Map<string, CheckResult>();
  for (const result of model.targets.flatMap((document) => document.results)) {
    const key = `${result.policy} ${result.indicator}`;
    if (!seen.has(key)) seen.set(key, result);
  }
  return [...seen.values()];
}

function cell(document: CheckDocument, indicator: CheckResult): Html {
  const result = document.results.find(
    (each) => each.indicator === indicator.indicator && each.policy === indicator.policy,
  );
  if (result === undefined) return html`<td class="c"></td>`;
  const standing = standingOf(result);
  const { shape, word } = STANDINGS[standing];
  const place = unreadReason(document) === null ? `#${resultAnchor(document.target.id, result)}` : '';
  const href = `${unitPath(document.target.unit)}${place}`;
  const hatch = standing === 'undetermined' ? 'hatch' : '';
  return html`<td class="c ${hatch}"><a href="${href}" title="${result.title}：${word}">${mark(standing, shape, word)}</a></td>`;
}

/** Targets by indicators: one shape a cell, one click to the finding. */
export function indicatorsChapter(model: ReportModel): Html {
  const indicators = indicatorsOf(model);
  if (indicators.length === 0) return html`<p class="note">${notes.nothingSeen}</p>`;
  const owners = Map.groupBy(model.targets, (document) => document.target.unit);
  // A unit with one target is known by its own, shorter name.
  const nameOf = ({ target }: CheckDocument): string =>
    owners.get(target.unit)?.length === 1 ? target.unitName : target.name;
  const rows = model.targets.map(
    (document) =>
      html`<tr><th scope="row" class="first name">${nameOf(document)}</th>${indicators.map((indicator) => cell(document, indicator))}</tr>`,
  );
  const foot = indicators.map((indicator) => {
    const results = model.targets.flatMap((document) =>
      document.results.filter(
        (each) => each.indicator === indicator.indicator && each.policy === indicator.policy,
      ),
    );
    const count = tally(results);
    return html`<td class="c">${count.pass}<wbr>/${count.pass + count.breach}</td>`;
  });
  return html`${legend()}<p class="swipe note">${notes.scroll}</p>${table(
    REPORT.chapters.indicators,
    html`<thead><tr><th scope="col">${labels.target}</th>${indicators.map(({ title }) => upright(title))}</tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row" class="first">${labels.decided}</th>${foot}</tr></tfoot>`,
    `grid sticky ${indicators.length > MOST_COLUMNS ? 'many' : ''}`,
  )}`;
}
