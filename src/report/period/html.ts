import { NUMERALS } from '../../wording/bulletin.ts';
import { html, own } from '../html/markup.ts';
import { styleSheet } from '../look.ts';
import type { Period } from './model.ts';
import { type PeriodPart, periodParts, periodTitle } from './tables.ts';

const part = ({ title, texts, heads, rows }: PeriodPart, at: number) =>
  html`<section><h2>${NUMERALS[at] ?? at + 1}、${title}</h2>${texts.map((text) => html`<p>${text}</p>`)}${
    rows.length === 0
      ? ''
      : html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`
  }</section>`;

/** A period report as one page of its own, in the look of all reports. */
export function periodHtml(period: Period): string {
  const title = periodTitle(period);
  const page = html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${own(styleSheet)}</style></head><body><main><h1>${title}</h1>${periodParts(period).map(part)}</main></body></html>`;
  return `${page}`;
}
