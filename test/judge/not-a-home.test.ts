import { expect, it } from 'vitest';
import { assess } from '../../src/judge/index.ts';
import { ingredients, judgeWith, POLICIES } from './context.ts';
import { factsOf } from './facts.ts';

const answer = (file: string) => factsOf({ home: { file: `not-a-home/${file}.html`, bare: true } });

it.each(['notice', 'gateway', 'splash', 'browser', 'choice'])(
  '%s: nothing is held against the portal',
  (file) => {
    const verdicts = assess(answer(file), POLICIES, ingredients()).map(({ indicator, verdict }) => [
      indicator.id,
      verdict.verdict,
    ]);
    expect(verdicts.length).toBeGreaterThan(10);
    for (const [id, verdict] of verdicts) expect([id, verdict]).toEqual([id, 'undetermined']);
  },
);

it.each([
  ['choice', true],
  ['notice', null],
])('%s: an entry that is there is told, none is called missing', (file, present) => {
  expect(judgeWith('unified-entry', answer(file), { entry: 'service' })).toMatchObject({
    facts: { present },
  });
  expect(judgeWith('entry-present', answer(file), { entry: 'service' })).toMatchObject({
    facts: { present },
  });
});
