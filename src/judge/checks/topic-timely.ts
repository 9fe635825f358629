import { z } from 'zod';
import { labelOf, type PortalFacts } from '../../facts/index.ts';
import { ageDays, newestOf } from '../clock.ts';
import { contentOf, datesOf, itemsOf } from '../content.ts';
import { fieldMatcher } from '../fields.ts';
import { found } from '../found.ts';
import {
  mayHideItems,
  type ReadFact,
  readPages,
  sightOf,
  unrenderedReason,
  unvisited,
  weightiest,
} from '../sight.ts';
import { findTopic } from '../topic.ts';
import {
  type Check,
  fail,
  type JudgeContext,
  notApplicable,
  pass,
  type Reason,
  undetermined,
  warn,
} from '../verdict.ts';

const params = z.strictObject({
  /** Days without anything new; the notice names none, so they are configuration. */
  warnDays: z.number().default(90),
  failDays: z.number().default(180),
});

/** The topic shows progress in time: the newest item of its pages and of the fields below it.
 *  Basis: 赣州〔2020〕49号 三(三) (GZ49-42). */
export const topicTimely: Check<z.infer<typeof params>> = {
  kind: 'topic-timely',
  params,

  judge(facts, { warnDays, failDays }, context) {
    const topic = findTopic(facts, context);
    if (topic.state === 'unknown') return undetermined(topic.reason);
    if (topic.state === 'absent') return fail([found('topic_absent', 'topic', {}, topic.page)]);
    if (topic.state === 'dead') {
      return fail([found('topic_dead', 'topic', { url: topic.page?.visit.url ?? null }, topic.page)]);
    }
    // A finished topic that says so to its visitors need not go on (GZ49-42, G47-36).
    const fronts = topic.entries.flatMap(({ sight }) => (sight.how === 'read' ? [sight.page] : []));
    if (fronts.every((page) => page.reading.archived)) return notApplicable('EX-CLOSED');

    const pages = unique([...topic.pages, ...readPages(facts, 'field')]);
    const newest = newestOf(
      pages.flatMap((page) => datesOf(page.reading)),
      context.now,
    );
    const doubt = newerMayHide(facts, pages, context);
    if (newest === null) {
      if (doubt !== null) return undetermined(doubt);
      const [first] = topic.pages;
      return fail([found('topic_empty', 'topic', {}, first)], { measured: 0 });
    }
    const age = ageDays(newest, context.now);
    const measure = { measured: newest, threshold: `${failDays}天`, facts: { newest, ageDays: age } };
    if (age <= warnDays) return pass(measure);
    if (doubt !== null) return undetermined(doubt, measure);
    const [first] = topic.pages;
    if (age <= failDays) {
      return warn(
        [found('topic_ageing', 'topic', { newest, ageDays: age, limitDays: failDays }, first)],
        measure,
      );
    }
    return fail(
      [found('topic_stale', 'topic', { newest, ageDays: age, limitDays: failDays }, first)],
      measure,
    );
  },
};

const unique = (pages: readonly ReadFact[]): ReadFact[] => [
  ...new Map(pages.map((page) => [page.visit.url, page])).values(),
];

/** Why something newer may be there than the dates that were read. */
function newerMayHide(
  facts: PortalFacts,
  pages: readonly ReadFact[],
  { fields }: JudgeContext,
): Reason | null {
  const match = fieldMatcher(fields);
  const unread = [...facts.pages.values()]
    .filter((page) => page.role === 'field' || page.role === 'topic')
    .map((page) => sightOf(page, facts))
    .flatMap((sight) => (sight.how === 'unknown' ? [sight.reason] : []));
  const unclear = pages.flatMap((page): Reason[] => {
    if (mayHideItems(page)) return [unrenderedReason(page)];
    const content = contentOf(page);
    if (content.has === 'unknown') return [content.reason];
    // Rows without a date may be new. A page that only leads to the fields has no rows of its own.
    const leadsOn = page.reading.links.filter((link) => match(labelOf(link)).length > 0).length >= 3;
    const undated =
      page.reading.listState === 'undated' &&
      !leadsOn &&
      itemsOf(page.reading).every((item) => item.date === null);
    return undated ? ['date_not_parsed'] : [];
  });
  return weightiest([...unread, ...unclear, ...unvisited(facts, pages)]);
}
