import { type AnyNode, type Element, isElement, isSilent } from './document.ts';

/** An element and all elements below it in document order; what no visitor reads is left out. */
export function* descendants(root: Element): Generator<Element> {
  const stack: AnyNode[] = [root];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (!isElement(at) || isSilent(at)) continue;
    yield at;
    for (let index = at.children.length - 1; index >= 0; index--) {
      const child = at.children[index];
      if (child) stack.push(child);
    }
  }
}
