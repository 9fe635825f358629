import { expect, it } from 'vitest';
import { LINK_STATES } from '../../src/facts/index.ts';
import { LINK_STATE_WORDS, stateName } from '../../src/wording/net.ts';

it.each(LINK_STATES)('%s is explained in Chinese, with what to do', (state) => {
  const { name, explanation, advice } = LINK_STATE_WORDS[state];
  expect(stateName(state)).toBe(name);
  for (const text of [name, explanation, advice]) expect(text).toMatch(/[\u4e00-\u9fff]/);
  for (const text of [explanation, advice]) expect(text).toMatch(/。$/);
});

it('gives every state a name of its own', () => {
  expect(new Set(LINK_STATES.map(stateName)).size).toBe(LINK_STATES.length);
});
