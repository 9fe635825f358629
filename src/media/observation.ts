import type { Attempt, Cause, Observation, SourceKind } from '../facts/index.ts';

/** What went wrong, named, with values for the sentence. */
export interface Trouble {
  cause: Cause;
  problem: string;
  details?: Record<string, string>;
}

/** What asking cost, and what the platform answered to each request. */
export interface Toll {
  attempts: Attempt[];
  requests: number;
  bytes: number;
}

export const noToll = (): Toll => ({ attempts: [], requests: 0, bytes: 0 });

/** An observation with everything optional filled in; nothing seen unless said. */
export const observed = (
  source: SourceKind,
  at: number,
  seen: Partial<Observation> = {},
  toll: Toll = noToll(),
): Observation => ({
  type: 'observation',
  source,
  at: new Date(at).toISOString(),
  ok: true,
  cause: null,
  problem: '',
  details: {},
  coverage: 'partial',
  freshAt: null,
  since: null,
  gateway: null,
  posts: [],
  undated: 0,
  menu: null,
  identity: null,
  columns: [],
  interaction: null,
  offered: [],
  restrictions: [],
  evidence: [],
  ...seen,
  attempts: toll.attempts,
  requests: toll.requests,
  bytes: toll.bytes,
});

/** A source that told nothing. */
export const failed = (
  source: SourceKind,
  at: number,
  { cause, problem, details = {} }: Trouble,
  toll: Toll = noToll(),
  seen: Partial<Observation> = {},
): Observation => observed(source, at, { ...seen, ok: false, cause, problem, details }, toll);
