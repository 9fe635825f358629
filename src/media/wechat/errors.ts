import type { Restriction } from '../../facts/index.ts';
import type { Trouble } from '../observation.ts';

/** What an error number of the official interface asks of us (newmedia.md §2.4). */
export type Reaction =
  | { do: 'retry' }
  | { do: 'renew-token' }
  | { do: 'wait-minute'; trouble: Trouble }
  | { do: 'close-day'; trouble: Trouble }
  | { do: 'note'; restriction: Restriction; trouble: Trouble | null }
  | { do: 'stop'; trouble: Trouble };

const stop = (cause: Trouble['cause'], problem: string, details?: Record<string, string>): Reaction => ({
  do: 'stop',
  trouble: details ? { cause, problem, details } : { cause, problem },
});

/** The reaction to an answer with `errcode`; null when it is no error. */
export function reactionTo(value: unknown): Reaction | null {
  const { errcode, errmsg } = errorOf(value);
  switch (errcode) {
    case 0:
      return null;
    case -1:
      return { do: 'retry' };
    case 40001:
    case 40014:
    case 42001:
      return { do: 'renew-token' };
    case 40013:
    case 40125:
    case 41002:
    case 41004:
      return stop('credential', 'secret_wrong');
    case 40164:
    case 61004:
      return stop('credential', 'address_not_listed', { address: addressIn(errmsg) });
    case 45009:
      return { do: 'close-day', trouble: { cause: 'quota', problem: 'quota_day' } };
    case 45011:
      return { do: 'wait-minute', trouble: { cause: 'quota', problem: 'quota_minute' } };
    case 46003:
      return { do: 'note', restriction: 'menu_absent', trouble: null };
    case 48001:
    case 61007:
      return stop('permission', 'not_granted');
    case 61003:
    case 61023:
      return stop('permission', 'grant_withdrawn');
    case 48004:
      return {
        do: 'note',
        restriction: 'banned',
        trouble: { cause: 'account_restricted', problem: 'banned' },
      };
    case 50002:
      return {
        do: 'note',
        restriction: 'frozen',
        trouble: { cause: 'account_restricted', problem: 'frozen' },
      };
    default:
      return stop('format_changed', 'api_error', { code: String(errcode) });
  }
}

function errorOf(value: unknown): { errcode: number; errmsg: string } {
  if (typeof value !== 'object' || value === null) return { errcode: -2, errmsg: '' };
  const { errcode = 0, errmsg = '' } = value as { errcode?: unknown; errmsg?: unknown };
  return { errcode: Number(errcode), errmsg: String(errmsg) };
}

/** The platform names the address it saw, which is the one to be listed. */
const addressIn = (errmsg: string): string =>
  /\b(\d{1,3}(?:\.\d{1,3}){3})\b/.exec(errmsg)?.[1] ?? '（平台未说明）';
