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

const twoBytes = (char: string): readonly number[] | undefined => {
  const code = char.charCodeAt(0);
  return code < 0x80 ? [code] : two().get(char);
};

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

let builtTwo: Map<string, readonly number[]> | null = null;
let builtFour: Map<string, number> | null = null;

/** The decoder's tables turned round, each built when first asked for. The second holds pointers. */
const two = (): Map<string, readonly number[]> => {
  builtTwo ??= invertTwoBytes();
  return builtTwo;
};
const four = (): Map<string, number> => {
  builtFour ??= invertFourBytes();
  return builtFour;
};

/** All pairs are decoded in one go, a line each: one by one they take fifty times as long. */
function invertTwoBytes(): Map<string, readonly number[]> {
  const pairs: [number, number][] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.push([lead, trail]);
  }
  const lines = new TextDecoder('gb18030')
    .decode(Uint8Array.from(pairs.flatMap((pair) => [...pair, LINE_FEED])))
    .split('\n');
  const inverted = new Map<string, readonly number[]>();
  for (const [index, char] of lines.entries()) {
    const pair = pairs[index];
    if (pair && char.length === 1 && char !== '\ufffd' && !inverted.has(char)) inverted.set(char, pair);
  }
  return inverted;
}

const LINE_FEED = 0x0a;

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
