/** Columns, states and complaints of the rectification ledger (整改台账) and the problem list. */

/** Columns in their order (standards §13). The key is the program's, the head is what a clerk sees. */
export const LEDGER_COLUMNS = [
  ['no', '序号', 6],
  ['case', '问题编号', 19],
  ['state', '事项状态', 12],
  ['seenAt', '首次发现时间', 17],
  ['run', '监测批次', 22],
  ['region', '地区', 12],
  ['unit', '责任单位', 16],
  ['guides', '指导单位', 18],
  ['target', '网站/账号名称', 24],
  ['kind', '类型', 10],
  ['siteCode', '标识码', 13],
  ['field', '栏目/领域', 16],
  ['url', 'URL', 34],
  ['parent', '父页面', 28],
  ['evidence', '快照/截图', 16],
  ['rule', '规则编号', 18],
  ['clause', '依据条款', 26],
  ['problem', '问题描述', 46],
  ['threshold', '标准值', 12],
  ['measured', '实测值', 14],
  ['severity', '严重程度', 11],
  ['reviewState', '复核状态', 12],
  ['reviewer', '复核人', 10],
  ['reviewedAt', '复核时间', 13],
  ['notifiedOn', '通知时间', 13],
  ['term', '建议期限', 16],
  ['deadline', '整改期限', 13],
  ['overdue', '是否超期', 10],
  ['told', '上次反馈', 36],
  ['action', '整改措施', 36],
  ['doneOn', '整改完成时间', 14],
  ['outcome', '整改结果', 12],
  ['recheckedOn', '复查时间', 13],
  ['recheck', '复查结论', 14],
  ['appeal', '申诉理由', 30],
  ['remark', '备注', 24],
] as const;

export type LedgerKey = (typeof LEDGER_COLUMNS)[number][0];

/** State columns and what may be chosen in them. */
export const LEDGER_STATES = {
  reviewState: ['待复核', '已复核属实', '已复核不属实'],
  outcome: ['已整改', '整改中', '核减', '误报', '不属实', '不在范围'],
  recheck: ['通过', '未通过', '退回重新处理', '未复查'],
} as const;

/** Results of the unit that ask for a reason. */
export const NEEDS_APPEAL: readonly string[] = ['核减', '误报', '不属实', '不在范围'];
export const IS_DONE = '已整改';

/** Columns whose cells are days. */
export const LEDGER_DAYS = ['reviewedAt', 'notifiedOn', 'deadline', 'doneOn', 'recheckedOn'] as const;
/** Days that may lie ahead. */
export const LEDGER_AHEAD: readonly string[] = ['deadline'];
/** Columns the receiving side fills in; all others are the program's. */
export const LEDGER_FILLED = [
  'reviewState',
  'reviewer',
  'reviewedAt',
  'notifiedOn',
  'deadline',
  'action',
  'doneOn',
  'outcome',
  'recheckedOn',
  'recheck',
  'appeal',
  'remark',
] as const;
export type FilledKey = (typeof LEDGER_FILLED)[number];

export const LEDGER = {
  title: (city: string) => `${city}整改台账`,
  unitTitle: (unit: string) => `${unit}整改台账`,
  problemsTitle: (city: string) => `${city}问题清单`,
  sheets: {
    site: '政府网站',
    disclosure: '信息公开与领域',
    media: '政务新媒体',
    interaction: '互动与办事',
    earlier: '往期事项',
    guide: '填写说明',
    notes: '说明',
    open: '未能判定',
    matrix: '领域矩阵',
    supervise: '督促清单',
  },
  kinds: { site: '网站', account: '新媒体账号' },
  term: (days: number) => `通知后 ${days} 个工作日`,
  overdue: '已超期',
  noCase: '仅作提示',
  reviewed: '已复核属实',
  unreviewed: '待复核',
  evidence: '查看',
  noEvidence: '无存档',
  kept: (id: string) => `存档 ${id}`,
  advised: (name: string) => `${name}（不计入）`,
  choose: '请从下拉列表中选择',
  day: '请填写日期，例如 2026-11-23',
  header: (title: string, run: string) => `${title}　批次 ${run}`,
  page: '第 &P 页，共 &N 页',
  earlier: { fixed: '复测未见', unseen: '本次未能判定' },
  empty: '本批次没有需要整改的问题。',
  nothingRead: '本批次没有读到任何网站和账号，不能判断有无问题：',
  unread: (name: string, reason: string, need: string) => `${name}：${reason}。${need}`,
  noneOf: (kinds: readonly string[]) =>
    `以下类别没有列出问题：${kinds.join('、')}。未检查的类别见通报“检查范围”。`,
  problemNotes: [
    '本清单为系统检测结果，是否经人工复核见整改台账“复核状态”。',
    '“不合规·建议”“预警”只作提示，不计入不合规；“未能判定”不是问题。',
    '领域矩阵每格为总的情况、四项组成和最新日期：目＝标准目录，栏＝专栏入口，容＝内容，✓ 有，✕ 没有，? 未能判定；更＝更新，✓ 及时，▲ 逾期，? 未能判断，– 无周期。',
    '更新按登记的栏目周期，没有登记的按监测实践的参考周期；通知没有规定天数，只供参考，不计入合计，不列入督促清单。',
    '领域矩阵中斜纹格为不适用，由市直部门公开；灰底格的缺项已经人工核减（减）或在豁免期内（免）。都不计入合计，也不列入督促清单。',
  ],
  guide: [
    '一、白底各列由系统填写，请勿改动；浅黄底各列由填报单位和复核单位填写。',
    '二、“整改结果”“复核状态”“复查结论”请从下拉列表中选择。',
    '三、“整改完成时间”填日期，例如 2026-11-23；“已整改”的必须填写完成时间和整改措施。',
    '四、选择“核减”“误报”“不属实”“不在范围”的，必须填写申诉理由。',
    '五、请勿删改“问题编号”，系统按编号收回台账；不需要反馈的行可以整行删除。',
    '六、复核人请填写岗位或科室，不填写个人联系方式。',
    '七、本台账为系统检测结果，“复核状态”为“已复核属实”的才经过人工复核；“整改期限”在事项确认后由系统推算，以主管部门要求为准。',
    '八、“事项状态”“是否超期”“上次反馈”以生成本台账之日为准；填报“已整改”后由复查认定，填报异议后转为申诉，由主管部门裁定。',
  ],
} as const;

