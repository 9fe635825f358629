import PQueue from 'p-queue';
import { type AttachmentFact, type FileMagic, isReached, pageKey } from '../facts/index.ts';
import { isFile } from './address.ts';
import { magicOf } from './magic.ts';
import { sample } from './sample.ts';
import { isRead, type ObserveDeps, type ObservePlan } from './types.ts';
import type { Visitor } from './visitor.ts';

/** Enough for any magic number and to see an HTML page in disguise. */
const RANGE_BYTES = 64 * 1024;

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
  const response = await deps.net.fetch({
    url: attachment.url,
    purpose: 'file',
    referrer: attachment.referrer,
    rangeBytes: RANGE_BYTES,
    signal: deps.signal,
  });
  if (response.state === 'interrupted') return visitor.skip(attachment.url, 'interrupted');
  const magic: FileMagic | null = response.body
    ? magicOf(response.body)
    : response.state === 'empty'
      ? 'empty'
      : null;
  deps.record({
    type: 'attachment',
    ...attachment,
    state: isReached(response.state) && magic === 'empty' ? 'empty' : response.state,
    status: response.status,
    bytes: response.body?.length ?? 0,
    contentType: response.contentType,
    magic,
    attempts: response.attempts,
  });
}
