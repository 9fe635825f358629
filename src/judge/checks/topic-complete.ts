import { z } from 'zod';
import type { PortalFacts } from '../../facts/index.ts';
import { surveyDirectories } from '../directories.ts';
import { type FieldSurvey, hiddenFields, isExempt, surveyFields, unaskedGroups } from '../fields.ts';
import { found } from '../found.ts';
import { readPages, weightiest } from '../sight.ts';
import { findTopic, type Topic } from '../topic.ts';
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
    const rows = context.fields.map((field) => {
      const survey = surveys.find((each) => each.field.id === field.id);
      return survey ? fieldFact(survey, directories.get(field.id)?.found ?? null) : exemptFact(field);
    });
    const good = surveys.filter((survey) => survey.content === 'some').length;
    const measure = {
      measured: `${good}/${bound.length}`,
      threshold: `${bound.length}/${bound.length}`,
      facts: { fields: rows },
    };

    if (topic.state === 'unknown') return undetermined(topic.reason, measure);
    if (topic.state === 'absent' || topic.state === 'dead') {
      return fail([found('fields_without_topic', 'topic', { count: bound.length }, topic.page)], measure);
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
  const params = { field: survey.field.name };
  const subject = survey.field.id;
  if (survey.entry === false) return [found('field_missing', subject, params, null, topicUrl)];
  const page = survey.pages[0] ?? null;
  if (survey.content === 'dead') return [found('field_dead', subject, params, page, survey.url)];
  if (survey.content === 'none') return [found('field_blank', subject, params, page, survey.url)];
  return [];
}

/** One cell of the report's matrix. */
function fieldFact(survey: FieldSurvey, directory: boolean | null) {
  const { field, entry, items, newest, url } = survey;
  return {
    field: field.id,
    state: stateOf(survey, directory),
    entry,
    directory,
    items,
    newest,
    url,
    movedTo: [] as string[],
  };
}

function stateOf({ entry, content }: FieldSurvey, directory: boolean | null) {
  if (entry === false) return directory === true ? 'partial' : 'missing';
  if (content === null) return 'undetermined';
  return content === 'some' && directory !== false ? 'complete' : 'partial';
}

const exemptFact = (field: JudgeContext['fields'][number]) => ({
  field: field.id,
  state: 'exempt' as const,
  entry: null,
  directory: null,
  items: null,
  newest: null,
  url: null,
  movedTo: field.coOwners,
});
