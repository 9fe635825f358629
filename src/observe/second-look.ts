import { isReached, type LinkState } from '../facts/index.ts';

/** Answers that would be held against an address; one of them alone may be an accident. */
const ACCUSING: readonly LinkState[] = ['gone', 'soft_404', 'server_error', 'client_error'];

export const isAccusing = (state: LinkState): boolean => ACCUSING.includes(state);

/** Nothing is there, for certain. */
export const isDead = (state: LinkState): boolean => state === 'gone' || state === 'soft_404';

/** Answers that hosts which are wary of programs give them, and not to people. */
export const isTurnedAway = (state: LinkState): boolean =>
  isAccusing(state) || state === 'timeout' || state === 'reset';

/** Which of two answers of one address counts: the one that was read, else the one that proves nothing. */
export function isBetter(second: LinkState, first: LinkState): boolean {
  return rank(second) > rank(first);
}

const rank = (state: LinkState): number =>
  isReached(state) ? 3 : !isAccusing(state) ? 2 : isDead(state) ? 0 : 1;
