import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutEndSigns, withoutEndWords } from '../../src/html/ends.ts';

const pieces = (...parts: string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join(''));

it('takes signs off the end as an expression would', () =>
  fc.assert(
    fc.property(pieces('|', '>', ' ', '\n', '»', '标题', 'a', '.'), (text) => {
      expect(withoutEndSigns(text, /[\s|>»]/)).toBe(text.replace(/[\s|>»]+$/, ''));
    }),
  ));

it('takes words off the end as an expression would', () =>
  fc.assert(
    fc.property(pieces('更多', '查看', '查看更多', '查看全部', '全部', 'more', '更', '多', 'x'), (text) => {
      expect(withoutEndWords(text, ['查看更多', '查看全部', '更多', 'more'])).toBe(
        text.replace(/(?:更多|查看更多|查看全部|more)+$/, ''),
      );
    }),
  ));

it.each([
  ['signs', () => withoutEndSigns(`标题${'|'.repeat(300_000)}完`, /\|/)],
  ['words', () => withoutEndWords(`${'更多'.repeat(150_000)}完`, ['更多'])],
])('looks once at the end, however many %s stand before it', (_, work) => {
  const before = process.threadCpuUsage();
  expect(work()).toHaveLength(300_001 + (work().startsWith('标题') ? 2 : 0));
  expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
});
