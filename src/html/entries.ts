import {
  type EntryCandidate,
  type EntryKind,
  type EntryStrength,
  labelOf,
  type PageLink,
} from '../facts/index.ts';
import type { EntryLexicon, Lexicon } from '../policies/types.ts';
import { destinationKey, hostMatches, isArticleAddress, lastPathWords } from './addresses.ts';
import { PLACEHOLDER } from './document.ts';
import { foldLabel, type Matcher, matcherOf } from './labels.ts';

/** One kind of entry, its lexicon made ready for comparing. */
interface Reader {
  general: Matcher;
  fallback: Matcher;
  items: Matcher;
  exclude: Matcher;
  paths: Matcher;
  codes: Matcher;
  hosts: readonly string[];
}

/** Labels of so few characters mean something only in a menu. */
const SHORT_LABEL = 2;
const LONGEST_LABEL = 30;
/** Longer labels on an article's address are headlines. */
const HEADLINE = 14;
const CLICKABLE = new Set(['anchor', 'area', 'onclick', 'script', 'code']);

/**
 * All links that may be an entry of one kind, each with the strength of its claim. Nothing is dropped that a person
 * might want to see: what is named in the end is `entryPresence`'s business.
 */
export function selectEntries(
  links: readonly PageLink[],
  kind: EntryKind,
  lexicon: Lexicon,
  { pageUrl }: { pageUrl: string },
): EntryCandidate[] {
  const reader = readerOf(lexicon.entries[kind]);
  const candidates: EntryCandidate[] = [];
  for (const link of links) {
    if (!CLICKABLE.has(link.via)) continue;
    const strength = strengthOf(link, reader);
    if (strength) candidates.push({ kind, strength, link, url: leadsTo(link, links, reader, pageUrl) });
  }
  return candidates;
}

export interface EntryPresence {
  /** null: nothing found, but parts of the page are written by scripts nobody has read. */
  present: boolean | null;
  /** Those worth naming: the strongest claims on the page, one of each label and address. */
  candidates: EntryCandidate[];
  /** Whether all of them lead to one place; null when that cannot be said. */
  unified: boolean | null;
  /** Different destinations; scheme, trailing slash and index page do not count. */
  destinations: string[];
}

const RANK: EntryStrength[] = ['general', 'fallback', 'host', 'path', 'item', 'code'];

/** Sums candidates of one kind up. `needsJs` is the page's (`PageReading.needsJs`). */
export function entryPresence(
  candidates: readonly EntryCandidate[],
  { needsJs }: { needsJs: readonly string[] },
): EntryPresence {
  const strength = strongestOf(candidates);
  const strongest = candidates.filter((candidate) => candidate.strength === strength);
  if (strength === undefined) {
    const isUnread = needsJs.some((reason) => reason !== 'empty-list');
    return { present: isUnread ? null : false, candidates: [], unified: null, destinations: [] };
  }
  const named = withoutRepeats(visibleFirst(strongest));
  const destinations = [...new Set(named.map(destinationOf).filter((key) => key !== null))];
  const unified = strength === 'item' || destinations.length === 0 ? null : destinations.length === 1;
  return { present: true, candidates: named, unified, destinations };
}

/** The strongest claim that counts: one item alone is none. */
function strongestOf(candidates: readonly EntryCandidate[]): EntryStrength | undefined {
  return RANK.find((rank) => {
    const ranked = candidates.filter(({ strength }) => strength === rank);
    return rank === 'item' ? itemsSuffice(ranked) : ranked.length > 0;
  });
}

function strengthOf(link: PageLink, reader: Reader): EntryStrength | null {
  const folded = foldLabel(link.text || link.label);
  if (folded.length > LONGEST_LABEL || reader.exclude(folded)) return null;
  if (link.via === 'code') return reader.codes(folded) ? 'code' : null;
  if (folded.length > HEADLINE && isArticleAddress(link.url)) return null;
  const matches = folded.length > SHORT_LABEL || isAtHome(link, folded, reader);
  if (matches && reader.general(folded)) return 'general';
  if (matches && reader.fallback(folded)) return 'fallback';
  if (reader.items(folded)) return 'item';
  if (isMoreOfBlock(link, reader)) return 'fallback';
  if (folded === '' && link.imageOnly) return strengthOfImage(link, reader);
  return isBelowHeading(link, reader) ? 'item' : null;
}