/** Cases of earlier runs, for reading. No result to fill in: the sheet is passed over when a ledger comes back. */
export const EARLIER_COLUMNS = [
  ['no', '序号', 6],
  ['case', '问题编号', 19],
  ['change', '本次情况', 13],
  ['state', '事项状态', 12],
  ['unit', '责任单位', 16],
  ['target', '网站/账号名称', 24],
  ['title', '指标', 26],
  ['problem', '问题描述', 46],
  ['url', 'URL', 34],
  ['firstSeenAt', '首次发现时间', 17],
  ['lastSeenAt', '最近发现时间', 17],
  ['deadline', '整改期限', 13],
  ['overdue', '是否超期', 10],
  ['told', '上次反馈', 36],
] as const;

/** Columns of the problem list; shorter, for reading. */
export const PROBLEM_COLUMNS = [
  ['no', '序号', 6],
  ['unit', '责任单位', 16],
  ['target', '网站/账号名称', 24],
  ['standing', '结论', 10],
  ['state', '事项状态', 12],
  ['title', '指标', 26],
  ['problem', '问题描述', 52],
  ['url', 'URL', 40],
  ['measured', '实测值', 16],
  ['threshold', '标准值', 12],
  ['clause', '依据条款', 30],
  ['severity', '性质', 11],
  ['seenAt', '发现时间', 17],
  ['suggestion', '怎么办', 44],
  ['case', '问题编号', 19],
] as const;

export const OPEN_COLUMNS = [
  ['no', '序号', 6],
  ['unit', '责任单位', 18],
  ['target', '网站/账号名称', 26],
  ['title', '项目', 30],
  ['reason', '未能判定的原因', 30],
  ['need', '需要做什么', 56],
  ['url', 'URL', 40],
] as const;

export const SUPERVISE_COLUMNS = [
  ['guide', '指导单位', 24],
  ['no', '领域序号', 9],
  ['field', '领域', 22],
  ['unit', '责任单位', 18],
  ['state', '情况', 10],
  ['matter', '督促事项', 44],
  ['newest', '最新日期', 12],
  ['url', '页面', 40],
] as const;

/** Why a returned ledger is not taken: sheet, row and column stand before these. */
export const RETURN = {
  noWorkbook: '不是可以读取的 Excel 文件（.xlsx）',
  tooLarge: (megabytes: number) => `文件超过 ${megabytes} MB`,
  encrypted: '文件有密码保护，请取消密码后再导入',
  noLedger: '没有找到台账：表头中须有“问题编号”“监测批次”“整改结果”三列',
  noRows: '台账中没有填写任何一行',
  headTwice: (head: string) => `表头“${head}”出现了两次`,
  noCase: '缺少问题编号',
  noRun: '缺少监测批次',
  manyRuns: (runs: readonly string[]) => `一份台账只能属于一个批次，这里有：${runs.join('、')}`,
  unknownRun: (run: string) => `没有批次 ${run} 的巡检记录`,
  unknownCase: (id: string) => `批次中没有编号为 ${id} 的问题`,
  caseTwice: (id: string, at: string) => `编号 ${id} 已在 ${at} 出现过`,
  changed: (found: string, written: string) =>
    `“${found}”与发出的“${written}”不一致，白底各列请勿改动，请按原台账恢复`,
  notAState: (found: string, states: readonly string[]) => `“${found}”不是可选项，应为：${states.join('、')}`,
  notADay: (found: string) => `“${found}”不是日期，应写成 2026-11-23`,
  future: (day: string) => `日期 ${day} 还没有到`,
  early: (day: string, seen: string) => `日期 ${day} 早于发现问题的日期 ${seen}，请核对`,
  needsDay: '“已整改”须填写整改完成时间',
  needsAction: '“已整改”须填写整改措施',
  needsAppeal: (outcome: string) => `“${outcome}”须填写申诉理由`,
  needsOutcome: '已填写整改情况，须选择整改结果',
  tooLong: (most: number) => `超过 ${most} 字，请精简，详情另附`,
  formula: '单元格公式出错，请改为填写文字',
  /** Begins every line of a case's log that is a unit's answer. */
  toldLead: '单位反馈 ',
  /** What a unit answered, as one line of a case's log. */
  told: ({ outcome, doneOn, action, appeal, remark }: Partial<Record<FilledKey, string>>): string => {
    const parts: [string, string | undefined][] = [
      ['结果', outcome],
      ['完成时间', doneOn],
      ['措施', action],
      ['申诉理由', appeal],
      ['备注', remark],
    ];
    const said = parts.flatMap(([name, text]) => (text === undefined ? [] : [`${name}：${text}`]));
    return `${RETURN.toldLead}${said.join('；')}`;
  },
  lastTold: (day: string, answer: string) => `${day} ${answer}`,
  at: (sheet: string, row: number, column: string) => `工作表“${sheet}”第 ${row} 行“${column}”列`,
} as const;
