import { z } from 'zod';
import {
  isReached,
  type LinkFact,
  type LinkState,
  type PortalFacts,
  pageKey,
  type SkippedFact,
} from '../../facts/index.ts';
import { withoutStamps } from '../../html/index.ts';
import { homeOf, type ReadFact, reasonOf, weightiest } from '../sight.ts';
import { type Check, type FindingDraft, fail, finding, pass, type Reason, undetermined } from '../verdict.ts';

const params = z.strictObject({
  /** Broken links that are still let pass. */
  tolerated: z.number().default(0),
  /** Share of the links that must have been told apart before the page can pass. */
  coverageFloor: z.number().default(0.5),
});

/** No link of the home page leads to a page that is gone.
 *  Basis: 赣州〔2020〕49号 三(三) (GZ49-43); 国办秘函〔2019〕19号 首页链接 (D-21).
 *  Only 404, 410 and soft-404 are certain. Everything else is a suspicion until a later run agrees. */
export const brokenLinksHome: Check<z.infer<typeof params>> = {
  kind: 'broken-links-home',
  params,

  judge(facts, { tolerated, coverageFloor }) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const links = facts.links.filter((link) => link.onHome && !UNASKED.has(link.state)).sort(byUrl);
    const sure = links.filter((link) => link.doubt === null);
    const broken = sure.filter((link) => CERTAIN.has(link.state));
    const suspected = sure.filter((link) => SUSPECTED.has(link.state));
    const checked = sure.filter((link) => answers(link.state)).length + broken.length + suspected.length;
    const total = links.length + leftOut(facts, seen.home);
    const measure = {
      measured: `${broken.length}/${checked}`,
      threshold: tolerated,
      facts: { checked, broken: broken.length, suspected: suspected.length, untold: total - checked },
    };
    if (broken.length > tolerated)
      return fail(
        broken.map((link) => toFinding('link_broken', link)),
        measure,
      );
    const untold = weightiest(
      links.filter((link) => link.doubt !== null || UNTOLD.has(link.state)).map(whyUntold),
    );
    if (checked === 0) return undetermined(untold ?? 'not_observed', measure);
    const disputed = links.filter((link) => link.doubt === 'inconsistent');
    if (suspected.length + disputed.length > 0)
      return undetermined(whySuspected(suspected), measure, [
        ...suspected.map((link) => toFinding('link_suspected', link)),
        ...disputed.map((link) => toFinding('link_disputed', link)),
      ]);
    return checked >= coverageFloor * total ? pass(measure) : undetermined(untold ?? 'not_observed', measure);
  },
};

/** How many links of the home page were meant to be asked and were not: half a look finds no faults either. */
function leftOut({ links, skipped }: PortalFacts, { reading }: ReadFact): number {
  const onHome = new Set(reading.links.flatMap(({ url }) => (url === null ? [] : [pageKey(url)])));
  const asked = new Set(links.map(({ url }) => pageKey(url)));
  const missed = skipped.filter(({ reason }) => CUT_SHORT.has(reason)).map(({ url }) => pageKey(url));
  return new Set(missed.filter((key) => onHome.has(key) && !asked.has(key))).size;
}

const CUT_SHORT: ReadonlySet<SkippedFact['reason']> = new Set(['budget', 'deadline', 'host_collapsed']);
const CERTAIN: ReadonlySet<LinkState> = new Set(['gone', 'soft_404']);
const SUSPECTED: ReadonlySet<LinkState> = new Set([
  'server_error',
  'client_error',
  'dns_nxdomain',
  'dns_temporary',
  'refused',
  'reset',
  'timeout',
  'tls_expired',
  'tls_name',
  'tls_untrusted',
  'tls_protocol',
  'too_many_redirects',
  'empty',
]);
/** A file or a huge page has answered, which is all a link owes. */
const answers = (state: LinkState): boolean =>
  isReached(state) || state === 'too_large' || state === 'not_html';
/** The other side would not let us see; nobody's fault. */
const UNTOLD: ReadonlySet<LinkState> = new Set(['blocked', 'login_required']);
const UNASKED: ReadonlySet<LinkState> = new Set(['excluded', 'interrupted', 'unsafe', 'malformed']);

/** `own_network` is kept for a portal nobody could reach; here the home page was read. */
const whyUntold = ({ doubt, state }: LinkFact): Reason =>
  doubt === null ? reasonOf(state) : doubt === 'inconsistent' ? 'inconsistent' : 'unreachable';

function whySuspected(suspected: readonly LinkFact[]): Reason {
  if (suspected.length === 0) return 'inconsistent';
  return suspected.every(({ state }) => state === 'timeout') ? 'timeout_single_vantage' : 'unreachable';
}

const byUrl = (a: LinkFact, b: LinkFact): number => (a.url < b.url ? -1 : 1);

type Code = 'link_broken' | 'link_suspected' | 'link_disputed';

const toFinding = (code: Code, link: LinkFact): FindingDraft =>
  finding({
    code,
    subject: withoutStamps(link.url),
    url: link.url,
    params: {
      text: link.referrers.find(({ text }) => text !== '')?.text ?? '',
      state: link.state,
      status: link.status,
      ...(link.confirm ? { browser: link.confirm.state, browserStatus: link.confirm.status } : {}),
      ...(link.tls ? { tls: link.tls.fault, validFrom: link.tls.validFrom, validTo: link.tls.validTo } : {}),
    },
    attempts: link.attempts,
  });
