import { type Element, foldSpace, isElement } from './document.ts';

const SAYS_SO = /二维码|扫码|扫一扫|赣服通|小程序/;
const LONGEST = 30;

/** A picture of a code to scan, or a short line of text beside one; what is part of a link is the link's. */
export function codeOf(element: Element, label: string): { text: string; label: string } | null {
  const [only, ...more] = element.children;
  const text = only?.type === 'text' && more.length === 0 ? foldSpace(only.data) : '';
  const code = { text, label: element.name === 'img' ? label : '' };
  const words = code.text || code.label;
  return words.length <= LONGEST && SAYS_SO.test(words) && !isWithinLink(element) ? code : null;
}

function isWithinLink(element: Element): boolean {
  for (let at: Element | null = element; at; at = isElement(at.parent) ? at.parent : null)
    if (at.name === 'a' || at.attribs.onclick !== undefined) return true;
  return false;
}
