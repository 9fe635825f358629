/** A writer of the whole for many who each have something new to be kept. Who comes while a write is under way waits for
 *  the next, all of them for the same: a thousand accounts are noted by some dozens of writes. It resolves when what was
 *  there at the call is kept. */
export function openOneWrite(write: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= underWay = underWay
      .catch(() => {})
      .then(() => {
        next = null;
        return write();
      });
    return next;
  };
}
