import { RETURN } from './ledger.ts';

/** What the commands say of office documents: ledgers that come back, formats, periods. */
export const officeWording = {
  import: '导入填好的整改台账（.xlsx），记入各整改事项；有一处不对就整份不收，并逐处指出',
  file: '各单位发回的台账文件',
  unknownRun: (run: string) => RETURN.unknownRun(run.slice(0, 60)),
  refused: (file: string, count: number) => `✕ ${file}：${count} 处问题，整份未导入。请改正后重新导入：\n`,
  problem: (text: string) => `  ${text}\n`,
  by: '经办人，记入整改事项的经过',
  disputed: (count: number, ids: readonly string[]) =>
    `转为申诉 ${count} 件，请逐件裁定（xunjian case decide）：${ids.slice(0, 8).join('、')}${ids.length > 8 ? '……' : ''}\n`,
  noted: (count: number) => `记入经过 ${count} 件；“已整改”由下一次巡检或人工认定。\n`,
  known: (count: number) => `${count} 件与上次反馈相同，未重复记入。\n`,
  kept: (count: number) => `${count} 条不涉及整改事项的状态（建议项、复核列），只作存档。\n`,
  imported: (run: string, rows: number, replaced: number, untouched: number) =>
    `✓ 批次 ${run}：收回 ${rows} 条整改情况${replaced > 0 ? `（其中 ${replaced} 条替换了以前填报的）` : ''}${untouched > 0 ? `，${untouched} 条尚未填写` : ''}。\n`,
  period: '汇总一段时间的批次：2026-10、2026-Q4 或 2026',
  issue: '通报已印发：发文字号。此后不再是草稿，下一期据此对照',
  issuer: '印发单位，与 --issue 同用',
  issuedOn: '成文日期，如 2026-11-30；不写为当天',
  copyTo: '抄送机关，用顿号隔开',
  needIssuer: '请用 --issuer 写明印发单位，用 --issue 写明发文字号。',
  badIssueDay: '请用 --on 写明成文日期，格式如 2026-11-30，且不晚于今天。',
  voidIssue: (run: string) => `批次 ${run} 已作废，不得据此通报。`,
  issued: (run: string, number: string) => `批次 ${run} 的通报已记为印发：${number}。\n`,
  keptIssued: (number: string, on: string) =>
    `通报已于 ${on} 印发（${number}），bulletin.docx 保持印发时的内容；确需重新印发的，再次用 --issue 登记。\n`,
  periodOrRun: '--period 汇总多个批次，不能同时写批次编号',
  noBrowser: (files: readonly string[]) =>
    `没有可用的浏览器，未生成 ${files.join('、')}（以前生成的未更新），其余已生成。运行 xunjian doctor 查看怎么办。\n`,
} as const;
