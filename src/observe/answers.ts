import type { Answer } from '../facts/index.ts';
import type { NetResponse } from '../net/index.ts';
import type { ObserveDeps } from './types.ts';

/** Cookies and tokens are nobody's evidence. */
const SECRET = /cookie|token|authorization|session|csrf|xsrf|secret|api-?key/i;

/** Response headers fit to be kept. */
export const keptHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET.test(name)));

/** Keeps what came back as evidence; of a long body the first `mostBytes`. */
export async function keepAnswer(
  { finalUrl, status, fetchedAt, contentType, hops, headers, body }: NetResponse,
  { keep }: Pick<ObserveDeps, 'keep'>,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<Answer> {
  const evidence = body && body.length > 0 ? await keep(body.subarray(0, mostBytes)) : null;
  return { finalUrl, status, fetchedAt, contentType, hops, headers: keptHeaders(headers), evidence };
}
