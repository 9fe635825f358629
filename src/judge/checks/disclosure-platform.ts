import { z } from 'zod';
import { labelOf, type PortalFacts } from '../../facts/index.ts';
import type { Lexicon } from '../../policies/types.ts';
import { contentOf } from '../content.ts';
import { groupByDestination, surveyEntries, unreadReasons } from '../entries.ts';
import { found } from '../found.ts';
import { joinHalls } from '../rivals.ts';
import {
  homeOf,
  mayHideLinks,
  type ReadFact,
  readPages,
  sightAt,
  sightOf,
  unvisited,
  weightiest,
} from '../sight.ts';
import { type Check, type FindingDraft, fail, pass, type Reason, undetermined, warn } from '../verdict.ts';

/** The 政府信息公开 platform is there and shows its parts, each with content.
 *  Basis: 赣州〔2020〕49号 二(六) (GZ49-25); 国办公开办函〔2019〕61号 (P61-05). */
export const disclosurePlatform: Check<Record<never, never>> = {
  kind: 'disclosure-platform',
  params: z.strictObject({}),

  judge(facts, _params, { lexicon }) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const { home } = seen;
    const { present, claims } = surveyEntries(facts, home, 'disclosure', lexicon);
    if (present === null) return undetermined('needs_js');
    if (present === false) return fail([found('platform_absent', 'platform', {}, home)]);
    if (claims.length === 0) return undetermined('needs_human_judgement');
    const groups = joinHalls(groupByDestination(claims), 'disclosure', lexicon);
    const reached = groups.flatMap(({ sight }) => (sight.how === 'read' ? [sight.page] : []));
    if (reached.length === 0) {
      const unread = weightiest(unreadReasons(claims));
      if (unread !== null) return undetermined(unread);
      return fail([
        found('platform_dead', 'platform', { url: groups[0]?.url ?? null }, groups[0]?.sight.page),
      ]);
    }
    const parts = lexicon.platformParts.map((part) =>
      judgePart(part, [...reached, ...readPages(facts, 'platform')], facts),
    );
    const findings = parts.flatMap(({ findings }) => findings);
    const reason = weightiest(parts.flatMap(({ reason }) => (reason === null ? [] : [reason])));
    const good = parts.filter((part) => part.findings.length === 0 && part.reason === null).length;
    const measure = { measured: `${good}/${parts.length}`, threshold: `${parts.length}/${parts.length}` };
    if (findings.length > 0) return fail(findings, measure);
    if (reason !== null) return undetermined(reason, measure);
    const platforms = reached.filter((page) => showsParts(page, lexicon));
    if (platforms.length > 1) return warn([divergent(platforms, home)], measure);
    return pass(measure);
  },
};

interface PartJudgement {
  findings: FindingDraft[];
  reason: Reason | null;
}

function judgePart(
  part: Lexicon['platformParts'][number],
  pages: readonly ReadFact[],
  facts: PortalFacts,
): PartJudgement {
  const name = part.names[0] ?? part.id;
  const links = pages.flatMap((page) =>
    page.reading.links.filter((link) => isCalled(labelOf(link), part.names)),
  );
  if (links.length === 0) {
    const reason = whyHidden(pages, facts);
    const [page] = pages;
    return {
      findings: reason === null ? [found('platform_part_missing', part.id, { part: name }, page)] : [],
      reason,
    };
  }
  const sights = [...new Set(links.map(({ url }) => url))].map((url) =>
    url === null ? null : sightAt(facts, url),
  );
  const states = sights.map((sight): 'some' | 'none' | Reason => {
    if (sight === null) return 'needs_js';
    if (sight.how === 'dead') return 'none';
    if (sight.how === 'unknown') return sight.reason;
    const content = contentOf(sight.page);
    return content.has === 'unknown' ? content.reason : content.has;
  });
  if (states.includes('some')) return { findings: [], reason: null };
  const reason = weightiest(states.flatMap((state) => (state === 'some' || state === 'none' ? [] : [state])));
  if (reason !== null) return { findings: [], reason };
  const empty = sights.find((sight) => sight !== null)?.page ?? null;
  return { findings: [found('platform_part_blank', part.id, { part: name }, empty)], reason: null };
}

/** Menu labels are short; titles of articles that mention a part are not. */
const LONGEST_LABEL = 24;
const isCalled = (label: string, names: readonly string[]): boolean =>
  label.length <= LONGEST_LABEL && names.some((name) => label.replace(/\s/g, '').includes(name));

/** Why a part nobody saw may still be there. */
function whyHidden(pages: readonly ReadFact[], facts: PortalFacts): Reason | null {
  const unread = [...facts.pages.values()]
    .filter((page) => page.role === 'platform')
    .map((page) => sightOf(page, facts))
    .flatMap((sight) => (sight.how === 'unknown' ? [sight.reason] : []));
  const scripted = pages.some(mayHideLinks) ? (['needs_js'] as const) : [];
  return weightiest([...scripted, ...unread, ...unvisited(facts, pages)]);
}

/** Two parts or more in its own body make a page a platform; a column called 政务公开 beside it is none. */
const showsParts = ({ reading }: ReadFact, { platformParts }: Lexicon): boolean =>
  platformParts.filter((part) =>
    reading.links.some((link) => link.region === 'body' && isCalled(labelOf(link), part.names)),
  ).length >= 2;

/** A second platform is listed for a person to look at; it may be a copy, a department's or a leftover. */
const divergent = (reached: readonly ReadFact[], home: ReadFact): FindingDraft =>
  found('platform_divergent', 'platform', { urls: reached.map((page) => page.visit.finalUrl).sort() }, home);
