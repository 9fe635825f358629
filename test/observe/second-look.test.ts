import { expect, it } from 'vitest';
import type { LinkState } from '../../src/facts/index.ts';
import { isBetter } from '../../src/observe/second-look.ts';

it.each<[LinkState, LinkState, boolean]>([
  ['gone', 'ok', true],
  ['soft_404', 'redirect_ok', true],
  ['gone', 'blocked', true],
  ['gone', 'server_error', true],
  ['server_error', 'timeout', true],
  ['server_error', 'gone', false],
  ['gone', 'soft_404', false],
  ['gone', 'gone', false],
])('first %s, then %s: the second counts %s', (first, second, counts) =>
  expect(isBetter(second, first)).toBe(counts),
);
