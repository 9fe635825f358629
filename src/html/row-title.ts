import { descendants } from './descendants.ts';
import { type AnyNode, type Element, foldSpace, isElement, isSilent, textOf } from './document.ts';
import { withoutEndSigns } from './ends.ts';

/** An element of nothing but digits and date signs: the day beside a title inside the link, or a running number. */
const NUMBERS_ONLY = /^[\d\s\-/.年月日:[\]()【】（）|]+$/;
const FULL_DAY = String.raw`(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?`;
/** The day in the link's own text, set apart by brackets or a blank. */
const DAY_BEFORE = new RegExp(
  String.raw`^\s*(?:[[(【（]\s*(?:${FULL_DAY}|\d{1,2}-\d{1,2})\s*[\])】）]|${FULL_DAY}\s)\s*`,
);
const DAY_BEHIND = new RegExp(
  String.raw`\s*(?:[[(【（]\s*(?:${FULL_DAY}|\d{1,2}-\d{1,2})\s*[\])】）]|\s${FULL_DAY}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)\s*$`,
);
const BULLETS = /^[\s·•●◆▪■*|>»›]+/;
const ARROW = /[\s|>»›]/;
const LONGEST_TITLE = 120;

/** What a link calls its target: the visible text without the day; its title attribute where the text is cut or missing. */
export function titleOf(link: Element): string {
  const label = foldSpace(link.attribs.title ?? '');
  const heading = headingIn(link);
  const bare = foldSpace(heading ? textOf(heading) : textWithoutNumbers(link))
    .replace(DAY_BEFORE, '')
    .replace(DAY_BEHIND, '')
    .replace(BULLETS, '');
  const text = withoutEndSigns(bare, ARROW);
  const cut = /(?:\.\.|…)$/.test(text) || text === '' || text.length > LONGEST_TITLE;
  if (cut && label !== '') return label;
  return text || ([...descendants(link)].find((at) => at.name === 'img')?.attribs.alt ?? '');
}

function headingIn(link: Element): Element | null {
  for (const at of descendants(link)) {
    if (at === link) continue;
    if (/^h[1-6]$/.test(at.name) || /title|tit\b/i.test(at.attribs.class ?? '')) return at;
  }
  return null;
}

function textWithoutNumbers(link: Element): string {
  const parts: string[] = [];
  const stack: AnyNode[] = [...link.children].reverse();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.type === 'text') parts.push(at.data);
    if (!isElement(at) || isSilent(at) || NUMBERS_ONLY.test(textOf(at))) continue;
    for (let index = at.children.length - 1; index >= 0; index--) {
      const child = at.children[index];
      if (child) stack.push(child);
    }
  }
  return parts.join('');
}
