import { describe, expect, it } from 'vitest';
import { assess, fingerprint, REASONS } from '../../src/judge/index.ts';
import { FINDING_CODES, findingText } from '../../src/wording/findings.ts';
import { exemptionText, reasonText } from '../../src/wording/reasons.ts';
import { ingredients, POLICIES } from './context.ts';
import { factsOf } from './facts.ts';
import { FAILING } from './scenes.ts';

describe('wording', () => {
  it.each(REASONS.map((reason) => [reason]))('reason %s has a name and an advice', (reason) => {
    const { name, advice } = reasonText(reason, 'search');
    expect(name).not.toBe(reason);
    expect(advice).toMatch(/。$/);
  });

  it.each([
    ['account-freshness', '最近更新日期'],
    ['account-interaction', '“互动可用”'],
    ['account-links', '链接'],
    ['account-identity', '认证主体'],
    ['account-column', '栏目'],
  ])('what no source shows of %s is looked at by people for what it is: %s', (indicator, wanted) => {
    const { advice } = reasonText('partial_source', indicator);
    expect(advice).toContain(wanted);
    expect(advice.includes('最近更新日期')).toBe(indicator === 'account-freshness');
  });

  it.each(FINDING_CODES.map((code) => [code]))('finding %s ends its sentences', (code) => {
    const { message, suggestion } = findingText(code, {});
    expect(`${message}${suggestion}`).not.toMatch(/[{}]/);
    expect([message, suggestion].every((text) => text.endsWith('。'))).toBe(true);
  });

  it('fills every placeholder of the findings of a failing county', () => {
    const findings = assess(factsOf(FAILING), POLICIES, ingredients()).flatMap(({ verdict }) =>
      'findings' in verdict ? verdict.findings : [],
    );
    expect(findings.length).toBeGreaterThan(10);
    for (const { code, params } of findings) {
      const { message, suggestion } = findingText(code, params);
      expect(`${message}${suggestion}`, code).not.toMatch(/未标明|[{}]|undefined|null/);
    }
  });

  it('speaks of rivals as an official would', () => {
    const params = { entry: 'service', count: 2, destinations: ['http://a.gov.cn/', 'http://b.gov.cn/'] };
    expect(findingText('entries_rival', params).message).toBe(
      '首页有 2 个各自独立的办事服务入口：http://a.gov.cn/、http://b.gov.cn/。',
    );
  });

  it.each([
    ['REGISTRY:改版过渡期', '名录豁免（改版过渡期）'],
    ['EX-CENTRAL', '该单位没有相应职能，由市直部门公开'],
    ['SOMETHING', 'SOMETHING'],
  ])('exemption %s', (code, text) => expect(exemptionText(code)).toBe(text));
});

describe('fingerprint', () => {
  it('is stable, short and different for every part', () => {
    const names = [
      fingerprint('a', 'b', 'c'),
      fingerprint('a', 'b', 'd'),
      fingerprint('a', 'c', 'b'),
      fingerprint('ab', '', 'c'),
    ];
    expect(new Set(names).size).toBe(4);
    expect(fingerprint('a', 'b', 'c')).toBe(names[0]);
    expect(names[0]).toMatch(/^[0-9a-f]{16}$/);
  });
});
