import { type AnyNode, type Element, isElement, textOf } from './document.ts';
import { foldWidth } from './text.ts';

const YES = '■√✓✔☑☒●◆▲★✅';
/** Marks left empty. 口 (mouth) is typed for □ throughout the country. */
const NO = '□口☐○◇△▢×✗✘';
const YES_GLYPH = new RegExp(`[${YES}\u{F0FC}\u{F052}\u{F0FE}]`, 'u');
const NO_GLYPH = new RegExp(`[${NO}]|\u{F0A8}|\u{F06F}`, 'u');
const BLACK_BULLET = /^[■◆●▪•*·√✓☑]\s*/u;

/** Whether a cell of a check column is ticked: ■ √ ✓ ☑, the Wingdings letters t and ü, 是; □ 口 ☐ and blanks are not. */
export function isTicked(cell: Element): boolean {
  const text = foldWidth(textOf(cell)).trim();
  if (text === '' || NO_GLYPH.test(text)) return YES_GLYPH.test(text);
  if (YES_GLYPH.test(text) || /^(?:是|有|V|v|Y|y)$/.test(text)) return true;
  return /^[tüRþ]$/.test(text) && (text === 't' || isWingdings(cell));
}

const UNTICKED = /^(?:否|无|不|[nN]|[xX]|[-—–/\\]+)$/;

/** Whether a cell of a check column shows anything else that may be a mark: a picture, a ticked box, an icon, an unknown sign. */
export function isFilled(cell: Element): boolean {
  const text = foldWidth(textOf(cell)).trim();
  if (text !== '') return !NO_GLYPH.test(text) && !UNTICKED.test(text);
  const stack: AnyNode[] = [...cell.children];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (!isElement(at)) continue;
    if (isMark(at)) return true;
    stack.push(...at.children);
  }
  return false;
}

const isMark = ({ name, attribs }: Element): boolean =>
  name === 'img' ||
  name === 'svg' ||
  (name === 'input' && 'checked' in attribs) ||
  /icon|check|tick|gou|(?:^|\s)fa(?:$|[\s-])/i.test(attribs.class ?? '');

/** A check column that names what it ticks (`■全社会 □特定群体`): the ticked names. */
export function tickedNames(text: string): string[] {
  const folded = foldWidth(text);
  if (!YES_GLYPH.test(folded) && !NO_GLYPH.test(folded)) return [];
  const names: string[] = [];
  for (const match of folded.matchAll(new RegExp(`([${YES}])\\s*([^${YES}${NO}\\s]+)`, 'gu')))
    if (match[2]) names.push(match[2]);
  return names;
}

/** Text of a cell without the bullets (*, ●, ■) that open its lines. */
export const withoutBullets = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(BLACK_BULLET, '').trim())
    .filter((line) => line !== '')
    .join('\n');

function isWingdings(cell: Element): boolean {
  const stack: AnyNode[] = [cell];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (!isElement(at)) continue;
    if (/wingdings/i.test(`${at.attribs.style ?? ''} ${at.attribs.face ?? ''}`)) return true;
    stack.push(...at.children);
  }
  return false;
}
