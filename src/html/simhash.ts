/** FNV-1a over 64 bits in four 16-bit limbs: BigInt would be thirty times slower. */
const PRIME_0 = 0x01b3;
const PRIME_2 = 0x0100;

const SHINGLE = 3;
const BITS = 64;

/** 64-bit simhash of a text over shingles of three characters (white space ignored), as 16 hex digits. */
export function simhash(text: string): string {
  const plain = text.replace(/\s+/g, '');
  if (plain === '') return '0'.repeat(16);
  const weights = new Int32Array(BITS);
  const last = Math.max(0, plain.length - SHINGLE);
  for (let start = 0; start <= last; start++) addShingle(weights, plain, start);
  let hex = '';
  for (let nibble = BITS / 4 - 1; nibble >= 0; nibble--) {
    let value = 0;
    for (let bit = 3; bit >= 0; bit--) value = value * 2 + ((weights[nibble * 4 + bit] ?? 0) > 0 ? 1 : 0);
    hex += value.toString(16);
  }
  return hex;
}

function addShingle(weights: Int32Array, text: string, start: number): void {
  let a = 0x2325;
  let b = 0x8422;
  let c = 0x9ce4;
  let d = 0xcbf2;
  const end = Math.min(text.length, start + SHINGLE);
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    for (const byte of [code & 0xff, code >>> 8]) {
      a ^= byte;
      // hash × 0x100000001b3, limb by limb.
      const a1 = a * PRIME_0;
      const b1 = b * PRIME_0 + (a1 >>> 16);
      const c1 = c * PRIME_0 + a * PRIME_2 + (b1 >>> 16);
      const d1 = d * PRIME_0 + b * PRIME_2 + (c1 >>> 16);
      a = a1 & 0xffff;
      b = b1 & 0xffff;
      c = c1 & 0xffff;
      d = d1 & 0xffff;
    }
  }
  addBits(weights, 0, a);
  addBits(weights, 16, b);
  addBits(weights, 32, c);
  addBits(weights, 48, d);
}

function addBits(weights: Int32Array, from: number, limb: number): void {
  for (let bit = 0; bit < 16; bit++)
    weights[from + bit] = (weights[from + bit] ?? 0) + ((limb >>> bit) & 1) * 2 - 1;
}

/** In how many of the 64 bits two simhashes differ. */
export function hammingDistance(a: string, b: string): number {
  let distance = 0;
  for (let at = 0; at < 16; at += 4) {
    let differing = Number.parseInt(a.slice(at, at + 4), 16) ^ Number.parseInt(b.slice(at, at + 4), 16);
    for (; differing !== 0; differing &= differing - 1) distance++;
  }
  return distance;
}
