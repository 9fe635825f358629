import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPolicies, policyHash } from '../../src/policies/index.ts';
import { SAMPLE, withPolicies } from './folder.ts';

const hashOf = (files: Record<string, string>): Promise<string> =>
  withPolicies(files, async (dir) => {
    const loaded = await loadPolicies(dir, ['sample']);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    return loaded.value[0]?.hash ?? '';
  });

const map = (change: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(SAMPLE).map(([name, text]) => [name, change(text)]));

describe('the hash of a policy', () => {
  it.each<[string, Record<string, string>]>([
    ['line endings', map((text) => text.replaceAll('\n', '\r\n'))],
    ['a byte order mark', map((text) => `\uFEFF${text}`)],
    ['comments and blank lines', map((text) => `${text}\n\n`)],
    [
      'the order of keys',
      {
        ...SAMPLE,
        'sample/policy.yaml': SAMPLE['sample/policy.yaml'].trim().split('\n').reverse().join('\n'),
      },
    ],
    [
      'the order of columns',
      { ...SAMPLE, 'sample/deadlines.csv': '条目,日期,事项,责任主体\nR-2,2020-06-30,报送,县区\n' },
    ],
    [
      'dates as Excel saves them',
      {
        ...SAMPLE,
        'sample/deadlines.csv': SAMPLE['sample/deadlines.csv'].replace('2020-06-30', '2020/6/30'),
      },
    ],
  ])('does not mind %s', async (_, files) => {
    expect(await hashOf(files)).toBe(await hashOf(SAMPLE));
  });

  it.each<[string, keyof typeof SAMPLE, string, string]>([
    ['a threshold', 'sample/indicators.yaml', 'samples: 4', 'samples: 5'],
    ['an alias', 'sample/fields.csv', '生态环境', '生态'],
    ['a version', 'sample/policy.yaml', '1.0', '1.1'],
    ['a due date', 'sample/duties.yaml', '2020-06-30', '2020-07-01'],
  ])('changes with %s', async (_, file, from, to) => {
    expect(await hashOf({ ...SAMPLE, [file]: SAMPLE[file].replace(from, to) })).not.toBe(
      await hashOf(SAMPLE),
    );
  });

  it('does not depend on the order of keys at any depth', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)]),
      );
    };
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (params) => {
        const policy = { params } as unknown as Parameters<typeof policyHash>[0];
        expect(policyHash(shuffled(policy) as typeof policy)).toBe(policyHash(policy));
      }),
    );
  });
});
