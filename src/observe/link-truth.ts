import { isReached, type LinkFact, type LinkState, type PageReading } from '../facts/index.ts';
import { detectChallenge, looksLikeNotFound } from '../html/index.ts';
import { decode, type Net, type NetResponse } from '../net/index.ts';
import { openNotFound } from './not-found.ts';
import { read } from './read.ts';
import { isAccusing } from './second-look.ts';

/** What one address that stands on no portal turned out to be. */
export type LinkAnswer = Pick<LinkFact, 'finalUrl' | 'state' | 'status' | 'attempts' | 'doubt'>;

export interface LinkTruthDeps {
  net: Pick<Net, 'fetch' | 'robots' | 'ownNetworkUp'>;
  now: () => number;
  signal: AbortSignal;
  obeyRobots: boolean;
  /** Names the paths that cannot exist, the same ones for the same run. */
  seed: string;
}

/** Asks addresses that accounts offer by the ladder of a portal's links: robots obeyed, shields and "not found" pages
 *  that answer 200 named, an accusing answer asked for twice. Every host is asked once how it says "not found". */
export function openLinkTruth(deps: LinkTruthDeps): (url: string) => Promise<LinkAnswer> {
  const notFound = openNotFound(deps.seed, deps, () => null);

  const look = async (url: string, again = false): Promise<{ response: NetResponse; state: LinkState }> => {
    const purpose = again ? 'page' : 'link';
    const response = await deps.net.fetch({
      url,
      purpose,
      signal: deps.signal,
      ...(again ? { once: true } : {}),
    });
    const { text } = decode(response.body ?? new Uint8Array(), response.contentType);
    const reading = response.body ? readingOf(response, text, deps.now()) : null;
    const { status, headers } = response;
    if (detectChallenge({ status, headers, text, reading }) !== null) return { response, state: 'blocked' };
    if (!reading || !isReached(response.state)) return { response, state: response.state };
    // Of strangers' hosts only what says "not found" in words is held against how the host says it.
    const signature = reading.notFoundWords ? await notFound.signatureOf(response.finalUrl) : null;
    return { response, state: looksLikeNotFound(reading, signature) === true ? 'soft_404' : response.state };
  };

  return async (url) => {
    if (deps.obeyRobots && !(await deps.net.robots(url)).allowed) return excluded(url);
    const first = await look(url);
    const second = isAccusing(first.state) ? await look(url, true) : null;
    const { response, state } = second ?? first;
    const ownLine = state.startsWith('dns_') && deps.net.ownNetworkUp() !== true;
    const disagrees = second !== null && second.state !== first.state;
    return {
      finalUrl: response.finalUrl,
      state,
      status: response.status,
      attempts: [...first.response.attempts, ...(second?.response.attempts ?? [])],
      doubt: ownLine ? 'own_network' : disagrees && !isReached(state) ? 'inconsistent' : null,
    };
  };
}

const excluded = (url: string): LinkAnswer => ({
  finalUrl: url,
  state: 'excluded',
  status: null,
  attempts: [],
  doubt: null,
});

const TEXT = /html|xml|text/i;

const readingOf = (response: NetResponse, text: string, now: number): PageReading | null =>
  response.contentType !== null && !TEXT.test(response.contentType)
    ? null
    : read(text, { url: response.finalUrl, now, status: response.status, contentType: response.contentType });
