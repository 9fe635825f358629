import { z } from 'zod';
import { isReached, labelOf, type PageLink, type PortalFacts, type SearchFact } from '../../facts/index.ts';
import { found } from '../found.ts';
import {
  homeOf,
  mayHideLinks,
  type ReadFact,
  readPages,
  reasonOf,
  unrenderedReason,
  weightiest,
} from '../sight.ts';
import {
  type Check,
  type FindingDraft,
  fail,
  finding,
  pass,
  undetermined,
  type Verdict,
  warn,
} from '../verdict.ts';

const params = z.strictObject({
  /** Titles that must have been asked before anyone is told that the search fails. */
  samples: z.number().default(4),
  warnBelow: z.number().default(4),
  failBelow: z.number().default(1),
  maxSeconds: z.number().default(15),
});

/** The site's own search finds titles that the site itself lists.
 *  Basis: 赣州〔2020〕49号 二(六) (GZ49-26); the four samples are our convention. */
export const search: Check<z.infer<typeof params>> = {
  kind: 'search',
  params,

  judge(facts, { samples, warnBelow, failBelow, maxSeconds }) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    if (facts.searches.length === 0) return judgeUnasked(seen.home, facts);

    const asked = [...facts.searches].sort((a, b) => (a.expectUrl < b.expectUrl ? -1 : 1));
    const told = asked.filter((each) => isTold(each));
    const hits = told.filter((each) => each.found === true);
    const measure = {
      measured: `${hits.length}/${asked.length}`,
      threshold: `${asked.length}/${asked.length}`,
    };
    const untold = weightiest(
      asked
        .filter((each) => !isTold(each))
        .map((each) => (isReached(each.state) ? 'needs_js' : stateReason(each))),
    );
    const misses = told.filter((each) => each.found === false).map(missed);
    const some = hits.length >= failBelow;
    if (some && misses.length > 0 && hits.length < warnBelow) return warn(misses, measure);
    if (untold !== null) return undetermined(untold, measure);
    // Too few titles to hold it against anyone.
    if (!some)
      return told.length >= samples ? fail(misses, measure) : undetermined('not_observed', measure, misses);
    const slow = hits.filter((each) => each.ms > maxSeconds * 1000);
    return slow.length > 0
      ? warn(
          slow.map((each) => slowly(each, maxSeconds)),
          measure,
        )
      : pass(measure);
  },
};

const isTold = (each: SearchFact): boolean =>
  each.found === true ||
  (each.found === false && (isReached(each.state) || each.state === 'soft_404' || each.state === 'gone'));

/** A form that cannot be asked by an address is for a person to try, for we post nothing; everything else speaks for
 *  itself. */
const stateReason = (each: SearchFact) =>
  each.state === 'excluded' && each.attempts.length === 0 ? 'needs_human_judgement' : reasonOf(each.state);

function judgeUnasked(home: ReadFact, facts: PortalFacts): Verdict {
  const pages = [home, ...readPages(facts, 'platform')];
  if (pages.some(({ reading }) => reading.forms.some((form) => form.purpose === 'search')))
    return undetermined('not_observed');
  if (pages.some(({ reading }) => reading.links.some(leadsToSearch)))
    return undetermined('needs_human_judgement');
  const hiding = pages.find(mayHideLinks);
  if (hiding) return undetermined(unrenderedReason(hiding));
  return fail([found('search_absent', 'search', {}, home)]);
}

const SEARCH_LABEL = /搜索|检索|搜一下|搜本站|高级查询|站内查询|信息查询|^search$/i;
const SEARCH_ADDRESS =
  /^https?:\/\/(?:search|so|sousuo|jiansuo)\.|\/(?:search|sousuo|jiansuo|zhss|znss)(?:[/.?_-]|$)/i;

/** A search that is a page or a frame of its own. */
const leadsToSearch = (link: PageLink): boolean =>
  SEARCH_LABEL.test(labelOf(link).trim()) || SEARCH_ADDRESS.test(link.url ?? '');

const missed = (each: SearchFact): FindingDraft =>
  finding({
    code: 'search_miss',
    subject: each.expectUrl,
    url: each.url,
    params: { query: each.query },
    attempts: each.attempts,
  });

const slowly = (each: SearchFact, limitSeconds: number): FindingDraft =>
  finding({
    code: 'search_slow',
    subject: each.expectUrl,
    url: each.url,
    params: { query: each.query, seconds: Math.round(each.ms / 1000), limitSeconds },
    attempts: each.attempts,
  });
