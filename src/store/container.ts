import { createHash } from 'node:crypto';

/*
 * How a document lies on disk. Format 2 carries a checksum over the bytes of its value, so that a flipped bit is
 * found even where the JSON still parses. Format 1 (lowdb's own `{"value": …}`) is read and written anew as 2.
 */
export const FORMAT = 2;

const HEAD = /^\{\n"format":(\d+),\n"sha256":"([0-9a-f]{64})",\n"value":/;
const TAIL = '\n}\n';

/** The bytes are not what was written. */
export class DamagedDocument extends Error {}

/** Written by a newer program; left alone. */
export class NewerFormat extends Error {
  constructor(format: number) {
    super(`document format ${format} is newer than ${FORMAT}: update the program`);
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A document as text. */
export function encodeDocument(value: unknown): string {
  const body = JSON.stringify(value) ?? 'null';
  return `{\n"format":${FORMAT},\n"sha256":"${sha256(body)}",\n"value":${body}${TAIL}`;
}

/** The value of a document of any known format. Throws {@link DamagedDocument} or {@link NewerFormat}. */
export function decodeDocument(text: string): unknown {
  const head = HEAD.exec(text);
  if (!head) return decodeFormat1(text);
  const format = Number(head[1]);
  if (format > FORMAT) throw new NewerFormat(format);
  if (format < FORMAT) throw new DamagedDocument(`no such format: ${format}`);
  const body = text.slice(head[0].length, -TAIL.length);
  if (!text.endsWith(TAIL) || sha256(body) !== head[2]) throw new DamagedDocument('checksum differs');
  return JSON.parse(body);
}

function decodeFormat1(text: string): unknown {
  try {
    const whole: unknown = JSON.parse(text);
    // Anything beside the value is the head of format 2 with a byte changed.
    if (typeof whole === 'object' && whole !== null && 'value' in whole && Object.keys(whole).length === 1)
      return whole.value;
  } catch {
    // Told below, with everything else that is no document.
  }
  throw new DamagedDocument('not a document');
}
