import { unitKindName } from './report-terms.ts';

/** What `watch`, `draw`, `prune`, `backup` and `restore` say. */
const STATES: Record<string, string> = {
  due: '待运行',
  running: '运行中',
  finished: '已完成',
  interrupted: '已中断',
  void: '作废',
  failed: '失败',
  skipped: '跳过（上一次还在运行）',
};

export const upkeep = {
  commands: {
    watch: '按 city.yaml 的计划持续监测：巡检、访问监测、通知',
    probe: '访问各网站首页一次，记入访问记录（可用性按此计算）',
    draw: '抽查：按种子抽取样本，可重现，并记入抽查记录',
    prune: '清理过期的批次和证据（默认只列出，不删除）',
    backup: '把 reports 打包备份成一个文件',
    restore: '从备份文件恢复到一个空目录（逐个校验）',
  },
  args: { file: '备份文件，如 backup.tar.gz', into: '恢复到的目录' },
  options: {
    status: '列出各计划最近一次和下一次运行',
    dryRun: '列出待发送的消息，不发送',
    seed: '抽查种子；相同种子抽到相同样本',
    count: '抽取个数（按类时为每一类的个数）',
    by: '按 class（单位类别或平台）分别抽取',
    kind: '抽查对象：portal 网站、account 账号、all 全部',
    keep: '保留天数，如 400d',
    yes: '确认删除',
  },
  status: (
    plan: string,
    state: string | null,
    due: string | null,
    more: string | null,
    next: string | null,
  ) =>
    `${plan}  上次 ${due ?? '–'} ${state === null ? '从未运行' : (STATES[state] ?? state)}${more ? `（${more}）` : ''}  下次 ${next ?? '–'}\n`,
  probed: (up: number, down: number, leftOut: number) =>
    `已访问 ${up + down + leftOut} 个首页：打开 ${up} 个，打不开 ${down} 个${leftOut === 0 ? '' : `，被拦截等不计入的 ${leftOut} 个`}。\n`,
  unsound: (count: number) => `本机自检未通过，这一轮 ${count} 次访问不计入可用性。请检查本机网络后再试。\n`,
  watching: (owner: string, since: string) => `正在监测（${owner}，自 ${since}）。\n`,
  notWatching: '当前没有运行中的监测进程。\n',
  noPlans: 'city.yaml 中没有监测计划（watch.plans），无事可做。',
  damaged: (files: readonly string[]) =>
    `▲ 有 ${files.length} 个文件损坏，已另存：${files.slice(0, 5).join('、')}\n`,
  alreadyWatching: (owner: string, since: string) => `已有监测进程（${owner}，自 ${since}）。`,
  noPending: '没有待发送的消息。\n',
  pending: (channel: string, title: string, lines: readonly string[]) =>
    `[${channel}] ${title}\n${lines.map((line) => `  ${line}\n`).join('')}`,
  drawn: (seed: string, count: number, of: number) => `种子 ${seed}：从 ${of} 个对象中抽取 ${count} 个。\n`,
  /** `portal:county`, `account:抖音`, in words. */
  drawRow: (kind: string, id: string, name: string) => {
    const [what = '', which = ''] = kind.split(':');
    return `${what === 'portal' ? `网站·${unitKindName(which)}` : `账号·${which}`}  ${id}  ${name}\n`;
  },
  badKeep: '保留天数写成 400d 的样子，不少于 30 天。',
  pruneDamaged: (files: readonly string[]) =>
    `有 ${files.length} 个记录文件损坏，不能确定哪些证据还要用，没有清理任何内容：${files.slice(0, 5).join('、')}。请从备份找回原文件，再删除另存的损坏文件。`,
  prunePlan: (runs: number, blobs: number, months: number, held: number) =>
    `可清理：批次 ${runs} 个，证据 ${blobs} 份，访问记录 ${months} 个月。因有未结事项而保留的过期批次 ${held} 个。\n`,
  pruneRun: (run: string) => `  ${run}\n`,
  pruneDry: '以上只是预演，没有删除任何内容；确认后加 --yes 执行。\n',
  pruned: '已清理。\n',
  backedUp: (file: string, count: number) => `已备份 ${count} 个文件到 ${file}。\n`,
  nothingToBackUp: (dir: string) => `${dir} 里没有可备份的内容，没有备份。请核对 --reports。`,
  insideReports: '备份文件不能放在报告目录里：请放到别的目录，最好是另一块磁盘。',
  cannotRead: (file: string, code: string) =>
    `读不到 ${file}（${code}），没有备份。请检查文件权限和磁盘后再试。`,
  restored: (into: string, count: number) => `已恢复 ${count} 个文件到 ${into}，全部校验一致。\n`,
  unusable: {
    not_empty: (detail: string) => `${detail} 不是空目录，不覆盖已有内容。`,
    broken: (detail: string) => `备份文件不完整或已损坏（${detail}），没有恢复任何内容。`,
    altered: (detail: string) => `备份中的 ${detail} 与清单不符，没有恢复任何内容。`,
  },
  noFile: (file: string) => `找不到文件 ${file}。`,
};
