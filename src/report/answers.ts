import {
  type AccountEvidence,
  type AccountFacts,
  type Answer,
  type AttachmentFact,
  type Attempt,
  type LinkFact,
  type PageFact,
  type PortalFacts,
  pageKey,
  type SearchFact,
} from '../facts/index.ts';
import type { CheckAnswer, CheckFinding } from './check-document.ts';

type Asked = LinkFact | SearchFact | AttachmentFact;

/** What was answered at an address a finding speaks of, and how often it was asked. */
export interface Answered {
  answer: CheckAnswer;
  attempts: Attempt[];
}

/** Looks up what was answered: a page that was visited, else a link, a search or a file of the same address. Without
 *  an address a finding speaks of the home page. null when nobody was asked, or nothing that came back was kept. */
export function openAnswers({ home, pages, links, searches, attachments }: PortalFacts) {
  const ofOther = answersOf([...searches, ...attachments, ...links]);
  return ({ url }: { url: string | null }): Answered | null => {
    const page = url === null ? home : pages.get(pageKey(url));
    return page ? ofPage(page) : ofOther(url);
  };
}

function answersOf(facts: readonly Asked[]): (url: string | null) => Answered | null {
  const byUrl = Map.groupBy(
    facts.filter(({ answer }) => answer !== undefined),
    ({ url }) => pageKey(url),
  );
  return (url) => {
    const other = url === null ? undefined : byUrl.get(pageKey(url))?.[0];
    if (!other?.answer) return null;
    const { answer, attempts } = other;
    return { answer: toAnswer(other.url, { ...answer, ...drawnIn(other) }, attempts), attempts };
  };
}

/** What a browser showed of an address that a plain request was told is dead. */
const drawnIn = (fact: Asked): { rendered?: string } =>
  fact.type === 'link' && fact.confirm?.evidence ? { rendered: fact.confirm.evidence } : {};

function ofPage({ visit, render, confirm }: PageFact): Answered {
  const { url, attempts, headers = {} } = visit;
  const drawn = render?.evidence ?? confirm?.evidence;
  const rendered = drawn ? { rendered: drawn } : {};
  return { answer: toAnswer(url, { ...visit, headers, ...rendered }, attempts), attempts };
}

/** The same of an account: what the source answered by which a finding stands; else what a link of it did. A person's
 *  statement is no answer of anybody's. */
export function openAccountAnswers({ observations, links }: AccountFacts) {
  const told = observations.flatMap(({ evidence, attempts }) =>
    evidence
      .filter(({ kind }) => kind !== 'manual')
      .map((each): [AccountEvidence, readonly Attempt[]] => [each, attempts]),
  );
  const ofLink = answersOf(links);
  return ({ url, evidence }: Pick<CheckFinding, 'url' | 'evidence'>): Answered | null => {
    const kept = told.find(([{ hash }]) => hash !== null && evidence.includes(hash));
    return kept ? { answer: ofSource(...kept), attempts: [] } : ofLink(url);
  };
}

const ofSource = (
  { url, at, status, hash, head }: AccountEvidence,
  attempts: readonly Attempt[],
): CheckAnswer =>
  toAnswer(
    url,
    {
      finalUrl: url,
      fetchedAt: at,
      status,
      evidence: hash,
      ...(head ?? { contentType: null, hops: [], headers: {} }),
    },
    attempts.filter((each) => each.url === url),
  );

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
