import { expect, it } from 'vitest';
import { scopeOf } from '../../src/observe/scope.ts';

it.each([
  ['http://www.a.gov.cn/x', true],
  ['https://a.gov.cn/', true],
  ['http://WWW.A.GOV.CN:80/', true],
  ['http://old.a.cn/', true],
  ['http://sub.a.gov.cn/', false],
  ['http://www.a.gov.cn.evil.example/', false],
  ['http://b.gov.cn/?u=www.a.gov.cn', false],
  ['not a url', false],
])('%s → %s', (url, inside) => expect(scopeOf('http://www.a.gov.cn/', ['Old.a.cn']).has(url)).toBe(inside));
