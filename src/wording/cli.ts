/** What the command line says: help, complaints, progress and endings. */
import { chinaClock } from '../facts/index.ts';
import { VERDICT_NAMES } from './reasons.ts';
import { NOT_REACHED } from './report-terms.ts';

const OPTIONS = {
  targets: '监测名录所在目录（内含 city.yaml）',
  policy: '改用指定的指标体系，可写多个，默认按 city.yaml',
  only: '只巡检这些监测对象或单位（编号），可写多个',
  scope: '巡检范围：all 全部、portals 网站、accounts 账号、links 网站全站链接，默认 all',
  resolve: '把域名的某个端口指到给定地址（与 curl 相同），可重复使用',
  reports: '报告与记录的存放目录，默认 reports',
  rate: '每台主机每秒最多请求次数',
  concurrency: '每台主机最多同时连接数',
  threads: '网站分给几个线程同时处理（1 为不分），默认按 city.yaml 或自动决定',
  maxPages: '最多访问的页面数',
  format: (choices: readonly string[]) => `结果格式：${choices.join('、')}`,
  formats: (choices: readonly string[]) => `报告格式，可用逗号写多个：${choices.join('、')}`,
  resume: '继续一次被中断的巡检',
  importAs:
    '表格内容：units 单位、portals 网站、accounts 账号、columns 栏目、exemptions 豁免、ledger 台账、reviews 账号核查；默认按表头识别',
  sheet: '只导入这个工作表，默认导入所有有表头的工作表',
  replace: '名录中已有该表时替换（原表另存为 .bak）',
  noExternal: '不检查站外链接',
  noBrowser: '不使用浏览器',
  help: '显示帮助',
  version: '显示版本号',
};

const COMMANDS = {
  program: '巡检：政府网站与政务新媒体合规监测',
  scan: '巡检整个名录，写出合规报告',
  check: '检查一个网站（县级自查与市级巡检用同一套指标）',
  links: '检查一个网站的全部链接（全站）',
  judge: '用已存的监测记录重新判定一次巡检',
  report: '重新生成一次巡检的报告',
  targets: '监测名录：校验、导入、列出',
  targetsValidate: '校验名录，列出所有问题及改法',
  targetsImport: '把 Excel（.xlsx）或 CSV 表格导入名录',
  targetsList: '列出名录中的监测对象',
  doctor: '检查运行环境：哪些可用，哪些要处理',
  demo: '巡检随程序附带的示范市（不需要外网）',
  help: '显示某个命令的帮助',
};

const ARGUMENTS = {
  scanDir: '名录目录，与 --targets 相同',
  target: '网址，或名录中的监测对象编号、单位编号',
  url: '网址',
  run: '巡检批次编号，见 reports/runs；默认最近一次',
  file: '要导入的表格',
  dirs: '名录目录，默认 targets 下全部',
};

const STEPS: Record<string, string> = {
  home: '首页',
  entries: '入口',
  topic: '专题',
  platform: '公开平台',
  columns: '栏目',
  samples: '抽样文章与附件',
  links: '首页链接',
  site: '全站链接',
};

const TARGET_STATES: Record<string, string> = {
  active: '正常',
  rebuilding: '改版中',
  closed: '已关停',
  unverified: '网址未核实',
};

const OUTCOMES: Record<string, string> = {
  read: '已读取',
  unread: '未能读取',
  left: '未访问（网址未核实或已关停）',
  interrupted: '已中断',
};

const VERDICT_WORDS = new Map<string, string>(Object.entries(VERDICT_NAMES));
const verdictName = (verdict: string | null): string =>
  verdict === null ? '无' : (VERDICT_WORDS.get(verdict) ?? verdict);

