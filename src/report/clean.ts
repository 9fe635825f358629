/** Text of strangers made fit for print. Every renderer passes what it prints through here. */

// C0 and C1 controls, soft hyphen, zero-width marks, direction overrides and isolates, line and paragraph
// separators, annotation marks, variation and language tags: nothing of it is needed to read a title, all of it
// can hide or turn round what stands beside it.
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffc\ufffe\uffff]|[\u{e0000}-\u{e0fff}]/gu;
// Latin and Chinese, with single spaces between words: nine texts in ten, and nothing to take away.
const ORDINARY = /^[ -~\u3001-\u301b\u4e00-\u9fff\uff01-\uff5e“”‘’·…—]*$/;
const BREAKS = /[\t\n\r\u2028\u2029\u00a0 ]+/g;
// Combining marks beyond three in a row paint over the lines above and below.
const STACKED = /(\p{Mn}{3})\p{Mn}+/gu;

const isOrdinary = (text: string): boolean =>
  ORDINARY.test(text) && !text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ');

/** One line of printable text: no control or direction characters, no lone surrogates, white space folded. */
export const clean = (text: string): string =>
  isOrdinary(text)
    ? text
    : text.toWellFormed().replace(UNPRINTABLE, '').replace(STACKED, '$1').replace(BREAKS, ' ').trim();

/** `clean`, cut to at most `most` characters with an ellipsis; a character is never cut in two. */
export function clip(text: string, most: number): string {
  // Twice the wanted length is enough to work on; a title of a megabyte is not worth folding whole.
  const whole = clean(text.length > most * 8 ? text.slice(0, most * 8) : text);
  if (whole.length <= most) return whole;
  return `${whole.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The address when it may stand in a link: http and https only, printable, of bearable length. */
export function linkable(url: string | null): string | null {
  if (url === null || url.length > 4000) return null;
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return null;
  return parsed.href;
}

/** An address as a person reads it: `%E5%8A%9E` as 办 where it is UTF-8, else as it stands. For the eye only. */
export function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** One JSON document that is also safe to look at in a terminal: whatever could steer it is written as an escape. */
export const renderJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
