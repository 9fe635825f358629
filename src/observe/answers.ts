import type { Answer } from '../facts/index.ts';
import { keptHeaders, type NetResponse } from '../net/index.ts';
import type { ObserveDeps } from './types.ts';

/** Keeps what came back as evidence; of a long body the first `mostBytes`. */
export async function keepAnswer(
  { finalUrl, status, fetchedAt, contentType, hops, headers, body }: NetResponse,
  { keep }: Pick<ObserveDeps, 'keep'>,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<Answer> {
  const evidence = body && body.length > 0 ? await keep(body.subarray(0, mostBytes)) : null;
  return { finalUrl, status, fetchedAt, contentType, hops, headers: keptHeaders(headers), evidence };
}
