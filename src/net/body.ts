import { Readable } from 'node:stream';
import zlib from 'node:zlib';

/** What was received of a body, up to a cap. */
export interface Received {
  bytes: Uint8Array;
  /** More was to come. */
  cut: boolean;
}

/** Reads at most `maxBytes`; then lets go of the source. `onChunk` hears the size of every chunk, also before an error. */
export async function readCapped(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  onChunk: (size: number) => void = () => {},
): Promise<Received> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let cut = false;
  for await (const chunk of source) {
    onChunk(chunk.length);
    const room = maxBytes - size;
    chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    size += Math.min(chunk.length, room);
    cut = chunk.length > room;
    if (cut) break;
  }
  return { bytes: Buffer.concat(chunks, size), cut };
}

/** More layers than this are an attack, not a server. */
const MAX_LAYERS = 3;

/** Undoes `Content-Encoding`, counting: a bomb is cut at the cap. Unknown names mean plain bytes, as in browsers.
 *  Throws when the bytes are not what the header says. */
export async function decompress(
  received: Received,
  contentEncoding: string,
  maxBytes: number,
): Promise<Received> {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => Object.hasOwn(DECODERS, name))
    .reverse();
  if (layers.length > MAX_LAYERS) throw damaged(`content-encoding of ${layers.length} layers`);
  let result = received;
  for (const layer of layers) result = await decompressLayer(result, layer, maxBytes);
  return result;
}

async function decompressLayer({ bytes, cut }: Received, name: string, maxBytes: number): Promise<Received> {
  if (bytes.length === 0) return { bytes, cut };
  const decoder = DECODERS[name]?.(bytes);
  if (!decoder) return { bytes, cut };
  const done: Uint8Array[] = [];
  const collect = async function* () {
    for await (const chunk of Readable.from([bytes]).pipe(decoder) as AsyncIterable<Uint8Array>) {
      done.push(chunk);
      yield chunk;
    }
  };
  try {
    const read = await readCapped(collect(), maxBytes);
    return { bytes: read.bytes, cut: read.cut || cut };
  } catch (error) {
    // The tail of what we cut ourselves cannot be whole; what came out before is good.
    if (cut && done.length > 0) return { bytes: Buffer.concat(done), cut };
    throw damaged(`content-encoding ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// A missing end is forgiven, as browsers do: old servers leave the trailer out.
const LENIENT = { finishFlush: zlib.constants.Z_SYNC_FLUSH };

const DECODERS: Record<string, (bytes: Uint8Array) => NodeJS.ReadWriteStream> = {
  gzip: () => zlib.createGunzip(LENIENT),
  'x-gzip': () => zlib.createGunzip(LENIENT),
  deflate: (bytes) => (isZlib(bytes) ? zlib.createInflate(LENIENT) : zlib.createInflateRaw(LENIENT)),
  br: () => zlib.createBrotliDecompress({ finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH }),
  zstd: () => zlib.createZstdDecompress({ finishFlush: zlib.constants.ZSTD_e_flush }),
};

/** `deflate` means zlib by the book and raw deflate by many servers: the two header bytes tell. */
const isZlib = (bytes: Uint8Array): boolean => {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
};

const damaged = (message: string): Error => Object.assign(new Error(message), { code: 'UND_ERR_SOCKET' });
