import type { Errand, Fetch } from './fetch.ts';
import type { NetResponse } from './types.ts';

const SHOWN = '***';

/** Takes the caller's secrets out of everything of an answer that may be kept or printed. The body is the caller's. */
export const concealing =
  (next: Fetch): Fetch =>
  async (errand) => {
    const secrets = spellings(errand);
    const response = await next(errand);
    return secrets.length === 0 ? response : conceal(response, secrets);
  };

/** A secret as it is, and as it stands in an address. Short ones would tear holes into innocent text. */
const spellings = ({ secrets = [] }: Errand): string[] =>
  secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams([['', secret]]).toString().slice(1),
    ]);

function conceal(response: NetResponse, secrets: readonly string[]): NetResponse {
  const hide = (text: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, SHOWN), text);
  return {
    ...response,
    url: hide(response.url),
    finalUrl: hide(response.finalUrl),
    headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, hide(value)])),
    hops: response.hops.map((hop) => ({ ...hop, url: hide(hop.url) })),
    attempts: response.attempts.map((attempt) => ({
      ...attempt,
      url: hide(attempt.url),
      error: attempt.error === null ? null : hide(attempt.error),
    })),
  };
}
