import { z } from 'zod';
import type { PortalFacts } from '../../facts/index.ts';
import { surveyDirectories } from '../directories.ts';
import { type FieldSurvey, hiddenFields, isExempt, surveyFields, unaskedGroups } from '../fields.ts';
import { found, ofFields } from '../found.ts';
import { readPages, weightiest } from '../sight.ts';
import { findTopic, type Topic } from '../topic.ts';
import { openUpdates } from '../updates.ts';
import {
  type Check,
  type FindingDraft,
  fail,
  type JudgeContext,
  notApplicable,
  pass,
  type Reason,
  undetermined,
} from '../verdict.ts';

/** All fields the unit is bound to publish have an entry in the topic, and none is empty.
 *  Basis: 赣州〔2020〕49号 三(三) (GZ49-44), 二(二) (EX-CENTRAL). */
export const topicComplete: Check<Record<never, never>> = {
  kind: 'topic-complete',
  params: z.strictObject({}),

  judge(facts, _params, context) {
    const bound = context.fields.filter((field) => !isExempt(field, context.unit));
    if (bound.length === 0) return notApplicable('EX-CENTRAL');
    const topic = findTopic(facts, context);
    const surveys = surveyTopicFields(facts, topic, { ...context, fields: bound });
    const directories = surveyDirectories(facts, surveys);
    const updateOf = openUpdates(facts, context);
    const good = surveys.filter((survey) => survey.content === 'some').length;
    const measure = {
      measured: `${good}/${bound.length}`,
      threshold: `${bound.length}/${bound.length}`,
      facts: {
        fields: surveys.map((survey) => ({
          ...fieldFact(survey),
          ...updateOf(survey, directories.get(survey.field.id)),
        })),
      },
    };

    if (topic.state === 'unknown') return undetermined(topic.reason, measure);
    if (topic.state === 'absent' || topic.state === 'dead') {
      const none = found('fields_without_topic', 'topic', { count: bound.length }, topic.page);
      return fail([ofFields(bound, 'entry', none)], measure);
    }
    const [page] = topic.pages;
    const findings = surveys.flatMap((survey) => findingOf(survey, page?.visit.url ?? facts.url));
    if (findings.length > 0) return fail(findings, measure);
    const reason = weightiest(
      surveys.flatMap((survey) => (survey.content === null && survey.reason ? [survey.reason] : [])),
    );
    return reason === null ? pass(measure) : undetermined(reason, measure);
  },
};

/** The fields as the pages of the topic show them. */
export function surveyTopicFields(facts: PortalFacts, topic: Topic, context: JudgeContext): FieldSurvey[] {
  if (topic.state !== 'read') {
    const hidden: Reason | null = topic.state === 'unknown' ? topic.reason : null;
    return surveyFields(facts, [], context, hidden);
  }
  const sources = [...topic.pages, ...readPages(facts, 'field', 'directory')];
  const hidden = hiddenFields(facts, topic.pages, ['topic'], context.fields);
  const unasked = unaskedGroups(facts, topic.pages, context.fields);
  return surveyFields(facts, sources, context, hidden ?? weightiest(unasked));
}

function findingOf(survey: FieldSurvey, topicUrl: string): FindingDraft[] {
  const { field, entry } = survey;
  if (entry !== false) return emptyField(survey);
  const missing = found('field_missing', field.id, { field: field.name }, null, topicUrl);
  return [ofFields([field], 'entry', missing)];
}

/** What is said of a field that has an entry and nothing behind it. */
export function emptyField({ field, content, pages, url }: FieldSurvey): FindingDraft[] {
  if (content !== 'dead' && content !== 'none') return [];
  const code = content === 'dead' ? 'field_dead' : 'field_blank';
  return [ofFields([field], 'content', found(code, field.id, { field: field.name }, pages[0] ?? null, url))];
}

/** One cell of the report's matrix; whether there is a directory, `directory` tells. */
const fieldFact = ({ field, entry, content, items, url }: FieldSurvey) => ({
  field: field.id,
  entry,
  content,
  items,
  url,
});
