import type { AnyNode, Document, Element } from 'domhandler';

/** What is nested deeper becomes a sibling there. Browsers allow 512, but readers climb and descend, and no honest page needs it. */
export const MAX_DEPTH = 128;

/**
 * Cuts a tree down to that depth, so that no reader that climbs to the root pays for a page of ten thousand unclosed
 * tags. Ordinary pages are left as they are.
 */
export function limitDepth(root: Document): void {
  const stack: { node: Document | Element; depth: number }[] = [{ node: root, depth: 0 }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.depth === MAX_DEPTH) {
      flatten(at.node);
      continue;
    }
    for (const child of at.node.children) {
      if ('children' in child) stack.push({ node: child as Element, depth: at.depth + 1 });
    }
  }
}

/** Makes all elements below a node its children, in document order; each keeps its own text. */
function flatten(node: Document | Element): void {
  const flat: AnyNode[] = [];
  const stack: AnyNode[] = [...node.children].reverse();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    flat.push(at);
    if (!('children' in at)) continue;
    const inner = at.children.filter((child) => 'children' in child);
    at.children = at.children.filter((child) => !('children' in child)) as typeof at.children;
    link(at as Element, at.children as AnyNode[]);
    for (let index = inner.length - 1; index >= 0; index--) stack.push(inner[index] as AnyNode);
  }
  node.children = flat as typeof node.children;
  link(node, flat);
}

function link(parent: Document | Element, children: AnyNode[]): void {
  children.forEach((child, index) => {
    child.parent = parent;
    child.prev = (children[index - 1] ?? null) as typeof child.prev;
    child.next = (children[index + 1] ?? null) as typeof child.next;
  });
}
