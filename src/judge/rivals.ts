import { type EntryKind, labelOf, type PageLink, type PageReading } from '../facts/index.ts';
import { destinationKey, hostMatches } from '../html/index.ts';
import type { Lexicon } from '../policies/types.ts';
import { isSameSite } from './address.ts';
import type { Group } from './entries.ts';

/** Joins destinations that are one service: one page under two addresses, a hall page of the portal and the platform it
 *  hands over to.
 *  Every page of a site repeats its menu, so only links of the page's own body count, and for other destinations
 *  only those that are not called what the menu calls them. */
export function joinHalls(groups: readonly Group[], kind: EntryKind, lexicon: Lexicon): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const partner = joined.find(
      (other) =>
        isSamePage(other, group) ||
        handsOver(other, group, kind, lexicon) ||
        handsOver(group, other, kind, lexicon),
    );
    if (partner) {
      // The destination that was read speaks for both.
      const speaks = partner.sight.how === 'read' || group.sight.how !== 'read' ? partner : group;
      joined.splice(joined.indexOf(partner), 1, {
        ...speaks,
        entries: [...partner.entries, ...group.entries],
      });
    } else joined.push(group);
  }
  return joined;
}

/** `?from=nav` and `?from=banner`: two addresses of one host are answered with the same page, byte for byte, and its
 *  scripts make the same of it. */
function isSamePage(one: Group, other: Group): boolean {
  if (one.sight.how !== 'read' || other.sight.how !== 'read' || !isSameSite(one.url, other.url)) return false;
  const [a, b] = [one.sight.page, other.sight.page];
  if (a.visit.evidence === null || a.visit.evidence !== b.visit.evidence) return false;
  return madeOf(a.reading) === madeOf(b.reading);
}

const madeOf = ({ title, ownTextLength, links }: PageReading): string =>
  JSON.stringify([title, ownTextLength, links.map((link) => [labelOf(link), link.href])]);

function handsOver(from: Group, to: Group, kind: EntryKind, lexicon: Lexicon): boolean {
  if (from.sight.how !== 'read') return false;
  const { hosts } = lexicon.entries[kind];
  const menu = new Set(to.entries.map((entry) => labelOf(entry.candidate.link)));
  const toPlatform = hostMatches(to.url, hosts);
  const leads = (link: PageLink): boolean => {
    if (link.url === null || link.region !== 'body') return false;
    if (toPlatform) return isSameSite(link.url, to.url) || hostMatches(link.url, hosts);
    return destinationKey(link.url) === to.place && !menu.has(labelOf(link));
  };
  return from.sight.page.reading.links.some(leads);
}
