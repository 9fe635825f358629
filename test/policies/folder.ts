import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Loaded } from '../../src/targets/index.ts';

/** Calls `use` with a folder of policies holding these files (`sample/policy.yaml`), and removes it again. */
export async function withPolicies<T>(
  files: Record<string, string>,
  use: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'xunjian-policies-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), content);
    }
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Problems as `file:line:column message`. */
export const told = (loaded: Loaded<unknown>, dir: string): string[] =>
  loaded.ok ? [] : loaded.problems.map((p) => `${relative(dir, p.file)}:${p.line}:${p.column} ${p.message}`);

/** A small sound policy to be broken one way at a time. */
export const SAMPLE = {
  'sample/policy.yaml':
    "id: sample\ntitle: 样例\nversion: '1.0'\neffectiveFrom: 2020-01-01\nsupersedes: null\ndisclosure: 主动公开\n",
  'sample/indicators.yaml': `- id: search
  rows: [R-1]
  title: 检索
  clause: 样例 一
  check: search
  params: { samples: 4 }
  severity: deduct
  confidence: S
  appliesTo: [county, zone]
  rectifyWorkdays: 3
`,
  'sample/duties.yaml': `- row: R-2
  title: 报送
  clause: 样例 二
  actor: 县区
  appliesTo: [county]
  dueOn: 2020-06-30
  severity: deduct
  confidence: S
`,
  'sample/fields.csv':
    '领域编号,序号,领域名称,别名,共同责任单位,指导单位\nF01,1,环境保护,生态环境,,shengtai\n',
  'sample/deadlines.csv': '日期,条目,责任主体,事项\n2020-06-30,R-2,县区,报送\n',
  'sample/rows.csv': '条目,出处,要点,处理方式,去向\nR-1,一,检索,指标,search\nR-2,二,报送,台账,R-2\n',
};
