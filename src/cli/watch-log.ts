import { pino } from 'pino';
import type { WatchLog } from '../run/watch/index.ts';

/** Names under which a secret could ever be logged. */
const SECRET_FIELDS = ['password', 'secret', 'token', 'credential', 'authorization', 'cookie', 'url'];

/** The log of a watch: one JSON document a line, secrets blotted out down to three levels. */
export const openWatchLog = (write: (line: string) => void): WatchLog =>
  pino(
    { redact: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), base: null },
    { write },
  );
