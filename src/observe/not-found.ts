import { decode } from '../charset/index.ts';
import { isReached, type PageReading } from '../facts/index.ts';
import { hammingDistance, type NotFoundSignature, notFoundSignature } from '../html/index.ts';
import type { Net } from '../net/index.ts';
import { absentAddresses } from './absent.ts';
import { hasEmptyMount, read } from './read.ts';
import type { ObserveDeps } from './types.ts';

export interface NotFound {
  /** How the host answers for a page that cannot exist; null when it answers properly (404), not at all, or with
   *  what it answers for pages that exist too. */
  signatureOf(url: string): Promise<NotFoundSignature | null>;
}

/** Bits of a simhash in which two copies of one page may differ. */
const SAME_PAGE_BITS = 3;

interface Answer {
  reading: PageReading;
  html: string;
}

/** What is asked of a host, and under which rule. */
export interface NotFoundDeps extends Pick<ObserveDeps, 'now' | 'signal'> {
  net: Pick<Net, 'fetch' | 'robots'>;
  obeyRobots: boolean;
}

/** Asks every host once per target for two paths that cannot exist (DESIGN §6, soft-404). */
export function openNotFound(seed: string, deps: NotFoundDeps, home: () => PageReading | null): NotFound {
  const known = new Map<string, Promise<NotFoundSignature | null>>();

  const probe = async (origin: string): Promise<NotFoundSignature | null> => {
    const mayAsk = async (url: string): Promise<boolean> =>
      !deps.obeyRobots || (await deps.net.robots(url)).allowed;
    const absent = await absentAddresses(origin, seed, mayAsk);
    if (absent === null) return null;
    const answers = await Promise.all(
      absent.map(async (url): Promise<Answer | null> => {
        const response = await deps.net.fetch({ url, purpose: 'probe', signal: deps.signal });
        if (!response.body || !isReached(response.state)) return null;
        const { text } = decode(response.body, response.contentType);
        const reading = read(text, {
          url: response.finalUrl,
          now: deps.now(),
          status: response.status,
          contentType: response.contentType,
        });
        return reading && { reading, html: text };
      }),
    );
    const [first, second] = answers;
    if (!first || !second) return null;
    const signature = notFoundSignature(first.reading, second.reading);
    return signature && !signature.words && isFrame(first, origin, home()) ? null : signature;
  };

  return {
    signatureOf(url) {
      const { origin } = new URL(url);
      const asked = known.get(origin);
      if (asked) return asked;
      const signature = probe(origin).catch((error: unknown) => {
        known.delete(origin);
        throw error;
      });
      known.set(origin, signature);
      return signature;
    },
  };
}

/** One frame for every path, which a script fills or which is the home page: it says nothing against any path. */
function isFrame({ reading, html }: Answer, origin: string, home: PageReading | null): boolean {
  if (reading.needsJs.length > 0 || hasEmptyMount(html, origin)) return true;
  return home !== null && hammingDistance(reading.simhash, home.simhash) <= SAME_PAGE_BITS;
}
