import { Readable } from 'node:stream';
import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib';

/** Zip archives behind docx and xlsx: read, with entries put in, and written with the time of the run in place of the
 *  moment of writing, so that one run is one file. */

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const ENTRY_BYTES = 46;
const END_BYTES = 22;
const DEFLATED = 8;
const UTF8 = 0x0800;
const VERSION = 20;
const EIGHT_HOURS_MS = 8 * 3_600_000;
/** Fast enough for fifty thousand rows, and a tenth larger than the best. */
const LEVEL = 4;

/** One file of an archive, its data as stored. */
export interface ZipEntry {
  path: string;
  method: number;
  crc: number;
  /** Bytes before packing. */
  size: number;
  data: Uint8Array;
}

/** MS-DOS time and date of an instant, in Beijing time as everything else. */
function dosStamp(iso: string): { time: number; date: number } {
  const ms = Date.parse(iso);
  const at = new Date((Number.isNaN(ms) ? Date.UTC(2000, 0, 1) : ms) + EIGHT_HOURS_MS);
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

/** The files of an archive of ours (no zip64, no encryption), by its directory. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06'));
  const entries: ZipEntry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameBytes, more, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset));
    const local = buffer.readUInt32LE(at + 42);
    const from = local + LOCAL_BYTES + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    entries.push({
      path: buffer.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + (nameBytes ?? 0)),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      size: buffer.readUInt32LE(at + 24),
      data: buffer.subarray(from, from + buffer.readUInt32LE(at + 20)),
    });
    at += ENTRY_BYTES + (nameBytes ?? 0) + (more ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** What is common to the header before an entry's data and its line in the directory. */
function header({ path, method, crc, size, data }: ZipEntry, time: number, date: number): Buffer {
  const fields = Buffer.alloc(26);
  for (const [at, value] of [VERSION, UTF8, method, time, date].entries())
    fields.writeUInt16LE(value, at * 2);
  for (const [at, value] of [crc, data.length, size].entries()) fields.writeUInt32LE(value, 10 + at * 4);
  fields.writeUInt16LE(Buffer.byteLength(path), 22);
  return fields;
}

const signed = (signature: number, ...parts: Uint8Array[]): Buffer => {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature);
  return Buffer.concat([mark, ...parts]);
};

/** An archive of these files, every one dated `iso`. */
export function writeZip(entries: readonly ZipEntry[], iso: string): Uint8Array {
  const { time, date } = dosStamp(iso);
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const fields = header(entry, time, date);
    const name = Buffer.from(entry.path);
    const body = [signed(LOCAL, fields, name), entry.data];
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(signed(ENTRY, Buffer.from([VERSION, 0]), fields, tail, name));
    bodies.push(...body);
    offset += (body[0]?.length ?? 0) + entry.data.length;
  }
  const lines = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES - 4);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(lines.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, lines, signed(END, end)]);
}

/** Text of an entry. */
export const textIn = ({ method, data }: ZipEntry): string =>
  Buffer.from(method === DEFLATED ? inflateRawSync(data) : data).toString('utf8');

/** A new entry out of pieces of text, packed as they come: the whole is never held unpacked. */
export async function zipEntry(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<ZipEntry> {
  let [crc, size] = [0, 0];
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      const part = Buffer.from(piece);
      crc = crc32(part, crc);
      size += part.length;
      yield part;
    }
  }
  const packed: Buffer[] = [];
  for await (const part of Readable.from(bytes()).pipe(createDeflateRaw({ level: LEVEL }))) packed.push(part);
  return { path, method: DEFLATED, crc, size, data: Buffer.concat(packed) };
}
