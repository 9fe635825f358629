import { expect, it } from 'vitest';
import { standardText } from '../../src/wording/standards.ts';

it.each([
  ['directory', '26/26', '全部符合'],
  ['home-freshness', '14天', '14 天内有更新'],
  ['account-freshness', '2次/周', '2次/周'],
  ['service-entry', 1, '1 个入口'],
  ['broken-links-home', 0, '没有失效链接'],
  ['broken-links-home', 3, '失效链接不超过 3 个'],
  ['account-interaction', 1, '至少 1 种可用'],
  ['load-time', '3 s', '不超过 3 秒'],
  ['mobile-view', 1.1, '内容不超过屏幕宽度的 1.1 倍'],
  ['account-identity', '示范发布', '示范发布'],
  ['home-availability', '5%', '5%'],
  ['an-indicator-of-a-city', 7, '7'],
  ['constructor', 7, '7'],
  ['special-topic', null, ''],
])('the standard of %s, %s, reads %s', (indicator, threshold, said) =>
  expect(standardText(indicator, threshold)).toBe(said),
);
