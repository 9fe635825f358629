import { inflateRawSync } from 'node:zlib';

/** The parts of a docx or xlsx by path; just enough of a zip reader for tests. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts = new Map<string, string>();
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [buffer.readUInt16LE(at + 10), buffer.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset));
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(start, start + packed);
    const path = buffer.toString('utf8', at + 46, at + 46 + (name ?? 0));
    parts.set(path, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

/** Local time and date fields of every entry, to see whether a file says when it was written. */
export function stampsOf(bytes: Uint8Array): Set<number> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const stamps = new Set<number>();
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    stamps.add(buffer.readUInt32LE(at + 12));
    stamps.add(buffer.readUInt32LE(buffer.readUInt32LE(at + 42) + 10));
    at += 46 + [28, 30, 32].reduce((sum, offset) => sum + buffer.readUInt16LE(at + offset), 0);
  }
  return stamps;
}

/** The text of a docx or sheet without its markup. */
export const textOf = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
