import { createHash } from 'node:crypto';
import { isReached } from '../facts/index.ts';
import { type NotFoundSignature, notFoundSignature, readPage } from '../html/index.ts';
import { decode } from '../net/index.ts';
import type { ObserveDeps } from './types.ts';

export interface NotFound {
  /** How the host answers for a page that cannot exist; null when it answers properly (404) or not at all. */
  signatureOf(url: string): Promise<NotFoundSignature | null>;
}

/** Asks every host once per target for two paths that cannot exist (DESIGN §6, soft-404). */
export function openNotFound(seed: string, deps: Pick<ObserveDeps, 'net' | 'now' | 'signal'>): NotFound {
  const known = new Map<string, Promise<NotFoundSignature | null>>();

  const probe = async (origin: string): Promise<NotFoundSignature | null> => {
    const answers = await Promise.all(
      [1, 2].map(async (turn) => {
        const name = createHash('sha256').update(`${seed} ${origin} ${turn}`).digest('hex').slice(0, 12);
        const response = await deps.net.fetch({
          url: `${origin}/${name}.html`,
          purpose: 'probe',
          signal: deps.signal,
        });
        if (!response.body || !isReached(response.state)) return null;
        const { text } = decode(response.body, response.contentType);
        return readPage(text, {
          url: response.finalUrl,
          now: deps.now(),
          status: response.status,
          contentType: response.contentType,
        });
      }),
    );
    const [first, second] = answers;
    return first && second ? notFoundSignature(first, second) : null;
  };

  return {
    signatureOf(url) {
      const { origin } = new URL(url);
      const signature = known.get(origin) ?? probe(origin);
      known.set(origin, signature);
      return signature;
    },
  };
}
