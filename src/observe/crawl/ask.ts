import { decode } from '../../charset/index.ts';
import { type Attempt, type Hop, isReached, type LinkState, type NotFoundSample } from '../../facts/index.ts';
import { type AnswerScan, detectChallenge, scanAnswer } from '../../html/index.ts';
import type { Door, NetResponse } from '../../net/index.ts';
import { isNotFound } from './soft-404.ts';

/** What an address is asked as: a page to be read, a file of the site, or a link that is only checked. */
export type AskedAs = 'page' | 'file' | 'check';

export interface Answer {
  state: LinkState;
  status: number | null;
  finalUrl: string;
  hops: Hop[];
  attempts: Attempt[];
  /** The text and what was scanned out of it; null when it is nothing to read. */
  read: { html: string; charset: string | null; answer: AnswerScan } | null;
  doubt: 'own_network' | null;
  /** Set when it was not asked for this crawl: by an earlier run (when), or for another target of this one (null). */
  taken?: { rememberedAt: string | null };
}

export interface AskDeps {
  net: Door;
  signal: AbortSignal;
  /** How the host of an address answers for missing pages. */
  notFoundOf(url: string): Promise<NotFoundSample | null>;
}

/** So much of a file proves that it is there. */
const FILE_HEAD_BYTES = 1_024;
/** Answers that may mean only that a part was asked for, or that the first look was bad luck. */
const SECOND_LOOK: ReadonlySet<LinkState> = new Set(['gone', 'client_error', 'empty', 'server_error']);
const FEW_LINKS = 12;
const LITTLE_TEXT = 500;

/** Asks one address and climbs the ladder of DESIGN §6 up to the browser. */
export async function ask(url: string, as: AskedAs, referrer: string | null, deps: AskDeps): Promise<Answer> {
  const first = await fetchOnce(url, as, referrer, deps);
  if (as !== 'file') return conclude(url, as, first, [], deps);
  const isPage = isReached(first.state) && /html/i.test(first.contentType ?? '');
  if (!isPage && !SECOND_LOOK.has(first.state)) return conclude(url, as, first, [], deps);
  // A file that comes as a page, or is refused in part: asked again as a visitor would.
  return conclude(url, 'page', await fetchOnce(url, 'page', referrer, deps), first.attempts, deps);
}

const fetchOnce = (
  url: string,
  as: AskedAs,
  referrer: string | null,
  { net, signal }: AskDeps,
): Promise<NetResponse> =>
  net.fetch({
    url,
    purpose: as === 'page' ? 'page' : 'link',
    once: true,
    signal,
    ...(as === 'file' ? { rangeBytes: FILE_HEAD_BYTES } : {}),
    ...(referrer === null ? {} : { referrer }),
  });

async function conclude(
  url: string,
  as: AskedAs,
  response: NetResponse,
  before: Attempt[],
  deps: AskDeps,
): Promise<Answer> {
  const { state, status, finalUrl, hops } = response;
  const read = as === 'file' ? null : readAnswer(response);
  const ownLine = state.startsWith('dns_') && deps.net.ownNetworkUp() !== true;
  const answer: Answer = {
    state,
    status,
    finalUrl,
    hops,
    attempts: before.length > 0 ? [...before, ...response.attempts] : response.attempts,
    read,
    doubt: ownLine ? 'own_network' : null,
  };
  if (read === null) return answer;
  return { ...answer, state: await stateOfRead(url, as, response, read, deps) };
}

function readAnswer(response: NetResponse): Answer['read'] {
  if (
    !response.body ||
    !/html|xml|json|text|javascript|ecmascript|octet-stream|^$/i.test(response.contentType ?? '')
  )
    return null;
  const { text, charset } = decode(response.body, response.contentType);
  return {
    html: text,
    charset: charset.actual === 'gb18030' && charset.declared !== 'gb18030' ? 'gbk' : charset.actual,
    answer: scanAnswer(text, response.contentType),
  };
}

/** What the content says against a good status, or for a bad one. */
async function stateOfRead(
  url: string,
  as: AskedAs,
  response: NetResponse,
  { html, answer }: NonNullable<Answer['read']>,
  deps: AskDeps,
): Promise<LinkState> {
  const { state, status, headers } = response;
  const { scan, kind } = answer;
  // A page with a menu is no challenge, whatever a shield has put into it.
  const mayBeChallenge = scan.links.length <= FEW_LINKS && status !== 404 && status !== 410;
  if (mayBeChallenge && detectChallenge({ status, headers, text: html }) !== null) return 'blocked';
  if (!isReached(state) || kind !== 'page') return state;
  if (scan.asksPassword && scan.textLength < LITTLE_TEXT && scan.links.length < FEW_LINKS + 3)
    return 'login_required';
  const sample = as === 'check' ? null : await deps.notFoundOf(url);
  if (
    sample?.landsAt &&
    response.hops.length > 0 &&
    response.finalUrl === sample.landsAt &&
    url !== sample.landsAt
  )
    return 'soft_404';
  return isNotFound(html, scan, sample) ? 'soft_404' : state;
}
