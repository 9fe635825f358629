import { decode } from '../charset/index.ts';
import { isReached, type LinkState, type PageReading } from '../facts/index.ts';
import { detectChallenge, looksLikeNotFound } from '../html/index.ts';
import type { Net, NetResponse } from '../net/index.ts';
import { keepAnswer } from './answers.ts';
import { openConfirm } from './confirm.ts';
import { openNotFound } from './not-found.ts';
import { type LinkAnswer, once, type Pool } from './pool.ts';
import { read } from './read.ts';
import { isAccusing, isDead, isTurnedAway } from './second-look.ts';
import type { ObserveDeps } from './types.ts';

export interface LinkTruthDeps
  extends Pick<ObserveDeps, 'now' | 'keep' | 'signal' | 'browser' | 'waryHosts'> {
  net: Pick<Net, 'fetch' | 'robots' | 'ownNetworkUp'>;
  obeyRobots: boolean;
  /** Names the paths that cannot exist, the same ones for the same run. */
  seed: string;
  /** What others of this run and of earlier ones found out. */
  outside?: Pool<LinkAnswer>;
}

/** Dead links of all accounts together that a browser is asked about. */
const MOST_CONFIRMS = 200;

/** Asks addresses that accounts offer by the ladder of a portal's links: robots obeyed, each asked once in a run, shields
 *  and "not found" pages that answer 200 named, an accusing answer asked for twice and, where there is a browser, shown
 *  to it. Every host is asked once how it says "not found". */
export function openLinkTruth(deps: LinkTruthDeps): (url: string) => Promise<LinkAnswer> {
  const notFound = openNotFound(deps.seed, deps, () => null);
  const isMissing = async (finalUrl: string, reading: PageReading): Promise<boolean> =>
    // Of strangers' hosts only what says "not found" in words is held against how the host says it.
    looksLikeNotFound(reading, reading.notFoundWords ? await notFound.signatureOf(finalUrl) : null) === true;
  const confirm = openConfirm(deps, (_, finalUrl, reading) => isMissing(finalUrl, reading), MOST_CONFIRMS);

  const look = async (
    url: string,
    isSecond = false,
  ): Promise<{ response: NetResponse; state: LinkState }> => {
    const asked = isSecond ? { purpose: 'page' as const, once: true } : { purpose: 'link' as const };
    const response = await deps.net.fetch({ url, signal: deps.signal, ...asked });
    const { text } = decode(response.body ?? new Uint8Array(), response.contentType);
    const reading = response.body ? readingOf(response, text, deps.now()) : null;
    const { status, headers, finalUrl } = response;
    if (detectChallenge({ status, headers, text, reading }) !== null) return { response, state: 'blocked' };
    const isSoft = reading && isReached(response.state) && (await isMissing(finalUrl, reading));
    return { response, state: isSoft ? 'soft_404' : response.state };
  };

  const ask = async (url: string): Promise<LinkAnswer> => {
    const first = await look(url);
    const second = isAccusing(first.state) ? await look(url, true) : null;
    const { response, state } = second ?? first;
    const asksBrowser = isDead(state) || (isTurnedAway(state) && deps.waryHosts?.has(url) === true);
    const told = asksBrowser ? await confirm(url, state) : { doubt: null };
    const isOwnLine = state.startsWith('dns_') && deps.net.ownNetworkUp() !== true;
    const disagrees = second !== null && second.state !== first.state && !isReached(state);
    return {
      finalUrl: response.finalUrl,
      state,
      status: response.status,
      attempts: [...first.response.attempts, ...(second?.response.attempts ?? [])],
      ...(isReached(state) ? {} : { answer: await keepAnswer(response, deps) }),
      ...told,
      doubt: isOwnLine ? 'own_network' : (told.doubt ?? (disagrees ? 'inconsistent' : null)),
    };
  };

  return async (url) =>
    deps.obeyRobots && !(await deps.net.robots(url)).allowed
      ? { finalUrl: url, state: 'excluded', status: null, attempts: [], doubt: null }
      : once(deps.outside, url, () => ask(url), isTold);
}

const isTold = ({ state, doubt }: LinkAnswer): boolean => state !== 'interrupted' && doubt !== 'own_network';

const TEXT = /html|xml|text/i;

const readingOf = (response: NetResponse, text: string, now: number): PageReading | null =>
  response.contentType !== null && !TEXT.test(response.contentType)
    ? null
    : read(text, { url: response.finalUrl, now, status: response.status, contentType: response.contentType });
