import { html as honoHtml, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { clip, linkable, readable } from '../clean.ts';

export type Html = HtmlEscapedString;
type Child = string | number | boolean | null | undefined | Html | readonly Child[];

/** Longest text of a stranger that a page prints in one piece. */
const LONGEST = 600;

const isMarkup = (child: Child): child is Html =>
  typeof child === 'object' && child !== null && 'isEscaped' in child;

function printable(child: Child): Child {
  if (typeof child === 'string') return clip(child, LONGEST);
  if (Array.isArray(child)) return child.map(printable);
  return child;
}

/** Escaping template: every text is cleaned, clipped and escaped; markup made here passes as it is. No promises. */
export function html(parts: TemplateStringsArray, ...children: Child[]): Html {
  const printed = children.map((child) => (isMarkup(child) ? child : printable(child)));
  return honoHtml(parts, ...printed) as Html;
}

/** Markup of our own (the style sheet). Never for anything that was read from a page. */
export const own = (text: string): Html => raw(text);

/** An address shown as text and, when it is http(s), as a link that tells the target nothing of us. */
export function link(url: string | null, text?: string): Html | string {
  if (url === null) return '';
  const href = linkable(url);
  const shown = clip(text ?? readable(url), 160);
  if (href === null) return html`<span class="url">${shown}</span>`;
  return html`<a class="url" href="${attribute(href)}" rel="noreferrer noopener">${shown}</a>`;
}

/** A long value kept whole for an attribute: cleaned of nothing, escaped by hand. */
const attribute = (value: string): Html =>
  raw(value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`));

/** An id usable in an address fragment, the same for the same words. */
export const anchor = (...words: string[]): string =>
  words.map((word) => word.replace(/[^A-Za-z0-9_-]+/g, '_')).join('--');
