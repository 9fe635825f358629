import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadWorld, planTargets } from '../../src/run/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

it.each([
  ['ganzhou-2020-49', false],
  ['zhiyin-2017-47', true],
])('under %s alone, home pages are visited to see how they behave: %s', async (policy, wanted) => {
  const loaded = await loadWorld({
    targetsDir: join(root, 'targets/demo'),
    policiesDir: join(root, 'policies'),
    at: Date.UTC(2026, 10, 23),
  });
  if (!loaded.ok) throw new Error('the demo registry does not load');
  const { policies } = loaded.value;
  const world = { ...loaded.value, policies: policies.filter(({ id }) => id === policy) };
  const plans = planTargets(world, 's').flatMap((target) =>
    target.state === 'observe' ? [target.plan] : [],
  );
  expect(plans.length).toBeGreaterThan(0);
  expect(new Set(plans.map(({ usability }) => usability))).toEqual(new Set([wanted]));
});
