import type { LinkState } from '../facts/index.ts';

export interface CircuitOptions {
  /** Failures in a row that open it. */
  opensAfter: number;
  /** How long it stays open before one trial is let through. */
  restMs: number;
}

/** Spares a dead host our requests, and us the waiting. closed → open after failures in a row → one trial after
 *  the rest → closed again by an answer, open again by a failure. */
export interface Circuit {
  /** null: go on; otherwise the state in which the host last failed. */
  refuses(now: number): LinkState | null;
  /** An answer of any kind proves that the host is there. */
  answered(): void;
  failed(state: LinkState, now: number): void;
  /** The trial ended without telling anything (interrupted). */
  undecided(): void;
  isOpen(): boolean;
}

export function openCircuit({ opensAfter, restMs }: CircuitOptions): Circuit {
  let failures = 0;
  let lastState: LinkState = 'reset';
  let opensAgainAt = 0;
  let onTrial = false;
  const isOpen = (): boolean => failures >= opensAfter;
  return {
    isOpen,
    refuses(now) {
      if (!isOpen()) return null;
      if (onTrial || now < opensAgainAt) return lastState;
      onTrial = true;
      return null;
    },
    answered() {
      failures = 0;
      onTrial = false;
    },
    failed(state, now) {
      failures += 1;
      lastState = state;
      opensAgainAt = now + restMs;
      onTrial = false;
    },
    undecided() {
      onTrial = false;
    },
  };
}
