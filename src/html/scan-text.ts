import { endOfRaw } from './scan-ends.ts';
import { decodeAttribute, decodeText } from './scan-entities.ts';
import type { ScannedLink } from './scan-links.ts';
import { SLOT, sameName, TagReader } from './scan-tag.ts';

/** Visible text of a link, else what its title or images say of themselves. */
export function linkText(html: string, link: ScannedLink): string {
  if (link.start < 0 || link.text !== '') return link.text;
  return textBetweenTags(html, link) || labelOf(html, link);
}

/** What most links have, told without reading their tag again. */
function textBetweenTags(html: string, { inner, end }: ScannedLink): string {
  if (end <= inner) return '';
  return foldSpace(textWithin(html, inner, Math.min(end, inner + LONGEST_LINK)));
}

function labelOf(html: string, { start, inner, end }: ScannedLink): string {
  const tag = new TagReader(html);
  if (tag.read(start + 1) < 0) return '';
  const own = foldSpace(decodeAttribute(tag.raw(SLOT.title) ?? tag.raw(SLOT.alt) ?? ''));
  if (own !== '' || end <= inner) return own;
  const within = html.slice(inner, Math.min(end, inner + LONGEST_LINK));
  return foldSpace(decodeAttribute(/\salt\s*=\s*["']([^"'>]+)/i.exec(within)?.[1] ?? ''));
}

/** A link that holds more than this is a page left open. */
const LONGEST_LINK = 20_000;

/** Text between two places, tags, comments and scripts left out. */
function textWithin(html: string, from: number, to: number): string {
  const parts: string[] = [];
  for (let at = from; at < to; ) {
    const open = html.indexOf('<', at);
    const end = open < 0 || open > to ? to : open;
    parts.push(html.slice(at, end));
    if (end === to) break;
    const isComment = html.startsWith('<!--', open);
    const isScript = !isComment && (sameName(html, open + 1, 'script') || sameName(html, open + 1, 'style'));
    const close = isComment
      ? html.indexOf('-->', open + 4) + 2
      : html.indexOf(
          '>',
          isScript ? endOfRaw(html, sameName(html, open + 1, 'style') ? 'style' : 'script', open) : open,
        );
    if (close < open) break;
    parts.push(' ');
    at = close + 1;
  }
  return decodeText(parts.join(''));
}

/** White space of every kind becomes single blanks. */
export const foldSpace = (text: string): string =>
  text.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, ' ').trim();

/** A line per block, empty ones left out. */
export const linesOf = (text: string): string =>
  text
    .split('\n')
    .map(foldSpace)
    .filter((line) => line !== '')
    .join('\n');
