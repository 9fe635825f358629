/** Encodes text as GB18030: what no two bytes can hold takes four. Lone surrogates become `?`. */
export function gb18030Encode(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text.toWellFormed()) bytes.push(...(twoBytes(char) ?? fourBytes(char)));
  return Uint8Array.from(bytes);
}

/** Encodes as a browser does in a form of a GBK page: what GBK lacks becomes a numeric character reference. */
export function gbkEncode(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text.toWellFormed()) {
    bytes.push(...(twoBytes(char) ?? Buffer.from(`&#${char.codePointAt(0) ?? 0};`)));
  }
  return Uint8Array.from(bytes);
}

/** One value of a query string as a GBK page's form would send it. */
export const gbkQuery = (text: string): string =>
  Array.from(gbkEncode(text), (byte) => {
    if (byte === 0x20) return '+';
    const char = String.fromCharCode(byte);
    return /[\w*.-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');

function twoBytes(char: string): readonly number[] | null {
  const unit = char.charCodeAt(0);
  if (unit < 0x80) return [unit];
  const pair = char.length === 1 ? (two()[unit] ?? 0) : 0;
  return pair === 0 ? null : [pair >> 8, pair & 0xff];
}

/** First pointer of the linear range that holds all planes above the first (GB 18030, annex). */
const SUPPLEMENTARY = 189_000;

function fourBytes(char: string): readonly number[] {
  const code = char.codePointAt(0) ?? 0;
  const pointer = code > 0xffff ? SUPPLEMENTARY + code - 0x10000 : four().get(char);
  return pointer === undefined ? [0x3f] : atPointer(pointer);
}

const atPointer = (pointer: number): number[] => [
  0x81 + Math.floor(pointer / 12_600),
  0x30 + (Math.floor(pointer / 1_260) % 10),
  0x81 + (Math.floor(pointer / 10) % 126),
  0x30 + (pointer % 10),
];

let builtTwo: Uint16Array | null = null;
let builtFour: Map<string, number> | null = null;

/** The decoder's tables turned round, each built when first asked for. The first holds pairs by UTF-16 unit, the lead in
 *  the higher byte, 0 where there is none; the second pointers. */
const two = (): Uint16Array => {
  builtTwo ??= invertTwoBytes();
  return builtTwo;
};
const four = (): Map<string, number> => {
  builtFour ??= invertFourBytes();
  return builtFour;
};

const FIRST_LEAD = 0x81;
const LEADS = 126;
const FIRST_TRAIL = 0x40;
const TRAILS = 191;
const LINE_FEED = 0x0a;
const REPLACEMENT = 0xfffd;

/** All pairs are decoded in one go, a line each: one by one they take fifty times as long. */
function invertTwoBytes(): Uint16Array {
  const lines = new Uint8Array(LEADS * TRAILS * 3).fill(LINE_FEED);
  for (let lead = 0, at = 0; lead < LEADS; lead += 1) {
    for (let trail = 0; trail < TRAILS; trail += 1, at += 3) {
      lines[at] = FIRST_LEAD + lead;
      lines[at + 1] = FIRST_TRAIL + trail;
    }
  }
  const text = new TextDecoder('gb18030').decode(lines);
  const inverted = new Uint16Array(0x10000);
  for (let at = 0, line = 0; at < text.length; line += 3) {
    const end = text.indexOf('\n', at);
    const unit = text.charCodeAt(at);
    if (end === at + 1 && unit !== REPLACEMENT && inverted[unit] === 0)
      inverted[unit] = ((lines[line] ?? 0) << 8) | (lines[line + 1] ?? 0);
    at = end + 1;
  }
  return inverted;
}

/** Pointers of the first plane end here; the gap up to the other planes is unassigned. */
const FIRST_PLANE_POINTERS = 39_420;

function invertFourBytes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const four = new Map<string, number>();
  for (let pointer = 0; pointer < FIRST_PLANE_POINTERS; pointer += 1) {
    const char = decoder.decode(Uint8Array.from(atPointer(pointer)));
    if (char.length === 1 && char !== '\ufffd' && !four.has(char)) four.set(char, pointer);
  }
  return four;
}
