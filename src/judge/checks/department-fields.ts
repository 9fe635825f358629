import { z } from 'zod';
import { REQUIRED_COLUMNS, surveyDirectories } from '../directories.ts';
import { type FieldSurvey, hiddenFields, surveyFields } from '../fields.ts';
import { found, ofFields } from '../found.ts';
import { homeOf, readPages, weightiest } from '../sight.ts';
import { type Check, type FindingDraft, fail, notApplicable, pass, undetermined } from '../verdict.ts';
import { judgeDirectory } from './directory.ts';
import { emptyField } from './topic-complete.ts';

/** A city department publishes the fields that counties without the function cannot: entry and 标准目录.
 *  Basis: 赣州〔2020〕49号 二(二) (GZ49-10), 二(三) (GZ49-14). */
export const departmentFields: Check<Record<never, never>> = {
  kind: 'department-fields',
  params: z.strictObject({}),

  judge(facts, _params, context) {
    const charge = new Map(
      context.fieldsInCharge.map(({ field, forUnits }) => [field.id, { field, forUnits }]),
    );
    if (context.unit.kind !== 'department' || charge.size === 0) return notApplicable('NOT-IN-CHARGE');
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);

    const sources = [
      seen.home,
      ...readPages(facts, 'topic', 'topic-index', 'platform', 'column', 'field', 'directory'),
    ];
    const fields = [...charge.values()].map(({ field }) => field);
    const hidden = hiddenFields(facts, sources, ['topic', 'topic-index', 'platform', 'column'], fields);
    const surveys = surveyFields(facts, sources, { ...context, fields }, hidden);
    const directories = surveyDirectories(facts, surveys);
    const judged = surveys.map((survey) => {
      const own = directories.get(survey.field.id) ?? {
        found: null,
        reason: 'not_observed' as const,
        tables: [],
      };
      const units = charge.get(survey.field.id)?.forUnits ?? [];
      const table = judgeDirectory(survey, own, REQUIRED_COLUMNS);
      const entry = entryFindings(survey, units, seen.home.visit.url);
      return {
        // Without an entry there is nothing to look for a directory in; one finding says it.
        findings: survey.entry === false && own.found === false ? entry : [...entry, ...table.findings],
        reason: weightiest([
          ...(survey.content === null && survey.reason ? [survey.reason] : []),
          ...(table.reason ? [table.reason] : []),
        ]),
        fact: {
          ...table.fact,
          entry: survey.entry,
          items: survey.items,
          newest: survey.newest,
          forUnits: units,
        },
      };
    });
    const findings = judged.flatMap((each) => each.findings);
    const reason = weightiest(judged.flatMap((each) => (each.reason === null ? [] : [each.reason])));
    const good = judged.filter((each) => each.findings.length === 0 && each.reason === null).length;
    const measure = {
      measured: `${good}/${fields.length}`,
      threshold: `${fields.length}/${fields.length}`,
      facts: { departmentFields: judged.map(({ fact }) => fact) },
    };
    if (findings.length > 0) return fail(findings, measure);
    return reason === null ? pass(measure) : undetermined(reason, measure);
  },
};

function entryFindings(survey: FieldSurvey, units: string[], homeUrl: string): FindingDraft[] {
  const { field, entry } = survey;
  if (entry !== false) return emptyField(survey);
  const params = { field: field.name, count: units.length };
  return [ofFields([field], 'entry', found('department_field_missing', field.id, params, null, homeUrl))];
}
