import { type Errand, type Fetch, isPrivate } from './fetch.ts';
import type { NetResponse } from './types.ts';

/** A page as it was received earlier, and what its server knows that state of it by. */
export interface KeptPage {
  etag: string | null;
  lastModified: string | null;
  contentType: string | null;
  receivedAt: string;
  body: Uint8Array;
}

/** Pages of earlier runs. Only what was wholly received is remembered. */
export interface PageMemory {
  /** null when nothing is known of the address, or its body is no longer there. */
  recall(url: string): Promise<KeptPage | null>;
  remember(url: string, page: KeptPage): void;
}

/** Asks for a page that is kept only whether it has changed. "Not modified" brings the kept body; everything else is an
 *  answer like any other. A second look asks in full. */
export const revalidating =
  (deps: { pages?: PageMemory | undefined }, next: Fetch): Fetch =>
  async (errand) => {
    const { pages } = deps;
    if (!pages || errand.purpose !== 'page' || errand.once || isPrivate(errand)) return next(errand);
    const kept = await pages.recall(errand.url);
    const response = await next(kept ? { ...errand, headers: conditions(kept) } : errand);
    if (kept && response.status === 304) return unchanged(response, kept);
    const page = keepable(response);
    if (page) pages.remember(errand.url, page);
    return response;
  };

function conditions({ etag, lastModified }: KeptPage): NonNullable<Errand['headers']> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

/** The attempt keeps its 304: that is what was asked and answered now. */
const unchanged = (response: NetResponse, kept: KeptPage): NetResponse => ({
  ...response,
  state: 'ok',
  status: 200,
  contentType: kept.contentType,
  body: kept.body,
  truncated: false,
  unchangedSince: kept.receivedAt,
  attempts: response.attempts.map((attempt) =>
    attempt.status === 304 ? { ...attempt, state: 'ok' } : attempt,
  ),
});

/** null for what has no mark to ask by, or was not received whole. */
function keepable({
  state,
  status,
  headers,
  body,
  contentType,
  fetchedAt,
  truncated,
}: NetResponse): KeptPage | null {
  const { etag = null, 'last-modified': lastModified = null } = headers;
  if (state !== 'ok' || status !== 200 || body === null || truncated) return null;
  if (etag === null && lastModified === null) return null;
  return { etag, lastModified, contentType, receivedAt: fetchedAt, body };
}
