import { type Element, textOf } from './document.ts';

const known = new WeakMap<Element, string>();

/** Visible text of a link. Four readers ask for it, so it is folded once. */
export function linkText(link: Element): string {
  let text = known.get(link);
  if (text === undefined) {
    text = textOf(link);
    known.set(link, text);
  }
  return text;
}
