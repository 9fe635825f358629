/** GBK for the bench's own pages: independent of the product's encoder, so that the truth does not lean on it. */

let table: Uint16Array | null = null;

/** The decoder's table turned round: code unit → lead and trail byte, 0 where GBK has no character. */
function pairs(): Uint16Array {
  if (table) return table;
  const decoder = new TextDecoder('gbk');
  const built = new Uint16Array(0x10000);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const code = text.charCodeAt(0);
      if (text.length === 1 && code !== 0xfffd && built[code] === 0) built[code] = (lead << 8) | trail;
    }
  }
  table = built;
  return built;
}

/** Text as GBK bytes; what GBK lacks becomes `?` (the bench writes no such text). */
export function gbkBytes(text: string): Buffer {
  const known = pairs();
  const bytes = Buffer.allocUnsafe(text.length * 2);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const pair = code < 0x80 ? code : (known[code] ?? 0) || 0x3f;
    if (pair > 0xff) bytes[size++] = pair >> 8;
    bytes[size++] = pair & 0xff;
  }
  return bytes.subarray(0, size);
}

/** A query value as a browser sends it from a GBK page: `公` is `%B9%AB`. */
export const gbkEscaped = (text: string): string =>
  Array.from(gbkBytes(text), (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`,
  ).join('');
