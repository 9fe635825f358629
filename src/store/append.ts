import { mkdir, open, readFile, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ifAbsent } from './absent.ts';
import { setAside, syncFolder } from './atomic.ts';
import { decodeFrames, encodeFrame, goesOnBehind } from './frames.ts';

/** Text of a log; torn tails and damaged frames left out. What is damaged is copied aside, under a name that says so. */
export async function readLog(path: string): Promise<string> {
  const bytes = await readFile(path).catch(ifAbsent(Buffer.alloc(0)));
  const { text, damaged, torn, soundBytes } = decodeFrames(bytes);
  if (damaged > 0 || (torn && goesOnBehind(bytes, soundBytes))) await setAside(path, 'copy');
  return text;
}

/** Cuts off what a crash left half written, so that the next frame stands behind a whole one. */
async function mend(path: string): Promise<number> {
  const bytes = await readFile(path).catch(ifAbsent(Buffer.alloc(0)));
  const { soundBytes, torn, damaged } = decodeFrames(bytes);
  if (damaged > 0 || (torn && goesOnBehind(bytes, soundBytes))) await setAside(path, 'copy');
  if (torn) await truncate(path, soundBytes);
  return soundBytes;
}

export interface Appender {
  /** On disk when it resolves. A failure (full disk) leaves no half frame behind. */
  append(text: string): Promise<void>;
  /** Bytes the log has now. */
  size(): number;
  close(): Promise<void>;
}

/** Opens a log for appending whole frames. `knownSize` is what this process itself last left it at: then it need not
 *  be read through again. */
export async function openAppender(path: string, knownSize?: number): Promise<Appender> {
  await mkdir(dirname(path), { recursive: true });
  const isKnown = knownSize !== undefined && (await stat(path).catch(() => null))?.size === knownSize;
  let size = isKnown ? knownSize : await mend(path);
  const file = await open(path, 'a');
  if (size === 0) await syncFolder(dirname(path));
  return {
    async append(text) {
      const frame = await encodeFrame(text);
      try {
        await file.appendFile(frame);
        await file.datasync();
        size += frame.length;
      } catch (error) {
        await file.truncate(size).catch(() => {});
        throw error;
      }
    },
    size: () => size,
    close: () => file.close(),
  };
}
