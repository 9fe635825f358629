import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CheckKinds, loadPolicies, vocabularyOf } from '../../src/policies/index.ts';
import { SAMPLE, told, withPolicies } from './folder.ts';

const checkKinds: CheckKinds = new Map([
  ['search', z.object({ samples: z.int().positive(), warnBelow: z.int().default(4) })],
  ['download', z.object({ samples: z.int() })],
]);

const problemsOf = (files: Record<string, string>): Promise<string[]> =>
  withPolicies({ ...SAMPLE, ...files }, async (dir) =>
    told(await loadPolicies(dir, ['sample'], { checkKinds }), dir),
  );

const swap = (file: keyof typeof SAMPLE, from: string | RegExp, to: string): Record<string, string> => ({
  [file]: SAMPLE[file].replace(from, to),
});

describe('loadPolicies', () => {
  it('reads a policy whole', async () => {
    const loaded = await withPolicies(SAMPLE, (dir) => loadPolicies(dir, ['sample'], { checkKinds }));
    expect(loaded).toMatchObject({
      ok: true,
      value: [
        {
          id: 'sample',
          version: '1.0',
          effectiveFrom: '2020-01-01',
          supersedes: null,
          hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          indicators: [{ id: 'search', params: { samples: 4 }, exemptions: [] }],
          duties: [{ row: 'R-2', dueOn: '2020-06-30' }],
          fields: [{ id: 'F01', no: 1, aliases: ['生态环境'], coOwners: [], guides: ['shengtai'] }],
          deadlines: [{ date: '2020-06-30', row: 'R-2' }],
          rows: [{ id: 'R-1', treatment: 'indicator', where: 'search' }, { treatment: 'duty' }],
          lexicon: null,
        },
      ],
    });
    expect(loaded.ok && vocabularyOf(loaded.value)).toEqual({
      indicators: ['search'],
      duties: [{ row: 'R-2', once: true }],
      fields: [{ name: '环境保护', aliases: ['生态环境'] }],
    });
  });

  it('needs policy.yaml only', async () => {
    const loaded = await withPolicies({ 'sample/policy.yaml': SAMPLE['sample/policy.yaml'] }, (dir) =>
      loadPolicies(dir, ['sample']),
    );
    expect(loaded).toMatchObject({ ok: true, value: [{ indicators: [], duties: [], fields: [], rows: [] }] });
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'an id that is not the folder’s',
      swap('sample/policy.yaml', 'id: sample', 'id: simple'),
      ['sample/policy.yaml:1:5 id 与文件夹名 “sample” 不一致'],
    ],
    [
      'a version that YAML takes for a number',
      swap('sample/policy.yaml', "'1.0'", '1.0'),
      ['sample/policy.yaml:3:10 version 应为文字'],
    ],
    [
      'a day that does not exist',
      swap('sample/policy.yaml', '2020-01-01', '2020-02-30'),
      ['sample/policy.yaml:4:16 effectiveFrom 不是有效日期'],
    ],
    [
      'an unknown check',
      swap('sample/indicators.yaml', 'check: search', 'check: serch'),
      ['sample/indicators.yaml:5:10 没有 “serch” 这种检查'],
    ],
    [
      'a parameter of the wrong type',
      swap('sample/indicators.yaml', 'samples: 4', 'samples: 四'),
      ['sample/indicators.yaml:6:22 0.params.samples 应为数字'],
    ],
    [
      'a misspelt parameter',
      swap('sample/indicators.yaml', 'samples: 4', 'samples: 4, warnBellow: 1'),
      ['sample/indicators.yaml:6:25 不认识的键 “0.params.warnBellow”'],
    ],
    [
      'a misspelt key',
      swap('sample/indicators.yaml', 'severity:', 'severty:'),
      ['sample/indicators.yaml:1:3 缺少 0.severity', 'sample/indicators.yaml:7:3 不认识的键 “0.severty”'],
    ],
    [
      'parameters that a check cannot do without',
      swap('sample/indicators.yaml', /check: search\n.*\n/, 'check: download\n'),
      ['sample/indicators.yaml:1:3 缺少 0.params.samples'],
    ],
    [
      'an unknown severity',
      swap('sample/indicators.yaml', 'severity: deduct', 'severity: fatal'),
      ['sample/indicators.yaml:7:13 0.severity 的值不在可选范围内'],
    ],
    [
      'an unverified rule that accuses',
      swap('sample/indicators.yaml', 'confidence: S', 'confidence: M'),
      ['sample/indicators.yaml:7:13 0.severity：未经核实的规则（confidence: M）只能作为建议'],
    ],
    [
      'an indicator of an unknown row',
      swap('sample/indicators.yaml', '[R-1]', '[R-1, R-9]'),
      ['sample/indicators.yaml:2:15 条目 “R-9” 不在 rows.csv 中'],
    ],
    [
      'an indicator twice',
      { 'sample/indicators.yaml': SAMPLE['sample/indicators.yaml'].repeat(2) },
      ['sample/indicators.yaml:11:7 “search” 重复'],
    ],
    [
      'a duty of an unknown row',
      swap('sample/duties.yaml', 'R-2', 'R-3'),
      [
        'sample/duties.yaml:1:8 条目 “R-3” 不在 rows.csv 中',
        'sample/rows.csv:3:5 去向 “R-2” 在指标体系中没有',
      ],
    ],
    [
      'a field twice',
      { 'sample/fields.csv': `${SAMPLE['sample/fields.csv']}F01,2,环境保护,,,shengtai\n` },
      ['sample/fields.csv:3:1 “F01” 重复', 'sample/fields.csv:3:3 “环境保护” 重复'],
    ],
    [
      'a guide by name',
      swap('sample/fields.csv', ',shengtai', ',市生态环境局'),
      ['sample/fields.csv:2:6 指导单位 “市生态环境局” 不是单位编号'],
    ],
    [
      'a deadline of an unknown row',
      swap('sample/deadlines.csv', 'R-2', 'R-8'),
      ['sample/deadlines.csv:2:2 条目 “R-8” 不在 rows.csv 中'],
    ],
    [
      'an unknown treatment',
      swap('sample/rows.csv', '台账', '帐本'),
      ['sample/rows.csv:3:4 处理方式 “帐本” 不在可选范围内'],
    ],
    [
      'a row that leads nowhere',
      swap('sample/rows.csv', ',search', ',download'),
      ['sample/rows.csv:2:5 去向 “download” 在指标体系中没有'],
    ],
    [
      'a lexicon without an entry kind',
      {
        'sample/lexicon.yaml':
          'entries: {}\neffective: { service: [], interaction: [] }\nplatformParts: []\n',
      },
      ['service', 'interaction', 'topic-index', 'special-topic', 'disclosure'].map(
        (kind) => `sample/lexicon.yaml:1:10 缺少 entries.${kind}`,
      ),
    ],
  ])('tells %s', async (_, files, expected) => {
    expect(await problemsOf(files)).toEqual(expected);
  });

  it('tells a policy that is not there and suggests the nearest', async () => {
    await withPolicies(SAMPLE, async (dir) => {
      const loaded = await loadPolicies(dir, ['smaple']);
      expect(loaded).toMatchObject({
        ok: false,
        problems: [{ message: '没有指标体系 “smaple”', mend: '是不是 “sample”？' }],
      });
    });
  });

  it('finds the version that is wanted or in force', async () => {
    const second = Object.fromEntries(
      Object.entries(SAMPLE).map(([name, text]) => [
        name.replace('sample/', 'sample@2.0/'),
        text.replace("'1.0'", "'2.0'").replace('2020-01-01', '2022-07-01'),
      ]),
    );
    await withPolicies({ ...SAMPLE, ...second }, async (dir) => {
      const versions = async (id: string, at?: string): Promise<string[]> => {
        const loaded = await loadPolicies(dir, [id], at === undefined ? {} : { at });
        return loaded.ok
          ? loaded.value.map((policy) => policy.version)
          : loaded.problems.map((p) => p.message);
      };
      expect(await versions('sample')).toEqual(['2.0']);
      expect(await versions('sample', '2022-06-30')).toEqual(['1.0']);
      expect(await versions('sample', '2022-07-01')).toEqual(['2.0']);
      expect(await versions('sample@1.0', '2026-01-01')).toEqual(['1.0']);
      expect(await versions('sample', '2019-12-31')).toEqual([
        '指标体系 “sample” 在 2019-12-31 没有生效的版本',
      ]);
      expect(await versions('sample@3.0')).toEqual(['没有指标体系 “sample@3.0”']);
      const both = await loadPolicies(dir, ['sample@1.0', 'sample@2.0']);
      expect(both.ok && new Set(both.value.map((policy) => policy.hash)).size).toBe(2);
    });
  });
});
