import { NUMERALS } from '../../wording/bulletin.ts';
import { PERIOD } from '../../wording/period.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { type Html, html } from '../html/markup.ts';
import { table } from '../html/parts.ts';
import { shell } from '../html/shell.ts';
import type { Period } from './model.ts';
import { countColumns, type PeriodPart, periodParts, periodTitle } from './tables.ts';

/** More columns than this are wider than a phone. */
const MOST_NARROW = 3;
/** The first columns name the unit and its site. */
const NAMES = 2;

function part(part: PeriodPart, at: number): Html {
  const { title, texts, heads, rows } = part;
  const counts = countColumns(part);
  const isWide = heads.length > MOST_NARROW;
  // Beside long texts a browser makes names one character wide.
  const kind = (index: number): string => (counts.has(index) ? 'n' : isWide && index < NAMES ? 'who' : '');
  const cells = (row: readonly string[]): Html =>
    html`<tr>${row.map((cell, index) => html`<td class="${kind(index)}">${cell}</td>`)}</tr>`;
  const swipe = isWide ? html`<p class="swipe note">${REPORT.notes.scroll}</p>` : '';
  return html`<section><h2>${NUMERALS[at] ?? at + 1}、${title}</h2>${texts.map((text) => html`<p>${text}</p>`)}${
    rows.length === 0
      ? ''
      : html`${swipe}${table(
          title,
          html`<thead><tr>${heads.map((head, index) => html`<th scope="col" class="${kind(index)}">${head}</th>`)}</tr></thead><tbody>${rows.map(cells)}</tbody>`,
        )}`
  }</section>`;
}

/** A period report as one page of its own, in the look of all reports. */
export function periodHtml(period: Period): string {
  const title = periodTitle(period);
  return shell({
    title,
    head: html`<h1>${title}</h1>`,
    body: periodParts(period).map(part),
    foot: html`<p>${PERIOD.note}</p>`,
  });
}
