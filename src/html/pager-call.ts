import type { JsToken } from './js-tokens.ts';

/** Content systems of Chinese portals let the page call a pager by one of these names. */
const PAGER = /^createPage(?:HTML\w*)?$/i;
const SAFE = /^[\w./-]{1,120}$/;

/** Whether a pager is called (not defined) at this place of a script. */
export const isPagerCall = (tokens: readonly JsToken[], at: number): boolean =>
  PAGER.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '(' && tokens[at - 1]?.text !== 'function';

/**
 * The link to the next page that a called pager writes; '' on the last page and for arguments it does not know.
 * Two families are in use: `(pages, page from 0, name, extension)` and `(box, pages, page from 1, name, extension, …)`;
 * both name the second page by the number that its own count gives it.
 */
export function pagerMarkup(tokens: readonly JsToken[], at: number): string {
  const args = argumentsAt(tokens, at + 2);
  const hasBox = args[0]?.kind === 'string';
  const [pages, page, name, extension] = hasBox ? args.slice(1) : args;
  if (pages?.kind !== 'number' || page?.kind !== 'number') return '';
  if (name?.kind !== 'string' || extension?.kind !== 'string') return '';
  const next = Number(page.text) + 1;
  const isLast = hasBox ? next > Number(pages.text) : next >= Number(pages.text);
  if (isLast || !Number.isInteger(next) || !SAFE.test(name.text) || !SAFE.test(extension.text)) return '';
  return `<a href="${name.text}_${next}.${extension.text}">下一页</a>`;
}

/** The literals between commas; nothing once an argument is more than one literal. */
function argumentsAt(tokens: readonly JsToken[], start: number): JsToken[] {
  const literals: JsToken[] = [];
  for (let at = start; ; at += 2) {
    const literal = tokens[at];
    const follows = tokens[at + 1]?.text;
    if (!literal || (literal.kind !== 'string' && literal.kind !== 'number')) return [];
    literals.push(literal);
    if (follows === ')') return literals;
    if (follows !== ',') return [];
  }
}
