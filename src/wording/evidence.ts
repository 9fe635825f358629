/** Sentences of `xunjian evidence`. */

const KINDS: Record<string, string> = {
  facts: '监测记录',
  page: '网页原文',
  rendered: '浏览器所见网页',
  picture: '截图',
};
const named = (kind: string, of: string, hash: string): string =>
  `${KINDS[kind] ?? kind}　${of}　sha256:${hash}\n`;

export const evidence = {
  command: '核对、导出巡检证据',
  verify: '逐件核对一个批次的证据是否与巡检时一致',
  run: '批次编号；不写时为最近一个批次',
  archive: '把一个批次的证据导出为网页存档文件（WARC），可用通用工具打开、查验',
  oneRun: '批次编号',
  file: '导出到的文件，如 证据.warc.gz',
  archived: (file: string, records: number, missing: number): string =>
    `已导出 ${records} 条记录：${file}\n${missing === 0 ? '' : `  ✕ 有 ${missing} 件证据缺失或被改动，未导出。请先运行 xunjian evidence verify 核对。\n`}`,
  noManifest: (run: string): string => `批次 ${run} 没有证据清单（巡检未完成，或由旧版本产生）。`,
  intact: (run: string, count: number): string => `批次 ${run} 的 ${count} 件证据与巡检时完全一致。\n`,
  broken: (run: string, altered: number, missing: number, added: number): string =>
    `批次 ${run} 的证据与巡检时不一致：被改动 ${altered} 件，缺失 ${missing} 件，事后多出 ${added} 件。\n`,
  manifest: '  ✕ 证据清单本身被改动或丢失，与批次台账记录的校验值不符。\n',
  altered: (kind: string, of: string, hash: string): string => `  ✕ 被改动：${named(kind, of, hash)}`,
  added: (target: string): string => `  ✕ 事后多出：${KINDS.facts}　${target}\n`,
  missing: (kind: string, of: string, hash: string): string => `  ✕ 缺失：${named(kind, of, hash)}`,
} as const;
