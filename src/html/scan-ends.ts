import { nameHash, sameName } from './scan-tag.ts';

export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

export function after(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at < 0 ? -1 : at + sign.length;
}

export function hashOfName(html: string, from: number): number {
  let at = from;
  while (at < html.length && !isEndOfName(html.charCodeAt(at))) at++;
  // Names longer than any we know need no hash.
  return at - from > 12 ? 0 : nameHash(html.slice(from, at));
}

const isEndOfName = (code: number): boolean =>
  code === 62 || code === 47 || code === 32 || code === 9 || code === 10 || code === 12 || code === 13;

/** Index of the end tag of an element with raw content; the end of the document when there is none. */
export function endOfRaw(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (sameName(html, at + 2, name) && isEndOfName(html.charCodeAt(at + 2 + name.length))) return at;
  }
  return html.length;
}

/** Comments, doctypes and what passes for them. */
export function endOfDeclaration(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    if (html.startsWith('>', open + 4)) return open + 5;
    if (html.startsWith('->', open + 4)) return open + 6;
    COMMENT_END.lastIndex = open + 4;
    return COMMENT_END.exec(html) === null ? -1 : COMMENT_END.lastIndex;
  }
  return after(html, '>', open + 2);
}

const COMMENT_END = /--!?>/g;
