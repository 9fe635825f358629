import { gbkBytes } from './gbk.ts';

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
  return char.length === 1 ? gbkBytes(unit) : null;
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

let builtFour: Map<string, number> | null = null;

/** Pointers by character: the decoder's table turned round, built when first asked for. */
const four = (): Map<string, number> => {
  builtFour ??= invertFourBytes();
  return builtFour;
};

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
