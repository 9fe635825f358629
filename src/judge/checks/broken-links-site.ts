import { z } from 'zod';
import { type LinkState, pageKey, type SiteFact, type SiteLink } from '../../facts/index.ts';
import { homeOf, type ReadFact, reasonOf, weightiest } from '../sight.ts';
import { type Check, type FindingDraft, fail, finding, pass, undetermined } from '../verdict.ts';

const params = z.strictObject({
  /** Broken links that are still let pass. */
  tolerated: z.number().default(0),
  /** Findings named one by one; how many there are in all is measured. */
  mostNamed: z.int().min(1).default(100),
  /** Share of the addresses asked that must have been told apart before the site can pass. */
  coverageFloor: z.number().default(0.5),
});

/** No page below the home page links what is gone.
 *  Basis: 国办秘函〔2019〕19号 其他页面链接 (D-22). Only 404, 410 and soft-404 are certain; a host that fails as a whole is one
 *  finding for a person, and a crawl that met its limit clears nobody. */
export const brokenLinksSite: Check<z.infer<typeof params>> = {
  kind: 'broken-links-site',
  params,

  judge(facts, { tolerated, mostNamed, coverageFloor }) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const { site } = facts;
    if (!site) return undetermined('site_not_crawled');
    const { broken, suspected, count } = belowHome(site);
    const beyond = (all: number): { unnamed?: number } =>
      all > mostNamed ? { unnamed: all - mostNamed } : {};
    const measure = {
      measured: `${count.broken}/${site.checked}`,
      threshold: tolerated,
      facts: { ...coverageOf(site), ...count, ...openOf(site, suspected, count.suspected) },
    };
    if (count.broken > tolerated)
      return fail(
        broken.slice(0, mostNamed).map((link) => toFinding('site_link_broken', link)),
        { ...measure, ...beyond(count.broken) },
      );
    const others = [
      ...site.doubted.filter(isDisputed).map((link) => toFinding('site_link_disputed', link)),
      ...collapsedHosts(site),
    ];
    const open = [...suspected.map((link) => toFinding('site_link_suspected', link)), ...others];
    if (open.length > 0)
      return undetermined(
        suspected.length > 0 ? 'unreachable' : 'inconsistent',
        { ...measure, ...beyond(count.suspected + others.length) },
        open.slice(0, mostNamed),
      );
    if (site.how !== 'complete') return undetermined('crawl_cut_short', measure);
    if (site.checked - site.doubtedCount < coverageFloor * site.checked)
      return undetermined(whyUntold(site), measure);
    return sawLess(site, seen.home) ? undetermined('needs_js', measure) : pass(measure);
  },
};

const CERTAIN: ReadonlySet<LinkState> = new Set(['gone', 'soft_404']);

/** What is broken below the home page: the links that were kept, and how many there are in all. */
function belowHome({ broken: kept, brokenBelow }: SiteFact) {
  const elsewhere = kept.filter(({ onHome }) => !onHome);
  const broken = elsewhere.filter(({ state }) => CERTAIN.has(state));
  const suspected = elsewhere.filter(({ state }) => !CERTAIN.has(state));
  if (!brokenBelow)
    return { broken, suspected, count: { broken: broken.length, suspected: suspected.length } };
  const all = Object.values(brokenBelow).reduce((sum, count) => sum + count, 0);
  const certain = [...CERTAIN].reduce((sum, state) => sum + (brokenBelow[state] ?? 0), 0);
  return { broken, suspected, count: { broken: certain, suspected: all - certain } };
}

/** Addresses nobody can tell, and whether there are others that were not asked or not kept: what is not found again
 *  proves to be mended only outside of both. */
const openOf = ({ how, doubted, doubtedCount }: SiteFact, suspected: readonly SiteLink[], inAll: number) => ({
  open: [...suspected, ...doubted].map(({ url }) => url),
  openBeyond: how !== 'complete' || inAll > suspected.length || doubtedCount > doubted.length,
});

const coverageOf = ({ how, pages, checked, skipped, doubtedCount }: SiteFact) => ({
  complete: how === 'complete',
  how,
  pages,
  checked,
  untold: doubtedCount,
  skipped,
});

/** What stood most in the way of telling. */
const whyUntold = ({ doubted }: SiteFact) =>
  weightiest(doubted.map(({ doubt, state }) => (doubt === null ? reasonOf(state) : 'unreachable'))) ??
  'unreachable';

/** The crawl reads pages without a browser: where it met fewer addresses than the home page shows, it saw too little. */
function sawLess({ checked, skipped }: SiteFact, { reading }: ReadFact): boolean {
  const shown = new Set(reading.links.flatMap(({ url }) => (url?.startsWith('http') ? [pageKey(url)] : [])));
  return checked + Object.values(skipped).reduce((sum, count) => sum + count, 0) < shown.size;
}

const isDisputed = ({ doubt, onHome }: SiteLink): boolean => doubt === 'inconsistent' && !onHome;

/** One finding for all links of a host that failed as a whole. */
function collapsedHosts({ doubted, collapsed: inAll = {} }: SiteFact): FindingDraft[] {
  const collapsed = doubted.filter(({ doubt, url }) => doubt === 'host_collapsed' && URL.canParse(url));
  const byHost = Map.groupBy(collapsed, ({ url }) => new URL(url).host);
  return [...byHost].map(([host, links]) =>
    finding({
      code: 'site_host_failing',
      subject: `host ${host}`,
      url: links[0]?.url ?? null,
      params: { host, links: inAll[host] ?? links.length },
      attempts: links[0]?.attempts ?? [],
    }),
  );
}

type Code = 'site_link_broken' | 'site_link_suspected' | 'site_link_disputed';

const toFinding = (code: Code, link: SiteLink): FindingDraft =>
  finding({
    code,
    subject: link.url,
    url: link.url,
    params: {
      text: link.referrers.find(({ text }) => text !== '')?.text ?? '',
      state: link.state,
      status: link.status,
      on: link.referrers[0]?.url ?? '',
      pages: link.referrerCount,
    },
    attempts: link.attempts,
  });
