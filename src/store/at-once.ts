import type { FactRecord } from '../facts/index.ts';
import type { FactLog } from './store.ts';

/** Between two writes. Facts that come slower than this are written one by one; those of a fast crawl in frames of some
 *  dozens, since every frame costs packing and a sync of the disk. */
const REST_MS = 10;

/** Writes facts as they come, so that a crash loses little more than what was under way: what was answered during the
 *  last write and the rest behind it. */
export function writeAtOnce(log: Pick<FactLog, 'append' | 'flush'>): (fact: FactRecord) => void {
  let isWriting = false;
  let isDirty = false;
  const write = async (): Promise<void> => {
    isWriting = true;
    try {
      for (; isDirty; await rest()) {
        isDirty = false;
        await log.flush();
      }
    } catch {
      // Nobody waits for this write; the log tells of its failure when it is closed.
    } finally {
      isWriting = false;
    }
  };
  return (fact) => {
    log.append(fact);
    isDirty = true;
    if (!isWriting) void write();
  };
}

/** Closing the log writes what is left, so that no process waits for this. */
const rest = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, REST_MS).unref();
  });
