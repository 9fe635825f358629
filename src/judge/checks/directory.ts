import { z } from 'zod';
import { DIRECTORY_COLUMNS, type DirectoryColumn, type DirectoryRow } from '../../facts/index.ts';
import { type DirectorySurvey, REQUIRED_COLUMNS, surveyDirectories } from '../directories.ts';
import { type FieldSurvey, isExempt } from '../fields.ts';
import { found, ofFields } from '../found.ts';
import { homeOf, weightiest } from '../sight.ts';
import { findTopic } from '../topic.ts';
import { type Check, type FindingDraft, fail, notApplicable, pass, undetermined } from '../verdict.ts';
import { surveyTopicFields } from './topic-complete.ts';

const params = z.strictObject({
  /** Columns that must be there and filled in every row. */
  columns: z.array(z.enum(DIRECTORY_COLUMNS)).default([...REQUIRED_COLUMNS]),
});

/** A published 标准目录 for every field the unit is bound to publish, after the template and with complete rows.
 *  Basis: 赣州〔2020〕49号 二(三) (GZ49-11, GZ49-13). */
export const directory: Check<z.infer<typeof params>> = {
  kind: 'directory',
  params,

  judge(facts, { columns }, context) {
    const bound = context.fields.filter((field) => !isExempt(field, context.unit));
    if (bound.length === 0) return notApplicable('EX-CENTRAL');
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const topic = findTopic(facts, context);
    const surveys = surveyTopicFields(facts, topic, { ...context, fields: bound });
    const directories = surveyDirectories(facts, surveys);
    const judged = surveys.map((survey) =>
      judgeDirectory(survey, directories.get(survey.field.id) ?? NOTHING, columns),
    );
    const complete = judged.filter(
      ({ fact, findings }) => fact.directory === true && findings.length === 0,
    ).length;
    const measure = {
      measured: `${complete}/${bound.length}`,
      threshold: `${bound.length}/${bound.length}`,
      facts: { fields: judged.map(({ fact }) => fact) },
    };
    // A field that has no page of its own is missed on the topic's.
    const topicUrl = topic.state === 'read' ? (topic.pages[0]?.visit.url ?? null) : null;
    const proven = judged.flatMap(({ findings }) =>
      findings.map((finding) => ({ ...finding, url: finding.url ?? topicUrl })),
    );
    const reason = weightiest(judged.flatMap((each) => (each.reason === null ? [] : [each.reason])));

    if (judged.every(({ fact }) => fact.directory === false)) {
      const page = topic.state === 'read' ? topic.pages[0] : seen.home;
      const none = found('directories_absent', 'directory', { count: bound.length }, page);
      return fail([ofFields(bound, 'directory', none)], measure);
    }
    if (proven.length > 0) return fail(proven, measure);
    return reason === null ? pass(measure) : undetermined(reason, measure);
  },
};

const NOTHING: DirectorySurvey = { found: null, reason: 'not_observed', tables: [] };

/** Whether one field's directory is there and complete. */
export function judgeDirectory(
  { field, url }: FieldSurvey,
  survey: DirectorySurvey,
  columns: readonly DirectoryColumn[],
) {
  const rows = survey.tables.flatMap(({ table }) => table.rows);
  const incomplete = rows.filter((row) => row.blanks.some((column) => columns.includes(column)));
  const page = survey.tables[0]?.page ?? null;
  const fact = {
    field: field.id,
    directory: survey.found,
    rows: survey.found === true ? rows.length : null,
    incomplete: survey.found === true ? incomplete.length : null,
    url: page?.visit.url ?? null,
  };
  const findings: FindingDraft[] = [];
  const about = { field: field.name };
  if (survey.found === false) findings.push(found('directory_missing', field.id, about, null, url));
  if (survey.found === true && rows.length === 0)
    findings.push(found('directory_empty', field.id, about, page));
  const lacking = columns.filter((column) =>
    survey.tables.some(({ table }) => table.missingColumns.includes(column)),
  );
  if (lacking.length > 0)
    findings.push(found('directory_columns', `${field.id}/columns`, { ...about, columns: lacking }, page));
  const blank = incomplete.filter((row) =>
    row.blanks.some((column) => columns.includes(column) && !lacking.includes(column)),
  );
  if (blank.length > 0) {
    const params = { ...about, incomplete: blank.length, rows: rows.length, sample: sampleOf(blank) };
    findings.push(found('directory_incomplete', `${field.id}/rows`, params, page));
  }
  return {
    fact,
    findings: findings.map((finding) => ofFields([field], 'directory', finding)),
    reason: survey.found === null ? survey.reason : null,
  };
}

const sampleOf = (rows: readonly DirectoryRow[]): string[] =>
  rows.slice(0, 3).map((row) => row.itemLevel2 || row.itemLevel1 || row.content.slice(0, 20));
