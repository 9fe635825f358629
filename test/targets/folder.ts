import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Loaded } from '../../src/targets/index.ts';

/** Files by name; null leaves a file out. */
export type Files = Record<string, string | Uint8Array | null>;

/** Calls `use` with a folder holding these files, and removes it again. */
export async function withFolder<T>(files: Files, use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'xunjian-registry-'));
  try {
    for (const [name, content] of Object.entries(files))
      if (content !== null) await writeFile(join(dir, name), content);
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Problems as `file:line:column message`, the file relative to its folder. */
export const told = (loaded: Loaded<unknown>, dir: string): string[] =>
  loaded.ok
    ? []
    : loaded.problems.map(
        (p) => `${relative(dir, p.file)}:${p.line}:${p.column} ${p.message.replaceAll(`${dir}/`, '')}`,
      );

/** A small sound registry to be broken one way at a time. */
export const SOUND = {
  'city.yaml': 'id: shi\nname: 示例市\npolicies:\n  - sample\ncontact: office@example.invalid\n',
  'units.csv':
    '单位编号,单位名称,类别,区划代码,曾用代码,别名,缺少职能,备注\n' +
    'jia,甲县,县区,990001,990021,甲；甲县政府,,\n' +
    'yi,乙区,县区,990002,,,市政服务,\n' +
    'bing,丙局,部门,,,,,\n',
  'portals.csv':
    '网站编号,单位编号,网站名称,网址,状态,起始日期,截止日期,原因说明,网站标识码,其他域名\n' +
    'jia,jia,甲县人民政府,http://www.jia.example/,正常,,,,9900010001,old.jia.example\n' +
    'yi,yi,乙区人民政府,,未核实,,,网址待核实,,\n',
} as const;
