import { type Element, isElement, type PageDocument, textOf } from './document.ts';
import { shortText } from './regions.ts';

const HEADING = /^(?:h[1-6]|dt|legend|caption|summary)$/;
const TITLE_CLASS =
  /(?:^|[\s_-])(?:title|tit|titles|bt|biaoti|caption|hd|heading|lm|lmmc|mod-?name|box-?(?:title|tit|hd)|column-?name)\d*(?:$|[\s_-])|[a-z](?:Title|Tit)\d*(?:$|\s)/;
const MAX_TITLE = 24;
/** Headings with more than this below them hold their block, not its title. */
const MAX_MARKUP = 60;

interface MenuItem {
  element: Element;
  label: string;
}

/** Follows headings and menu items while the elements of a page are walked in document order. */
export interface Sections {
  /** Takes note of an element; answers the heading in force. */
  enter(element: Element): string;
  /** The menu item a link hangs below, if any; remembers the link as the item's own when it is the first. */
  named(element: Element, label: string): string | null;
}

/** A new walk over one page. */
export function sectionsOf(_document: PageDocument): Sections {
  let heading = '';
  const items = new WeakMap<Element, MenuItem>();
  return {
    enter(element) {
      if (isHeading(element)) {
        const text = (shortText(element, MAX_MARKUP) === null ? '' : textOf(element))
          .replace(/\s*(?:更多|more|\+|>|»|›)+.*$/i, '')
          .trim();
        if (text !== '' && text.length <= MAX_TITLE) heading = text;
      }
      return heading;
    },
    named(element, label) {
      for (let item = itemAbove(element); item; item = itemAbove(item)) {
        const known = items.get(item);
        if (!known) items.set(item, { element, label });
        else if (known.element !== element && known.label !== '') return known.label;
      }
      return null;
    },
  };
}

/** Titles inside rows and links are those of articles, not of blocks. */
function isHeading(element: Element): boolean {
  const { name, attribs } = element;
  if (!HEADING.test(name) && (name === 'a' || name === 'body' || !TITLE_CLASS.test(attribs.class ?? '')))
    return false;
  for (let at = element.parent; isElement(at); at = at.parent)
    if (at.name === 'li' || at.name === 'a') return false;
  return true;
}

function itemAbove(element: Element): Element | null {
  for (let at = element.parent; isElement(at); at = at.parent)
    if (at.name === 'li' || at.name === 'dl') return at;
  return null;
}
