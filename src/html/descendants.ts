import { type AnyNode, type Element, isElement, isSilent } from './document.ts';

/** An element and all elements below it in document order; what no visitor reads is left out. Who takes only the first
 *  few pays for no more of them. */
export function* descendants(root: Element): Generator<Element> {
  const stack: AnyNode[] = [root];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at !== root && at.next) stack.push(at.next);
    if (!isElement(at) || isSilent(at)) continue;
    yield at;
    const [first] = at.children;
    if (first) stack.push(first);
  }
}
