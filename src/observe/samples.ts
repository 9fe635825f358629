import PQueue from 'p-queue';
import { decode } from '../charset/index.ts';
import { type AttachmentFact, type FileMagic, isReached, type LinkState, pageKey } from '../facts/index.ts';
import { detectChallenge } from '../html/index.ts';
import type { NetResponse } from '../net/index.ts';
import { isFile } from './address.ts';
import { keepAnswer } from './answers.ts';
import { magicOf } from './magic.ts';
import { read } from './read.ts';
import { sample } from './sample.ts';
import { isAccusing, isBetter, isDead } from './second-look.ts';
import { isRead, type ObserveDeps, type ObservePlan } from './types.ts';
import type { Visitor } from './visitor.ts';

/** Enough for any magic number and to see an HTML page in disguise. */
const RANGE_BYTES = 64 * 1024;
/** Kept of a file: what it is shows in its first bytes, what it says is nobody's business here. */
const HEAD_BYTES = 1024;

interface ListedArticle {
  title: string;
  url: string;
}

/** Articles listed on any page read so far, by address. */
export function listedArticles(visitor: Visitor): ListedArticle[] {
  const found = new Map<string, ListedArticle>();
  for (const page of [...visitor.pages.values()].filter(isRead)) {
    for (const item of page.reading.lists.flatMap((list) => list.items)) {
      if (
        item.url !== null &&
        visitor.scope.has(item.url) &&
        !isFile(item.url) &&
        !found.has(pageKey(item.url))
      ) {
        found.set(pageKey(item.url), { title: item.title, url: pageKey(item.url) });
      }
    }
  }
  return [...found.values()];
}

/** Reads sampled articles, then asks for sampled attachments of everything read. */
export async function observeSamples(plan: ObservePlan, visitor: Visitor, deps: ObserveDeps): Promise<void> {
  const articles = sample(
    listedArticles(visitor),
    plan.samples.articles,
    plan.seed,
    (article) => article.url,
  );
  await visitor.visitAll(
    articles.map((article) => article.url),
    'article',
  );
  const attachments = sample(
    listedAttachments(visitor),
    plan.samples.attachments,
    plan.seed,
    ({ url }) => url,
  );
  const queue = new PQueue({ concurrency: plan.concurrency });
  const asked = new Set(visitor.earlier.attachments.map(({ url }) => url));
  const unasked = attachments.filter(({ url }) => !asked.has(url));
  await queue.addAll(unasked.map((attachment) => () => observeAttachment(attachment, plan, visitor, deps)));
}

type Listed = Pick<AttachmentFact, 'url' | 'text' | 'referrer' | 'extension'>;

function listedAttachments(visitor: Visitor): Listed[] {
  const found = new Map<string, Listed>();
  for (const page of [...visitor.pages.values()].filter(isRead)) {
    for (const attachment of page.reading.article?.attachments ?? []) {
      if (!found.has(attachment.url))
        found.set(attachment.url, { ...attachment, referrer: page.visit.finalUrl });
    }
  }
  return [...found.values()];
}

async function observeAttachment(
  attachment: Listed,
  plan: ObservePlan,
  visitor: Visitor,
  deps: ObserveDeps,
): Promise<void> {
  const stop = visitor.stopReason();
  if (stop) return visitor.skip(attachment.url, stop);
  if (plan.obeyRobots && !(await deps.net.robots(attachment.url)).allowed) {
    return visitor.skip(attachment.url, 'robots_disallowed');
  }
  const first = await fetchFile(attachment, deps);
  const second = isAccusing(first.state) ? await fetchFile(attachment, deps) : null;
  const isSecond = second !== null && (second.state === 'interrupted' || isBetter(second.state, first.state));
  const { response, state, magic } = isSecond ? second : first;
  if (state === 'interrupted') return visitor.skip(attachment.url, 'interrupted');
  deps.record({
    type: 'attachment',
    ...attachment,
    state,
    status: response.status,
    bytes: response.body?.length ?? 0,
    contentType: response.contentType,
    magic,
    attempts: [...first.response.attempts, ...(second?.response.attempts ?? [])],
    ...(isDead(state) && deps.waryHosts?.has(attachment.url) ? { doubt: 'needs_browser' } : {}),
    answer: await keepAnswer(response, deps, magic === 'html' ? RANGE_BYTES : HEAD_BYTES),
  });
}

interface FileLook {
  response: NetResponse;
  state: LinkState;
  magic: FileMagic | null;
}

async function fetchFile({ url, referrer }: Listed, deps: ObserveDeps): Promise<FileLook> {
  const response = await deps.net.fetch({
    url,
    purpose: 'file',
    referrer,
    rangeBytes: RANGE_BYTES,
    signal: deps.signal,
  });
  const magic = response.body ? magicOf(response.body) : response.state === 'empty' ? 'empty' : null;
  const isFound = isReached(response.state);
  const gate = isFound && magic === 'html' ? gateOf(response, deps) : null;
  return { response, state: isFound && magic === 'empty' ? 'empty' : (gate ?? response.state), magic };
}

/** Who stands before the file, when a page came instead of it: a shield or a log-in says nothing about the file. */
function gateOf(response: NetResponse, deps: ObserveDeps): 'blocked' | 'login_required' | null {
  const { status, headers, contentType, finalUrl } = response;
  // "Accepted" is what shields answer while they look at the visitor.
  if (status === 202) return 'blocked';
  const { text } = decode(response.body ?? new Uint8Array(), contentType);
  const reading = read(text, { url: finalUrl, now: deps.now(), status, contentType: 'text/html' });
  if (detectChallenge({ status, headers, text, reading })) return 'blocked';
  return reading?.loginWall ? 'login_required' : null;
}
