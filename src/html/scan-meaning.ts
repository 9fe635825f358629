import type { ScanVia } from './scan-links.ts';
import { nameHash, SLOT, sameName, type TagReader } from './scan-tag.ts';

/** What a tag means to the scanner. */
export type Meaning =
  | { is: 'anchor' }
  | { is: 'base' }
  | { is: 'meta' }
  | { is: 'link' }
  | { is: 'raw' }
  | { is: 'option' }
  | { is: 'template' }
  | { is: 'address'; places: readonly (readonly [slot: number, via: ScanVia])[] };

const address = (...places: (readonly [number, ScanVia])[]): Meaning => ({ is: 'address', places });

const TAGS: Record<string, Meaning> = {
  a: { is: 'anchor' },
  base: { is: 'base' },
  meta: { is: 'meta' },
  link: { is: 'link' },
  option: { is: 'option' },
  template: { is: 'template' },
  script: { is: 'raw' },
  style: { is: 'raw' },
  title: { is: 'raw' },
  textarea: { is: 'raw' },
  xmp: { is: 'raw' },
  iframe: { is: 'raw' },
  noembed: { is: 'raw' },
  noframes: { is: 'raw' },
  noscript: { is: 'raw' },
  plaintext: { is: 'raw' },
  area: address([SLOT.href, 'area']),
  frame: address([SLOT.src, 'frame']),
  form: address([SLOT.action, 'form']),
  img: address([SLOT.src, 'image'], [SLOT.srcset, 'image']),
  image: address([SLOT.src, 'image'], [SLOT.href, 'image'], [SLOT['xlink:href'], 'image']),
  input: address([SLOT.src, 'image']),
  source: address([SLOT.src, 'media'], [SLOT.srcset, 'image']),
  video: address([SLOT.src, 'media'], [SLOT.poster, 'image']),
  audio: address([SLOT.src, 'media']),
  track: address([SLOT.src, 'media']),
  embed: address([SLOT.src, 'media']),
  object: address([SLOT.data, 'media']),
  body: address([SLOT.background, 'image']),
  table: address([SLOT.background, 'image']),
  tr: address([SLOT.background, 'image']),
  td: address([SLOT.background, 'image']),
  th: address([SLOT.background, 'image']),
};

const MEANING_OF = new Map(
  Object.entries(TAGS).map(([name, meaning]) => [nameHash(name), { name, meaning }]),
);

/** What the tag just read means; null for most. */
export function meaningOf(tag: TagReader): { name: string; meaning: Meaning } | null {
  const known = MEANING_OF.get(tag.hash);
  if (known === undefined || known.name.length !== tag.nameTo - tag.nameFrom) return null;
  return sameName(tag.html, tag.nameFrom, known.name) ? known : null;
}
