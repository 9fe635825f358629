import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Skippable zstd frame whose payload is the length of the frame behind it, as pzstd writes it. Node's zstd stops after
 *  one frame, so a reader needs the lengths; `zstdcat` skips them and still reads the file. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const HEADER_BYTES = 12;

/** One self-contained chunk of a fact log. */
export function encodeFrame(text: string): Buffer {
  const frame = zstdCompressSync(Buffer.from(text));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(SKIPPABLE_MAGIC, 0);
  header.writeUInt32LE(4, 4);
  header.writeUInt32LE(frame.length, 8);
  return Buffer.concat([header, frame]);
}

export interface DecodedFrames {
  text: string;
  /** Length of the sound part; what follows is a torn tail and may be cut off. */
  soundBytes: number;
  /** True when something follows the sound part. */
  torn: boolean;
}

/** Reads frame after frame and stops at the first that is incomplete or damaged. */
export function decodeFrames(bytes: Buffer): DecodedFrames {
  let offset = 0;
  let text = '';
  while (offset + HEADER_BYTES <= bytes.length) {
    if (bytes.readUInt32LE(offset) !== SKIPPABLE_MAGIC) break;
    const end = offset + HEADER_BYTES + bytes.readUInt32LE(offset + 8);
    if (end > bytes.length) break;
    try {
      text += zstdDecompressSync(bytes.subarray(offset + HEADER_BYTES, end)).toString('utf8');
    } catch {
      break;
    }
    offset = end;
  }
  return { text, soundBytes: offset, torn: offset < bytes.length };
}
