/** Attributes the scanner reads. The number is the slot its place is kept in. */
export const SLOT = {
  href: 0,
  src: 1,
  srcset: 2,
  action: 3,
  data: 4,
  background: 5,
  poster: 6,
  content: 7,
  'http-equiv': 8,
  rel: 9,
  alt: 10,
  title: 11,
  onclick: 12,
  style: 13,
  value: 14,
  type: 15,
  'xlink:href': 16,
} as const;

const SLOTS = Object.keys(SLOT).length;
const LONGEST_NAME = 10;

const TAB = 9;
const LF = 10;
const FF = 12;
const CR = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;

const isSpace = (code: number): boolean =>
  code === SPACE || code === LF || code === TAB || code === CR || code === FF;

/** A name as a number, so that tags and attributes are told apart without making strings of them; letters' case folded. */
export function nameHash(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at++) hash = (hash * 31 + fold(name.charCodeAt(at))) | 0;
  return hash;
}

const fold = (code: number): number => (code >= 65 && code <= 90 ? code | 32 : code);

const SLOT_OF = new Map(Object.entries(SLOT).map(([name, slot]) => [nameHash(name), { name, slot }]));

/** Reads one opening tag after another, keeping places instead of values: most are never looked at.
 *  Follows the HTML standard's tokenizer, as htmlparser2 does. */
export class TagReader {
  readonly html: string;
  /** Hash and place of the tag's name. */
  hash = 0;
  nameFrom = 0;
  nameTo = 0;
  isSelfClosing = false;
  /** Has a handler or a style. */
  hasHandlers = false;
  private readonly from = new Int32Array(SLOTS).fill(-1);
  private readonly to = new Int32Array(SLOTS);
  private used = 0;

  constructor(html: string) {
    this.html = html;
  }

  /** Raw value of an attribute of the last tag read; undefined when it has none. */
  raw(slot: number): string | undefined {
    const from = this.from[slot] ?? -1;
    return from < 0 ? undefined : this.html.slice(from, this.to[slot]);
  }

  has(slot: number): boolean {
    return (this.from[slot] ?? -1) >= 0;
  }

  /** Reads the tag whose name starts at `at`. Answers where the markup goes on, or -1 when the tag never ends:
   *  then it is none. */
  read(at: number): number {
    const { html } = this;
    const { length } = html;
    if (this.used > 0) this.forget();
    this.isSelfClosing = false;
    this.nameFrom = at;
    let hash = 0;
    let code = 0;
    let next = at;
    for (; next < length; next++) {
      code = html.charCodeAt(next);
      if (code === GREATER || code === SLASH || isSpace(code)) break;
      hash = (hash * 31 + fold(code)) | 0;
    }
    this.hash = hash;
    this.nameTo = next;
    for (;;) {
      if (next >= length) return -1;
      code = html.charCodeAt(next);
      if (code === GREATER) return next + 1;
      if (code === SLASH) {
        if (html.charCodeAt(next + 1) === GREATER) this.isSelfClosing = true;
        next++;
      } else if (isSpace(code)) next++;
      else {
        next = this.readAttribute(next);
        if (next < 0) return -1;
      }
    }
  }

  private forget(): void {
    this.from.fill(-1);
    this.used = 0;
    this.hasHandlers = false;
  }

  /** Reads `name`, `name=value`, quoted or not. Answers where it ends; -1 when the document ends first. */
  private readAttribute(at: number): number {
    const { html } = this;
    const { length } = html;
    let hash = 0;
    let code = 0;
    let next = at;
    // An equals sign in front belongs to the name.
    for (; next < length; next++) {
      code = html.charCodeAt(next);
      if (code === GREATER || code === SLASH || isSpace(code) || (code === EQUALS && next > at)) break;
      hash = (hash * 31 + fold(code)) | 0;
    }
    const nameTo = next;
    while (next < length && isSpace(html.charCodeAt(next))) next++;
    if (next >= length) return -1;
    if (html.charCodeAt(next) !== EQUALS) {
      this.keep(hash, at, nameTo, nameTo, nameTo);
      return next;
    }
    next++;
    while (next < length && isSpace(html.charCodeAt(next))) next++;
    if (next >= length) return -1;
    code = html.charCodeAt(next);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const end = html.indexOf(code === DOUBLE_QUOTE ? '"' : "'", next + 1);
      if (end < 0) return -1;
      this.keep(hash, at, nameTo, next + 1, end);
      return end + 1;
    }
    const from = next;
    while (next < length && code !== GREATER && !isSpace(code)) {
      next++;
      code = html.charCodeAt(next);
    }
    if (next >= length) return -1;
    this.keep(hash, at, nameTo, from, next);
    return next;
  }

  /** Of two attributes of one name the first counts. */
  private keep(hash: number, nameFrom: number, nameTo: number, from: number, to: number): void {
    if (nameTo - nameFrom > LONGEST_NAME) return;
    const known = SLOT_OF.get(hash);
    if (known === undefined || known.name.length !== nameTo - nameFrom || (this.from[known.slot] ?? -1) >= 0)
      return;
    if (!sameName(this.html, nameFrom, known.name)) return;
    this.from[known.slot] = from;
    this.to[known.slot] = to;
    this.used++;
    if (known.slot === SLOT.onclick || known.slot === SLOT.style) this.hasHandlers = true;
  }
}

/** Whether a name stands at a place, letters' case ignored. */
export function sameName(html: string, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if (fold(html.charCodeAt(at + index)) !== name.charCodeAt(index)) return false;
  }
  return true;
}
