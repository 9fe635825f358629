import { describe, expect, it } from 'vitest';
import { policyAt, versionName } from '../../src/policies/index.ts';

const version = (id: string, v: string, effectiveFrom: string, supersedes: string | null = null) => ({
  id,
  version: v,
  effectiveFrom,
  supersedes,
});
const versions = [
  version('guoban-2019-19', '2019.1', '2019-04-01'),
  version('guoban-2019-19', '2019.10', '2020-01-01'),
  version('guoban-2019-19', '2019.9', '2020-01-01'),
  version('guoban-2022', '2022.1', '2022-07-01', 'guoban-2019-19'),
  version('guoban-2024', '2024.1', '2024-01-01', 'guoban-2022@2022.1'),
];

describe('policyAt', () => {
  it.each([
    ['before it began', '2019-03-31', null],
    ['on its first day', '2019-04-01', 'guoban-2019-19@2019.1'],
    ['the newest of one day: 10 is after 9', '2020-01-01', 'guoban-2019-19@2019.10'],
    ['what has superseded it', '2022-07-01', 'guoban-2022@2022.1'],
    ['and what has superseded that', '2026-11-23', 'guoban-2024@2024.1'],
  ])('%s', (_, date, name) => {
    const found = policyAt(versions, 'guoban-2019-19', date);
    expect(found && versionName(found)).toBe(name);
  });

  it('does not go round in circles', () => {
    const ring = [version('a', '1', '2020-01-01', 'b'), version('b', '1', '2020-01-01', 'a')];
    expect(policyAt(ring, 'a', '2021-01-01')).not.toBeNull();
  });

  it('knows nothing of other policies', () => {
    expect(policyAt(versions, 'zhiyin-2017-47', '2026-01-01')).toBeNull();
  });
});