/** Every sentence of the command line. */
export const cli = {
  options: OPTIONS,
  commands: COMMANDS,
  args: ARGUMENTS,
  titles: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Commands:': '命令：',
    'Global Options:': '通用选项：',
  } as Record<string, string>,
  usage: '[选项]',
  usageWithCommand: '<命令> [选项]',
  defaultValue: (value: string) => `（默认 ${value}）`,
  exitCodes:
    '\n退出码：0 完成且合规 · 1 完成但有不合规项 · 2 未完成（覆盖率不足）· 3 用法、名录或指标体系有误 · 4 自检未通过或程序出错 · 130 被中断，可继续\n',

  error: (message: string) => `错误：${message}\n`,
  unknownOption: (name: string) => `错误：没有选项 ${name}。`,
  unknownCommand: (name: string) => `错误：没有命令 ${name}。`,
  missingArgument: (name: string) => `错误：缺少参数 <${name}>。`,
  optionMissingArgument: (flags: string) => `错误：选项 ${flags} 缺少取值。`,
  excessArguments: () => '错误：参数过多。',
  invalidArgument: (message: string) => {
    const [, flags = '', value = ''] = /option '([^']*)' argument '([^']*)'/.exec(message) ?? [];
    const choices = /Allowed choices are (.+?)\.?$/.exec(message)?.[1];
    const why = choices
      ? `可用取值：${choices.replaceAll(', ', '、')}。`
      : (/is invalid\. (.+)$/s.exec(message)?.[1] ?? '');
    return `错误：选项 ${flags} 的取值“${value}”不正确。${why}`;
  },
  didYouMean: (similar: string) => `您是否想用：${similar.replaceAll(', ', '、')}？\n`,
  seeHelp: () => '加 --help 查看用法。\n',
  contactMissing: () =>
    '提醒：city.yaml 里的 contact 还是示例，被监测网站无法知道是谁在访问。请改成监测单位的公共邮箱或说明网页。\n',
  badResolve: (text: string) =>
    `--resolve 的取值“${text}”不正确，应写成 主机:端口:IP 地址，例如 www.example.gov.cn:80:127.0.0.1`,
  badNumber: (least: number, whole: boolean) => `应为不小于 ${least} 的${whole ? '整数' : '数'}。`,
  badFormat: (unknown: string[], choices: readonly string[]) =>
    `不支持 ${unknown.join('、')}，可用：${choices.join('、')}。`,

  problems: (count: number) => `发现 ${count} 处问题，未开始巡检。请按下列提示修改后重试：\n`,
  problem: (at: string, message: string, mend: string) => `✕ ${at}\n    ${message}\n    → ${mend}\n`,
  noTargets: () => '没有找到名录目录：请用 --targets 指定，或在 targets 下建立',
  severalTargets: (dirs: string[]) => `targets 下有多个名录，请用 --targets 指定其中一个：${dirs.join('、')}`,
  notADirectory: (dir: string) => `名录目录不存在：${dir}`,
  unknownOnly: (ids: string[], near: string[]) =>
    `名录中没有编号 ${ids.join('、')}${near.length > 0 ? `，是否想用：${near.join('、')}` : '。可用 xunjian targets list 查看'}`,
  unknownTarget: (text: string, near: string[]) =>
    `“${text}”不是网址，名录中也没有这个编号${near.length > 0 ? `。是否想用：${near.join('、')}` : '。可用 xunjian targets list 查看'}`,
  ambiguous: (text: string, ids: string[]) => `“${text}”对应多个监测对象，请写明其一：${ids.join('、')}`,
  noPortalUrl: (id: string) => `名录中 ${id} 的网址尚未核实。请补全网址，或直接写网址检查`,
  noSuchRun: (run: string, known: string[]) =>
    `没有巡检批次 ${run}${known.length > 0 ? `。最近的批次：${known.join('、')}` : '，还没有做过巡检'}`,
  notResumable: (run: string) => `批次 ${run} 已经完成，不能继续；请重新巡检`,
  noModel: (run: string) => `批次 ${run} 还没有报告数据。请先运行 xunjian judge ${run}`,
  brokenModel: (run: string) =>
    `批次 ${run} 的 report.json 不完整或来自其他版本。请运行 xunjian judge ${run} 重新生成`,
  noRunYet: () => '还没有做过巡检：请先运行 xunjian scan',
  locked: (owner: string, since: string) =>
    `报告目录正被另一个巡检进程使用（${owner}，始于 ${since}）。请等它结束，或用 --reports 另选目录`,
  cannotWrite: (dir: string, why: string) => `不能写入 ${dir}（${why}）。请检查目录权限和磁盘空间`,

  registrySound: (dir: string, units: number, portals: number, unverified: number, accounts: number) =>
    `✓ ${dir}：${units} 个单位，${portals} 个网站${unverified > 0 ? `（${unverified} 个网址未核实）` : ''}，${accounts} 个新媒体账号，没有问题\n`,
  registryBroken: (dir: string, count: number) => `✕ ${dir}：${count} 处问题\n`,
  cannotRead: (file: string) => `不能读取 ${file}`,
  importUnclear: (kinds: string[]) =>
    kinds.length === 0
      ? '没有认出表头。请用 --as 写明表格内容，并核对表头（见 docs/手册.md）'
      : `表头可对应多种内容，请用 --as 写明其一：${kinds.join('、')}`,
  importBroken: (file: string, count: number) => `✕ ${file}：${count} 处问题，未导入\n`,
  importEmpty: (file: string) => `${file} 中没有可导入的行`,
  importExists: (file: string) => `${file} 已有内容。确认要替换请加 --replace（原表会另存为 .bak）`,
  imported: (rows: number, file: string, sheets: string[]) =>
    `✓ 已把 ${rows} 行写入 ${file}${sheets.filter(Boolean).length > 0 ? `（工作表：${sheets.join('、')}）` : ''}\n`,
  ignored: (sheets: string[], columns: string[]) =>
    [
      sheets.length > 0 ? `  未导入的工作表：${sheets.join('、')}\n` : '',
      columns.length > 0 ? `  未用到的列：${columns.join('、')}\n` : '',
    ].join(''),
  targetRow: (id: string, name: string, state: string, where: string | null) =>
    `${id}  ${name}  ${TARGET_STATES[state] ?? state}  ${where ?? '（网址未核实）'}`,

  interrupting: () => '\n正在收尾，已取得的记录会保留。再按一次 Ctrl-C 立即退出。\n',
  resumeHint: (run: string, reports: string | undefined) =>
    `巡检已中断。继续请运行：xunjian scan --resume ${run}${reports === undefined ? '' : ` --reports ${reports}`}\n`,
  checkInterrupted: () => '检查已中断，没有结果。\n',

  started: (run: string, count: number, resumed: number) =>
    `批次 ${run}：${count} 个监测对象${resumed > 0 ? `，其中 ${resumed} 个上次已完成` : ''}\n`,
  memoryLost: '上次记下的访问结果已损坏，读不出来；本次忽略它，全部重新访问，不必处理\n',
  quiet: (until: string) =>
    `安静时段内不开始新的网站，${chinaClock(Date.parse(until)).slice(5, 16).replace('T', ' ')} 之后继续。\n`,
  liveTitle: (done: number, total: number) => `巡检 ${done}/${total}`,
  liveRow: (name: string, step: string, records: number) =>
    `${name}：${STEPS[step] ?? step}，${records} 条记录`,
  liveStarting: (name: string) => `${name}：连接中`,
  liveMore: (count: number) => `……另有 ${count} 个同时进行`,
  targetFault: (name: string, fault: string) =>
    `  ✕ ${name} 因程序出错没有看完（${fault}）。其余对象不受影响；请用 --resume 继续，仍然出错请报告\n`,
  plainDone: (done: number, total: number, name: string, outcome: string, pages: number, seconds: number) =>
    `[${done}/${total}] ${name} ${OUTCOMES[outcome] ?? outcome}，${pages} 页，${seconds.toFixed(1)} 秒\n`,

  demoExpected: (targets: number, verdicts: number) =>
    `自检：${targets} 个示范网站和账号的 ${verdicts} 项结论全部符合预期。\n`,
  demoUnexpected: (count: number) => `自检未通过：${count} 项结论与预期不符：\n`,
  demoMismatch: (portal: string, indicator: string, expected: string, actual: string) =>
    `  ✕ ${portal} ${indicator}：预期 ${expected}，实际 ${actual}\n`,
  demoNote: '示范市的不合规项是有意安排的，用来展示报告的样子。\n',

  firstReportKept: (folder: string) => `巡检当时的报告数据已另存到 ${folder}，不会被重新判定覆盖。\n`,
  rejudged: (run: string, changes: number) =>
    `批次 ${run} 已按现行指标体系重新判定，${changes === 0 ? '结论没有变化' : `${changes} 项结论有变化`}。\n`,
  change: (target: string, indicator: string, before: string | null, after: string | null) =>
    `  ${target} ${indicator}：${verdictName(before)} → ${verdictName(after)}\n`,

  coverage: (read: number, attempted: number, missed: number, all: number) =>
    `覆盖：名录 ${all} 个，访问 ${attempted} 个，读到 ${read} 个${missed > 0 ? `；${NOT_REACHED} ${missed} 个` : ''}`,
  unread: (rows: string) => `未读到：${rows}`,
  unitsSummary: (breaching: number, clean: number, untold: number) =>
    `结果：${breaching} 个有不合规项，${clean} 个未见不合规，${untold} 个未能判定`,
  reportAt: (file: string) => `报告：${file}`,
  conclusion: {
    compliant: '结论：合规。',
    violations: '结论：有不合规项。',
    incomplete: '结论：未完成，覆盖率不足，不能据此评价任何单位。',
  },
  diskFull: (why: string) =>
    `磁盘空间不足，巡检已停止（${why}）。已写入的记录保留；清理磁盘后可用 xunjian scan --resume 继续。`,
  noRoom: (why: string) =>
    `磁盘空间不足（${why}）。已写入的内容保留；清理磁盘后重新执行这条命令，报告没有写全的用 xunjian report 补写。`,
  factsLost: (id: string, why: string) => `监测对象 ${id} 的记录未能写入磁盘（${why}）`,
  threadStuck: '处理线程长时间没有响应，已强行结束',
  unexpected: (message: string) => `程序内部错误：${message}\n请附上这段文字和所用命令报告问题。\n`,
};
