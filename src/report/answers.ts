import {
  type Answer,
  type AttachmentFact,
  type Attempt,
  type LinkFact,
  type PageFact,
  type PortalFacts,
  pageKey,
  type SearchFact,
} from '../facts/index.ts';
import type { CheckAnswer } from './check-document.ts';

/** What was answered at an address a finding speaks of, and how often it was asked. */
export interface Answered {
  answer: CheckAnswer;
  attempts: Attempt[];
}

/** Looks up what was answered: a page that was visited, else a link, a search or a file of the same address. Without
 *  an address a finding speaks of the home page. null when nobody was asked, or nothing that came back was kept. */
export function openAnswers({ home, pages, links, searches, attachments }: PortalFacts) {
  const others = [...searches, ...attachments, ...links].filter(({ answer }) => answer !== undefined);
  const byUrl = Map.groupBy(others, ({ url }) => pageKey(url));
  return (url: string | null): Answered | null => {
    const page = url === null ? home : pages.get(pageKey(url));
    if (page) return ofPage(page);
    const other = url === null ? undefined : byUrl.get(pageKey(url))?.[0];
    if (!other?.answer) return null;
    const { answer, attempts } = other;
    return { answer: toAnswer(other.url, { ...answer, ...drawnIn(other) }, attempts), attempts };
  };
}

/** What a browser showed of an address that a plain request was told is dead. */
const drawnIn = (fact: LinkFact | SearchFact | AttachmentFact): { rendered?: string } =>
  fact.type === 'link' && fact.confirm?.evidence ? { rendered: fact.confirm.evidence } : {};

function ofPage({ visit, render, confirm }: PageFact): Answered {
  const { url, attempts, headers = {} } = visit;
  const drawn = render?.evidence ?? confirm?.evidence;
  const rendered = drawn ? { rendered: drawn } : {};
  return { answer: toAnswer(url, { ...visit, headers, ...rendered }, attempts), attempts };
}

const toAnswer = (
  url: string,
  { finalUrl, status, fetchedAt, contentType, hops, headers, evidence, rendered }: Answer,
  attempts: readonly Attempt[],
): CheckAnswer => ({
  url,
  finalUrl,
  at: fetchedAt,
  status,
  address: attempts.findLast(({ address }) => address !== null)?.address ?? null,
  contentType,
  hops,
  headers,
  body: evidence,
  rendered: rendered ?? null,
});

/** Checksums of what an answer was kept as. */
export const keptOf = ({ body, rendered }: CheckAnswer): string[] =>
  [body, rendered].filter((hash) => hash !== null);
