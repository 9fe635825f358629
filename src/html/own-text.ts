import { isSilent, type PageDocument } from './document.ts';
import { isVisible, regionOf } from './regions.ts';

const CONTROL = new Set(['a', 'option', 'button', 'label', 'select']);

/** Characters of running text in the body of the page: no menus, no footer, no links, no labels of controls. */
export function ownTextLength(document: PageDocument): number {
  let length = 0;
  for (const element of document.elements) {
    if (isSilent(element) || CONTROL.has(element.name)) continue;
    let ink = 0;
    for (const child of element.children)
      if (child.type === 'text') ink += child.data.replace(/\s+/g, '').length;
    if (
      ink > 0 &&
      regionOf(document, element) === 'body' &&
      !isInControl(element) &&
      isVisible(document, element)
    )
      length += ink;
  }
  return length;
}

function isInControl(element: PageDocument['elements'][number]): boolean {
  for (let at = element.parent; at && 'name' in at; at = at.parent) if (CONTROL.has(at.name)) return true;
  return false;
}
