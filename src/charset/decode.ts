import { isAscii, isUtf8 } from 'node:buffer';
import type { Charset } from '../facts/index.ts';
import { readGbk } from './gbk.ts';

export interface Decoded {
  text: string;
  charset: Charset;
}

/** Reads bytes as the text they are: BOM, then what is declared if the bytes bear it out, then strict UTF-8, then GB18030.
 *  Both the claim and the truth are kept, for a wrong claim is a finding of its own. */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const declared = declaredIn(contentType) ?? declaredInside(bytes);
  const actual = actualCharset(bytes, declared);
  return { text: textOf(bytes, actual), charset: { declared, actual: bytes.length === 0 ? null : actual } };
}

/** A character cut in half at the end is left out and not shown broken, as a stream does. What is whole takes the fast way. */
function textOf(bytes: Uint8Array, charset: string): string {
  const whole = charset === 'gb18030' ? readGbk(bytes) : null;
  const isWhole = charset === 'utf-8' && isUtf8(bytes);
  return whole ?? new TextDecoder(charset).decode(bytes, { stream: !isWhole });
}

function actualCharset(bytes: Uint8Array, declared: string | null): string {
  const marked = byteOrderMark(bytes) ?? zeroPattern(bytes);
  if (marked) return marked;
  const claimed = canonical(declared);
  if (isAscii(bytes)) return claimed === 'gb18030' ? claimed : 'utf-8';
  if (isMostlyUtf8(bytes)) {
    // A short GB text may by chance be valid UTF-8, but then of two-byte letters no Chinese page is written in.
    return claimed === 'gb18030' && !hasWide(bytes) ? 'gb18030' : 'utf-8';
  }
  // Whether it can be read makes no difference: it is what remains.
  if (claimed === 'gb18030') return claimed;
  if (claimed !== null && !LOOSE.has(claimed) && canRead(bytes, claimed)) return claimed;
  return 'gb18030';
}

/** Claims that most servers make unasked; they count only when the bytes agree, which for one-byte sets proves nothing. */
const LOOSE = new Set(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'x-user-defined']);

/** `charset=` of a Content-Type header, as written but lower-case. */
export function declaredIn(contentType: string | null): string | null {
  const found = /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '');
  return found?.[1]?.toLowerCase() ?? null;
}

const HEAD_BYTES = 4096;

/** `<meta charset>`, `<meta http-equiv … charset=>` or the XML prolog, in the first 4 kB and not in a comment. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<script[\s>][\s\S]*?<\/script>/gi, '');
  const found =
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^\W*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head);
  return found?.[1]?.toLowerCase() ?? null;
}

/** The name we keep for a label; the GB family is read by its superset. Null for what cannot be read. */
function canonical(label: string | null): string | null {
  if (label === null || label.length > LONGEST_LABEL) return null;
  const known = namesOfLabels.get(label);
  if (known !== undefined) return known;
  const name = nameOfLabel(label);
  if (namesOfLabels.size < MOST_LABELS) namesOfLabels.set(label, name);
  return name;
}

const LONGEST_LABEL = 40;
const MOST_LABELS = 200;
const namesOfLabels = new Map<string, string | null>();

function nameOfLabel(label: string): string | null {
  try {
    const name = new TextDecoder(label).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null;
  }
}

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: markup is ASCII, so many of every other byte at its beginning are zero. */
function zeroPattern(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 64);
  if (head.length < 8) return null;
  const zeros = (odd: number): number => head.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > head.length / 10 && even < odd / 4) return 'utf-16le';
  return even > head.length / 10 && odd < even / 4 ? 'utf-16be' : null;
}

/** Share of non-ASCII bytes that must belong to valid characters. GB text reaches a few per cent by chance. */
const NEARLY_ALL = 0.9;
/** So many tell what the rest is. */
const ENOUGH = 16_384;

/** Valid UTF-8, or so nearly that the rest is damage: a title cut by bytes, an alien include, a cut end. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  // GB text is settled long before its end: were all the rest valid, the share would not be reached any more.
  const mostInvalid = Math.ceil(Math.min(bytes.length, ENOUGH + 3) * (1 - NEARLY_ALL));
  let invalid = 0;
  let valid = 0;
  for (let at = 0; at < bytes.length && valid + invalid < ENOUGH; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1;
      continue;
    }
    const length = lengthAt(bytes, at);
    if (length > 1) valid += length;
    else invalid += 1;
    if (invalid > mostInvalid) return false;
    at += Math.max(length, 1);
  }
  return valid > 0 && valid >= (valid + invalid) * NEARLY_ALL;
}

/** Length of the valid character that begins here, one cut off by the end included; 0 where none does. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const end = Math.min(at + length, bytes.length);
  for (let next = at + 1; next < end; next += 1) {
    const byte = bytes[next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return end - at;
}

/** Characters of three or four bytes, as Chinese ones are. */
const hasWide = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0xe0);

/** Whether the bytes make sense in this charset: next to nothing in them is unreadable. */
function canRead(bytes: Uint8Array, charset: string): boolean {
  const text = new TextDecoder(charset).decode(bytes, { stream: true });
  let broken = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) broken += 1;
  return broken <= text.length * 0.005;
}
