import { decode } from '../../charset/index.ts';
import { isReached, type NotFoundSample } from '../../facts/index.ts';
import { hammingDistance, type PageScan, scanPage, scanSaysNotFound, simhash } from '../../html/index.ts';
import type { Door, NetResponse } from '../../net/index.ts';
import { absentAddresses } from '../absent.ts';

const KEPT_TEXT = 4_000;
/** Two renderings of one page differ in no more bits than this. */
const SAME_BITS = 3;
const NEAR_BITS = 8;
/** Answers with less text cannot be told apart: a shell that a script fills. */
const BLANK_TEXT = 40;

export interface Probe {
  notFound: NotFoundSample | null;
  requests: number;
  bytes: number;
}

/** Asks a host for two pages that cannot exist. null when it says so properly, or when its answers tell nothing. */
export async function probeHost(
  origin: string,
  seed: string,
  { net, signal, mayAsk }: { net: Door; signal: AbortSignal; mayAsk(url: string): Promise<boolean> },
): Promise<Probe> {
  const open = await absentAddresses(origin, seed, mayAsk);
  if (open === null) return { notFound: null, requests: 0, bytes: 0 };
  const responses = await Promise.all(open.map((url) => net.fetch({ url, purpose: 'probe', signal })));
  const attempts = responses.flatMap((response) => response.attempts);
  const load = { requests: attempts.length, bytes: attempts.reduce((sum, { bytes }) => sum + bytes, 0) };
  const [first, second] = responses.map(sampleOf);
  return { notFound: first && second ? commonSample(first, second) : null, ...load };
}

function sampleOf(response: NetResponse): NotFoundSample | null {
  if (!response.body || !isReached(response.state)) return null;
  const html = decode(response.body, response.contentType).text;
  const scan = scanPage(html, { keepText: true });
  const landed = response.hops.length > 0 ? response.finalUrl : null;
  return {
    landsAt: landed,
    title: scan.title,
    textLength: scan.textLength,
    linkCount: scan.links.length,
    simhash: simhash(scan.text),
    text: scan.text.slice(0, KEPT_TEXT),
    noise: 0,
    words: scanSaysNotFound(scan, () => scan.text),
  };
}

function commonSample(first: NotFoundSample, second: NotFoundSample): NotFoundSample | null {
  const landsAt = first.landsAt === second.landsAt ? first.landsAt : null;
  const words = first.words && second.words;
  if (landsAt === null && !words && hammingDistance(first.simhash, second.simhash) > NEAR_BITS) return null;
  return { ...first, landsAt, words, noise: differingPart(first.text, second.text) };
}

/** How the answers of a host for missing pages look, and whether a page is one of them. Title and amount of text are
 *  compared first; the text itself only when these agree. */
export function isNotFound(html: string, scan: PageScan, sample: NotFoundSample | null): boolean {
  let text: string | null = null;
  const textOf = (): string => {
    text ??= scanPage(html, { keepText: true }).text;
    return text;
  };
  if (scanSaysNotFound(scan, textOf)) return true;
  if (sample === null || sample.textLength < BLANK_TEXT || scan.textLength < BLANK_TEXT) return false;
  // A picture or a file is something of its own, however little text there is.
  if (scan.title !== sample.title || (!sample.words && scan.links.length > sample.linkCount)) return false;
  const slack = Math.max(40, sample.textLength * 0.03) + sample.noise;
  if (Math.abs(scan.textLength - sample.textLength) > slack) return false;
  if (hammingDistance(simhash(textOf()), sample.simhash) > (sample.words ? NEAR_BITS : SAME_BITS))
    return false;
  // A short article in a heavy template is near too; what is missing has nothing of its own.
  return sample.words || differingPart(textOf().slice(0, KEPT_TEXT), sample.text) <= sample.noise + 16;
}

/** Length of what is left of the longer text when the common beginning and end are taken off. */
export function differingPart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  return Math.max(a.length, b.length) - head - tail;
}
