import type { FactRecord } from '../facts/index.ts';
import type { FactLog } from './store.ts';

/** Writes facts as soon as the last ones are written, so that a crash loses little more than what was under way. */
export function writeAtOnce(log: Pick<FactLog, 'append' | 'flush'>): (fact: FactRecord) => void {
  let isWriting = false;
  let isDirty = false;
  const write = async (): Promise<void> => {
    isWriting = true;
    try {
      for (; isDirty; ) {
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
