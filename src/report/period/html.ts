import { NUMERALS } from '../../wording/bulletin.ts';
import { PERIOD } from '../../wording/period.ts';
import { type Html, html } from '../html/markup.ts';
import { table } from '../html/parts.ts';
import { shell } from '../html/shell.ts';
import type { Period } from './model.ts';
import { type PeriodPart, periodParts, periodTitle } from './tables.ts';

const cells = (row: readonly string[]): Html => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`;

const part = ({ title, texts, heads, rows }: PeriodPart, at: number): Html =>
  html`<section><h2>${NUMERALS[at] ?? at + 1}、${title}</h2>${texts.map((text) => html`<p>${text}</p>`)}${
    rows.length === 0
      ? ''
      : table(
          title,
          html`<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(cells)}</tbody>`,
        )
  }</section>`;

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
