import { createHash } from 'node:crypto';

/** Name of a finding that holds over runs: indicator, target and subject; no text, no time (DESIGN §5). */
export const fingerprint = (indicatorId: string, targetId: string, subject: string): string =>
  createHash('sha256')
    .update(JSON.stringify([indicatorId, targetId, subject.toWellFormed()]))
    .digest('hex')
    .slice(0, 16);
