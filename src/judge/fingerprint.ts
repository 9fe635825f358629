import { createHash } from 'node:crypto';

/** Subject of what every run sees in another sample: the function fails, not the sample that showed it. */
export const SAMPLE = 'sample';

/** Name of a finding that holds over runs: indicator, target and subject; no text, no time (DESIGN §5). */
export const fingerprint = (indicatorId: string, targetId: string, subject: string): string =>
  createHash('sha256')
    .update(JSON.stringify([indicatorId, targetId, subject.toWellFormed()]))
    .digest('hex')
    .slice(0, 16);
