import { describe, expect, it } from 'vitest';
import { answerCase, askedBy, type Case, decide, lastAnswer } from '../../../src/cases/index.ts';
import type { FilledKey } from '../../../src/wording/ledger.ts';
import { bookAfter, RULES, runOf, START } from '../scenes.ts';

const NOW = START + 10 * 86_400_000;
const after = (...runs: Parameters<typeof runOf>[]): Case => {
  const one = bookAfter(runs.map((run) => runOf(...run))).cases.a;
  if (one === undefined) throw new Error('no case');
  return one;
};
const confirmed = after([1, ['a']], [2, ['a']]);
const mended = after([1, ['a']], [2, ['a']], [3, []]);
const answer = (one: Case, filled: Partial<Record<FilledKey, string>>) =>
  answerCase(one, { filled }, '信息科', NOW, RULES.calendar);

describe('a returned row', () => {
  it.each<[string, Case, Partial<Record<FilledKey, string>>, string, Case['state']]>([
    [
      '“已整改” is a claim',
      confirmed,
      { outcome: '已整改', doneOn: '2026-11-05', action: '已修复' },
      'noted',
      'confirmed',
    ],
    ['“整改中” is a note', confirmed, { outcome: '整改中', remark: '等待采购' }, 'noted', 'confirmed'],
    [
      'an objection is a dispute',
      confirmed,
      { outcome: '不属实', appeal: '栏目已归档' },
      'disputed',
      'disputed',
    ],
    [
      'an objection to a closed case is a note',
      mended,
      { outcome: '误报', appeal: '从未失效' },
      'noted',
      'fixed',
    ],
    [
      'the office’s columns ask for nothing',
      confirmed,
      { reviewState: '已复核不属实' },
      'nothing',
      'confirmed',
    ],
  ])('%s', (_, one, filled, consequence, state) => {
    const answered = answer(one, filled);
    expect(answered.consequence).toBe(consequence);
    expect(answered.case.state).toBe(state);
  });

  it('is the last answer of its case until the next, whatever else is noted', () => {
    expect(lastAnswer(confirmed)).toBe('');
    const { case: told } = answer(confirmed, { outcome: '整改中', remark: '等待采购' });
    const noted = decide(told, { event: 'note', reason: '内部备注' }, '科长', NOW + 1, RULES.calendar);
    if (noted.state !== 'decided') throw new Error('not noted');
    expect(lastAnswer(noted.case)).toMatch(/^\d{4}-\d\d-\d\d 结果：整改中；备注：等待采购$/);
    const { case: disputed } = answer(noted.case, { outcome: '误报', appeal: '从未失效' });
    expect(lastAnswer(disputed)).toContain('误报');
  });

  it('is logged with who brought it, when, and what it says', () => {
    const { log } = answer(confirmed, { outcome: '已整改', doneOn: '2026-11-05', action: '已修复' }).case;
    expect(log.at(-1)).toMatchObject({
      by: '信息科',
      at: new Date(NOW).toISOString(),
      event: 'note',
      reason: '单位反馈 结果：已整改；完成时间：2026-11-05；措施：已修复',
    });
  });

  it('that comes again changes nothing, even after it was decided', () => {
    const filled = { outcome: '不属实', appeal: '栏目已归档' };
    const once = answer(confirmed, filled).case;
    expect(answer(once, filled)).toEqual({ case: once, consequence: 'known' });
    const upheld = decide(once, { event: 'uphold', reason: '仍不更新' }, '复核', NOW, RULES.calendar);
    if (upheld.state === 'refused') throw new Error('refused');
    expect(answer(upheld.case, filled)).toEqual({ case: upheld.case, consequence: 'known' });
  });

  it('never mends, waives or dismisses, whatever it says', () => {
    const outcomes = ['已整改', '整改中', '核减', '误报', '不属实', '不在范围', undefined];
    for (const outcome of outcomes) {
      const filled = { ...(outcome ? { outcome } : {}), appeal: '理由', recheck: '通过' };
      expect(['dispute', 'note']).toContain(askedBy({ filled })?.event);
      expect(['confirmed', 'disputed']).toContain(answer(confirmed, filled).case.state);
    }
  });
});
