import { z } from 'zod';
import type { LinkFact, PortalFacts } from '../../facts/index.ts';
import { found } from '../found.ts';
import { homeOf, type ReadFact, readPages } from '../sight.ts';
import { type Check, type FindingDraft, pass, undetermined } from '../verdict.ts';

/** Hosts, each with its subdomains. */
const hosts = z.array(z.string()).default([]);

const params = z.strictObject({
  /** Nothing of a government may lead there. */
  denyHosts: hosts,
  /** Bodies whose hidden links are nobody's business: folded menus and lists of friendly links. */
  publicHosts: hosts,
  /** Share buttons, statistics and news that pages load or fold away. */
  harmlessHosts: hosts,
  /** Words in the title of a page that stands on a domain which was given up. */
  parkingWords: z.array(z.string()).default([]),
});
type Params = z.infer<typeof params>;

/** No page leads where an intruder or a domain's new owner wants visitors to go.
 *  Basis: 国办秘函〔2019〕19号 单项否决·安全 (V-W-01). Signs only: a person decides, so it never fails. */
export const darkLinks: Check<Params> = {
  kind: 'dark-links',
  params,

  judge(facts, lists, { portal }) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const own = [facts.url, seen.home.visit.finalUrl].map(hostOf).map((host) => host.replace(/^www\./, ''));
    const isOwn = (host: string): boolean => isAmong(host, [...own, ...portal.hosts]);
    const leads = leadsOut(facts, isOwn);
    const asked = facts.links.filter(({ url }) => !isOwn(hostOf(url)));
    const findings = [...listed(leads, asked, lists), ...hidden(leads, lists), ...parked(asked, lists)];
    const measure = { measured: findings.length, facts: { hosts: leads.size, titles: asked.length } };
    return findings.length === 0 ? pass(measure) : undetermined('needs_human_judgement', measure, findings);
  },
};

/** All that leads to one foreign host. */
interface Lead {
  host: string;
  /** The first page it was met on, and what the link is there. */
  page: ReadFact;
  url: string;
  text: string;
  pages: Set<string>;
  isVisible: boolean;
}

function leadsOut(facts: PortalFacts, isOwn: (host: string) => boolean): Map<string, Lead> {
  const leads = new Map<string, Lead>();
  for (const page of ownPages(facts, isOwn)) {
    for (const { url, text, label, visible, via } of page.reading.links) {
      if (url === null || via === 'form' || !/^https?:/.test(url)) continue;
      const host = hostOf(url);
      if (host === '' || isOwn(host)) continue;
      const lead = leads.get(host) ?? {
        host,
        page,
        url,
        text: text || label,
        pages: new Set(),
        isVisible: false,
      };
      lead.pages.add(page.visit.url);
      lead.isVisible ||= visible;
      leads.set(host, lead);
    }
  }
  return leads;
}

/** The home page first: what stands there is seen most. */
const ownPages = (facts: PortalFacts, isOwn: (host: string) => boolean): ReadFact[] => [
  ...readPages(facts, 'home'),
  ...readPages(
    facts,
    'entry',
    'topic-index',
    'topic',
    'field',
    'directory',
    'platform',
    'column',
    'article',
  ).filter(({ visit }) => isOwn(hostOf(visit.finalUrl))),
];

const listed = (
  leads: ReadonlyMap<string, Lead>,
  asked: readonly LinkFact[],
  { denyHosts }: Params,
): FindingDraft[] => [
  ...[...leads.values()]
    .filter(({ host }) => isAmong(host, denyHosts))
    .map((lead) => onPage('dark_listed', lead)),
  ...asked
    .filter(({ url, finalUrl }) => !isAmong(hostOf(url), denyHosts) && isAmong(hostOf(finalUrl), denyHosts))
    .map((link) => onLink('dark_led_to_listed', link, { host: hostOf(link.finalUrl) })),
];

/** A host that is also linked in the open hides nothing. */
const hidden = (
  leads: ReadonlyMap<string, Lead>,
  { denyHosts, publicHosts, harmlessHosts }: Params,
): FindingDraft[] =>
  [...leads.values()]
    .filter(
      ({ isVisible, host }) => !isVisible && !isAmong(host, [...denyHosts, ...publicHosts, ...harmlessHosts]),
    )
    .map((lead) => onPage('dark_hidden', lead));

const parked = (asked: readonly LinkFact[], { parkingWords }: Params): FindingDraft[] =>
  asked.flatMap((link) => {
    const title = (link.title ?? '').toLowerCase();
    const isParked = parkingWords.some((word) => title.includes(word.toLowerCase()));
    return isParked ? [onLink('dark_parked', link, { title: (link.title ?? '').slice(0, 60) })] : [];
  });

const onPage = (code: 'dark_listed' | 'dark_hidden', { host, url, text, pages, page }: Lead): FindingDraft =>
  found(code, host, { host, url, text: text.slice(0, 30) || url, pages: pages.size }, page);

const onLink = (
  code: 'dark_led_to_listed' | 'dark_parked',
  link: LinkFact,
  about: Record<string, string>,
): FindingDraft => {
  const text = link.referrers.find((referrer) => referrer.text !== '')?.text ?? link.url;
  return {
    ...found(code, link.url, { text: text.slice(0, 30), ...about }, null, link.url),
    attempts: link.attempts,
  };
};

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? '';

const isAmong = (host: string, among: readonly string[]): boolean =>
  among.some((each) => host === each || host.endsWith(`.${each}`));
