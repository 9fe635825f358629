import { promisify } from 'node:util';
import { constants, type ZstdOptions, zstdCompress, zstdDecompressSync } from 'node:zlib';

const compressed = promisify<Buffer, ZstdOptions, Buffer>(zstdCompress);

/** Skippable zstd frame whose payload is the length of the frame behind it, as pzstd writes it. Node's zstd stops after
 *  one frame, so a reader needs the lengths; `zstdcat` skips them and still reads the file. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const HEADER_BYTES = 12;

/** One self-contained chunk of a log, with a checksum so that a flipped bit is found. Packed beside the thread that
 *  reads pages. */
export async function encodeFrame(text: string): Promise<Buffer> {
  const params = { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 1 };
  const frame = await compressed(Buffer.from(text), { params });
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(SKIPPABLE_MAGIC, 0);
  header.writeUInt32LE(4, 4);
  header.writeUInt32LE(frame.length, 8);
  return Buffer.concat([header, frame]);
}

export interface DecodedFrames {
  text: string;
  /** Up to where frames stand whole; what follows is a torn tail and may be cut off. */
  soundBytes: number;
  /** True when something follows that is no whole frame. */
  torn: boolean;
  /** Whole frames whose content is not what was written; they are left out of `text`. */
  damaged: number;
}

/** Reads frame after frame to the first that is incomplete. A damaged one costs itself, not those behind it. */
export function decodeFrames(bytes: Buffer): DecodedFrames {
  const texts: string[] = [];
  let offset = 0;
  let damaged = 0;
  while (offset + HEADER_BYTES <= bytes.length) {
    if (bytes.readUInt32LE(offset) !== SKIPPABLE_MAGIC) break;
    const end = offset + HEADER_BYTES + bytes.readUInt32LE(offset + 8);
    if (end > bytes.length) break;
    try {
      texts.push(zstdDecompressSync(bytes.subarray(offset + HEADER_BYTES, end)).toString('utf8'));
    } catch {
      damaged += 1;
    }
    offset = end;
  }
  return { text: texts.join(''), soundBytes: offset, torn: offset < bytes.length, damaged };
}

/** Whether what follows the sound part looks like a log again: then its middle is damaged, not its tail torn. */
export const goesOnBehind = (bytes: Buffer, soundBytes: number): boolean => {
  const magic = Buffer.alloc(8);
  magic.writeUInt32LE(SKIPPABLE_MAGIC, 0);
  magic.writeUInt32LE(4, 4);
  return bytes.indexOf(magic, soundBytes + 1) >= 0;
};