/** A link without words: its host or its path must speak. */
function strengthOfImage(link: PageLink, reader: Reader): EntryStrength | null {
  if (link.url === null) return isBelowHeading(link, reader) ? 'item' : null;
  if (hostMatches(link.url, reader.hosts)) return 'host';
  if (lastPathWords(link.url).some((word) => reader.paths(word))) return 'path';
  return isBelowHeading(link, reader) ? 'item' : null;
}

/** Whether a two-character label stands where such labels are entries. */
function isAtHome(link: PageLink, folded: string, reader: Reader): boolean {
  if (link.region === 'nav' || link.region === 'header' || link.region === 'breadcrumb') return true;
  if (foldLabel(link.section) === folded) return true;
  return link.url !== null && lastPathWords(link.url).some((word) => reader.paths(word));
}

/** The 更多 of a block whose heading is a general label: the door, where the heading itself is no link. */
const isMoreOfBlock = (link: PageLink, reader: Reader): boolean =>
  link.region === 'body' &&
  link.url !== null &&
  /^(?:更多|查看更多|查看全部|more)$/.test(foldLabel(labelOf(link))) &&
  isGeneralHeading(link, reader);

/** Below a block heading (not a menu item) that is itself a general label. Pagers, 更多 and articles are nothing of the kind. */
function isBelowHeading(link: PageLink, reader: Reader): boolean {
  if (link.region !== 'body' || isArticleAddress(link.url)) return false;
  const label = foldLabel(link.text || link.label);
  if (link.url === null && (label === '' || !PLACEHOLDER.test(link.href ?? ''))) return false;
  if (/^(?:\d+|更多|上一[页张]|下一[页张])$/.test(label)) return false;
  return isGeneralHeading(link, reader);
}

function isGeneralHeading({ section }: PageLink, reader: Reader): boolean {
  const heading = foldLabel(section);
  return heading.length > SHORT_LABEL && reader.general(heading) && !reader.exclude(heading);
}

/** Items make an entrance when there are two kinds of them, or one below a heading that says so. */
function itemsSuffice(items: readonly EntryCandidate[]): boolean {
  return new Set(items.map(({ link }) => foldLabel(link.text || link.label) || link.href)).size >= 2;
}

/** `#page4` leads to the block it names: to that block's own entry, or its 更多, else to the block itself. */
function leadsTo(link: PageLink, links: readonly PageLink[], reader: Reader, pageUrl: string): string | null {
  const href = link.href?.trim() ?? '';
  if (link.url !== null || !href.startsWith('#') || href.length < 2) return link.url;
  const inside = links.filter((other) => other.anchorId === href.slice(1) && other.url !== null);
  if (inside.length === 0) return null;
  const own = inside.find((other) => reader.general(foldLabel(other.text || other.label)));
  const more = inside.find((other) => /^(?:更多|more)/i.test(other.text));
  const hall = inside.find((other) => hostMatches(other.url ?? '', reader.hosts));
  return (own ?? hall ?? more)?.url ?? `${pageUrl.split('#')[0]}${href}`;
}

/** Where a candidate leads, in a form that can be compared; an unfilled template address stands for itself. */
function destinationOf({ url, link }: EntryCandidate): string | null {
  if (isHeadingOnly(link)) return null;
  if (url !== null) return destinationKey(url);
  return PLACEHOLDER.test(link.href ?? '') ? link.href : null;
}

/** `http://this.page/#` as browsers save it: a heading dressed as a link. */
const isHeadingOnly = (link: PageLink): boolean => link.href !== null && /#$/.test(link.href.trim());

const visibleFirst = (candidates: EntryCandidate[]): EntryCandidate[] => {
  const visible = candidates.filter(({ link }) => link.visible);
  return visible.length > 0 ? visible : candidates;
};

function withoutRepeats(candidates: EntryCandidate[]): EntryCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ link }) => {
    const key = `${foldLabel(link.text || link.label)} ${link.href}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

const readers = new WeakMap<EntryLexicon, Reader>();

function readerOf(lexicon: EntryLexicon): Reader {
  const known = readers.get(lexicon);
  if (known) return known;
  const { general, fallback, items, exclude, paths, codes, hosts } = lexicon;
  const reader = {
    general: matcherOf(general),
    fallback: matcherOf(fallback),
    items: matcherOf(items),
    exclude: matcherOf(exclude),
    paths: matcherOf(paths),
    codes: matcherOf(codes),
    hosts,
  };
  readers.set(lexicon, reader);
  return reader;
}
