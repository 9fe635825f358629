import { HISTORY } from '../../wording/history.ts';
import { percent } from '../../wording/report.ts';
import { HEAT } from '../../wording/trend.ts';
import type { Charts } from '../charts/index.ts';
import type { ReportAvailability, ReportAvailabilityRules } from '../history-model.ts';
import { figure } from './chart.ts';
import { anchor, type Html, html } from './markup.ts';
import { number, table } from './parts.ts';

type Row = ReportAvailability[number];
/** Where the page of a target's unit is, or none. */
type PageOf = (target: string) => string | null;

const { labels, key } = HISTORY;

const heatKey = (): Html =>
  html`<ul class="key"><li><i class="up"></i>${key.up}</li><li><i class="down"></i>${key.down}</li><li><i class="out"></i>${key.leftOut}</li><li><i></i>${key.none}</li></ul>`;

const sum = ({ cells }: Row, at: 2 | 3): number => cells.reduce((total, cell) => total + cell[at], 0);

/** Figures of the last week for every portal, then a map of the last month: portals by days. */
export function availabilityChapter(
  rows: readonly Row[],
  rules: ReportAvailabilityRules | undefined,
  { days }: Charts,
  pageOf: PageOf,
): Html {
  const left = ({ leftOut }: Row): number => leftOut.maintenance + leftOut.unsound + leftOut.other;
  const name = ({ target, name: text }: Row): Html | string => {
    const page = pageOf(target);
    return page === null ? text : html`<a href="${page}#${anchor('v', target)}">${text}</a>`;
  };
  const body = rows.map(
    (row) =>
      html`<tr><th scope="row">${name(row)}</th><td class="n">${row.counted}</td>${number(row.failed, 'breach')}<td class="n">${row.counted === 0 ? '–' : percent(row.failed, row.counted)}</td><td class="n">${left(row)}</td></tr>`,
  );
  const bad = rows.filter((row) => sum(row, 3) > 0).length;
  return html`<p class="note">${rules === undefined ? HISTORY.leftOutRule : HISTORY.rule(rules)}</p>
${table(
  HISTORY.availability,
  html`<thead><tr><th scope="col">${labels.target}</th><th scope="col" class="n">${labels.counted}</th><th scope="col" class="n">${labels.failed}</th><th scope="col" class="n">${labels.share}</th><th scope="col" class="n">${labels.leftOut}</th></tr></thead><tbody>${body}</tbody>`,
)}
${days === null ? '' : html`<h3>${HEAT.days}</h3>${figure('days', HEAT.days, HEAT.describe(rows.length, bad), days)}${heatKey()}<p class="note">${HEAT.daysNote}</p>`}`;
}

/** One portal hour by hour, and its failures in words. */
export function targetAvailability(row: Row, { hours }: Charts): Html {
  const chart = hours.get(row.target);
  const days = [
    ...Map.groupBy(
      row.cells.filter((cell) => cell[3] > 0),
      ([day]) => day,
    ),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const list = days.map(
    ([day, cells]) =>
      html`<tr><th scope="row" class="nowrap">${day}</th><td>${cells.map((cell) => HEAT.hour(cell[1], cell[3])).join('、')}</td></tr>`,
  );
  const id = anchor('v', row.target);
  return html`<section id="${id}"><h3>${HISTORY.map(row.name)}</h3>
${chart === undefined ? '' : html`${figure(`${id}-map`, HISTORY.map(row.name), HEAT.describeOne(sum(row, 3), sum(row, 2)), chart)}${heatKey()}<p class="note">${HEAT.hoursNote}</p>`}
${
  list.length === 0
    ? html`<p class="note">${HEAT.noBad}</p>`
    : table(
        HEAT.bad,
        html`<thead><tr><th scope="col">${HEAT.day}</th><th scope="col">${HEAT.hours}</th></tr></thead><tbody>${list}</tbody>`,
      )
}</section>`;
}
