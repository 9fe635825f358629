import { z } from 'zod';
import { labelOf, type PortalFacts } from '../../facts/index.ts';
import { matchField } from '../../html/index.ts';
import { contentOf } from '../content.ts';
import { candidateFact, type Entry, unreadReasons } from '../entries.ts';
import { unaskedGroups } from '../fields.ts';
import { found } from '../found.ts';
import { ownLinks, type ReadFact, unvisited, weightiest } from '../sight.ts';
import { findTopic, topicUrls } from '../topic.ts';
import { type Check, fail, type JudgeContext, pass, type Reason, undetermined } from '../verdict.ts';

/** The portal has a topic on standardised grassroots openness that can be reached and holds something.
 *  Basis: 赣州〔2020〕49号 三(三) (GZ49-41). */
export const specialTopic: Check<Record<never, never>> = {
  kind: 'special-topic',
  params: z.strictObject({}),

  judge(facts, _params, context) {
    const topic = findTopic(facts, context);
    const candidates = topic.entries.map((entry) => candidateFact(entry, effectOf(facts, entry, context)));
    const urls = topicUrls(topic.entries);
    const unified = urls.length === 0 ? null : urls.length === 1;
    if (topic.state === 'unknown') {
      return undetermined(topic.reason, {
        facts: { present: candidates.length > 0 ? true : null, unified, candidates },
      });
    }
    if (topic.state === 'absent') {
      return fail([found('topic_absent', 'topic', {}, topic.page)], {
        facts: { present: false, unified, candidates },
      });
    }
    const [address = facts.url] = urls;
    const shown = { facts: { present: true, unified, candidates }, measured: address };
    if (topic.state === 'dead')
      return fail([found('topic_dead', 'topic', { url: address }, topic.page)], shown);
    if (topic.pages.some((page) => holds(facts, page, context) === true)) return pass(shown);
    const reason = weightiest([
      ...topic.pages.flatMap(whyUnclear),
      ...unreadReasons(topic.entries),
      ...unvisited(facts, topic.pages),
      ...unaskedGroups(facts, topic.pages, context.fields),
    ]);
    if (reason !== null) return undetermined(reason, shown);
    const blank = topic.pages[0] ?? null;
    return fail([found('topic_blank', 'topic', { url: blank?.visit.url ?? address }, blank)], shown);
  },
};

const effectOf = (facts: PortalFacts, { sight }: Entry, context: JudgeContext): boolean | null =>
  sight.how === 'read' ? holds(facts, sight.page, context) : sight.how === 'dead' ? false : null;

/** Whether a topic page has items of its own or leads to a field; null when that cannot be told. */
function holds(facts: PortalFacts, page: ReadFact, { fields }: JudgeContext): boolean | null {
  if (ownLinks(facts, page).some((link) => link.url !== null && matchField(labelOf(link), fields).length > 0))
    return true;
  const content = contentOf(page);
  return content.has === 'unknown' ? null : content.has === 'some';
}

function whyUnclear(page: ReadFact): Reason[] {
  const content = contentOf(page);
  return content.has === 'unknown' ? [content.reason] : [];
}
