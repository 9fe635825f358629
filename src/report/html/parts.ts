import { REPORT } from '../../wording/report-labels.ts';
import { STANDINGS } from '../../wording/report-terms.ts';
import type { Standing } from '../standing.ts';
import { type Html, html } from './markup.ts';

/** Verdict as colour, shape and word. */
export function badge(standing: Standing): Html {
  const { shape, word } = STANDINGS[standing];
  return html`<span class="badge ${standing}"><span aria-hidden="true" class="shape">${shape}</span>${word}</span>`;
}

/** Verdict as colour and shape for a narrow cell; the word is there for those who listen. */
export const mark = (tone: string, shape: string, word: string): Html =>
  html`<span class="mark ${tone}"><span aria-hidden="true">${shape}</span><span class="sr">${word}</span></span>`;

/** A table that keeps its head in sight; it scrolls by itself where the window is narrow. */
export const table = (label: string, body: Html, kind = ''): Html =>
  html`<div class="scroll ${kind}" role="group" aria-label="${label}" tabindex="0"><table>${body}</table></div>`;

/** Longest head that stands in one line on end. */
const LONGEST_UPRIGHT = 12;

/** A head of a narrow column, standing on end. A long one has a height of its own, or browsers reckon its width anyhow. */
export const upright = (name: string): Html =>
  html`<th scope="col" class="up ${name.length > LONGEST_UPRIGHT ? 'long' : ''}"><span>${name}</span></th>`;

/** A chapter with its number and place in the table of contents. */
export const chapter = (id: string, number: string, title: string, body: Html | Html[], kind = ''): Html =>
  html`<section class="chapter ${kind}" id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h"><span class="no">${number}</span>${title}</h2>${body}</section>`;

/** Terms and values; empty values are left out. */
export function facts(
  pairs: readonly (readonly [term: string, value: Html | string | number | null])[],
): Html {
  const known = pairs.filter(([, value]) => value !== null && value !== '');
  return html`<dl class="facts">${known.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A number in a table: right-aligned, zero quiet, coloured only when it says something. */
export const number = (value: number, tone = '', href: string | null = null): Html => {
  const text = value === 0 || tone === '' ? html`${value}` : html`<b class="${tone}">${value}</b>`;
  return html`<td class="n ${value === 0 ? 'zero' : ''}">${value > 0 && href !== null ? html`<a href="${href}">${text}</a>` : text}</td>`;
};

/** The key to the shapes, once a page; what people decided explains itself where it stands. */
export const legend = (): Html =>
  html`<p class="legend">${(Object.keys(STANDINGS) as Standing[])
    .filter((standing) => standing !== 'dismissed' && standing !== 'waived')
    .map((standing) => badge(standing))}</p>`;

/** 一、二、三、 for chapters. */
export const numeral = (at: number): string => REPORT.chapter(REPORT.numerals[at] ?? at + 1);

/** Yes, no or could not tell, in one character that is also a word. */
export const tri = (value: boolean | null): string =>
  value === null ? REPORT.unclear : value ? REPORT.yes : REPORT.no;
