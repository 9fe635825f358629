import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { type ReportModel, renderHtml } from '../../src/report/index.ts';
import { watchedModel } from './watched.ts';

const model = watchedModel();
const ruleOf = (of: ReportModel): string =>
  load([...renderHtml(of)][0]?.html ?? '')('#availability .note')
    .first()
    .text();

describe('the rule of availability in a report', () => {
  const rules = model.availabilityRules;
  if (!rules) throw new Error('the sample has no rules');
  const LEFT_OUT = '报备维护时段和本机网络异常时的访问不计入。';
  it.each<[string, ReportModel['availabilityRules'], string]>([
    [
      'the numbers of the circular',
      rules,
      `近 7 天，每天应不少于 20 次访问，用时 15 秒（含）以上算打不开；打不开的占 5%（含）以上不合规，为单项否决，占 3%（含）以上预警；${LEFT_OUT}`,
    ],
    [
      'those of another policy',
      {
        windowDays: 30,
        leastPerDay: 48,
        slowMs: 7500,
        failShare: 0.025,
        warnShare: 0.01,
        severity: 'deduct',
      },
      `近 30 天，每天应不少于 48 次访问，用时 7.5 秒（含）以上算打不开；打不开的占 2.5%（含）以上不合规，为扣分项，占 1%（含）以上预警；${LEFT_OUT}`,
    ],
    [
      'that nothing is judged by it',
      { ...rules, severity: null },
      `近 7 天，每天应不少于 20 次访问，用时 15 秒（含）以上算打不开；所用指标体系没有据此判定的指标，只列情况；${LEFT_OUT}`,
    ],
    ['nothing of an older run that did not keep it', undefined, LEFT_OUT],
  ])('says %s', (_, availabilityRules, expected) => {
    const { availabilityRules: _own, ...rest } = model;
    expect(ruleOf({ ...rest, ...(availabilityRules && { availabilityRules }) })).toBe(expected);
  });
});
