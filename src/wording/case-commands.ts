import { CASE_EVENT_NAMES, CASE_STATE_NAMES } from './history.ts';

const stateName = (state: string): string => CASE_STATE_NAMES[state] ?? state;

/** What the `case` commands say. */
export const caseWords = {
  commands: {
    case: '整改事项：列出、查看、确认、豁免、申诉、裁定、备注',
    list: '列出整改事项',
    show: '查看一件整改事项和它的经过',
    confirm: '人工确认属实',
    waive: '豁免一段时间（须写明原因和截止日期）',
    dispute: '登记单位的申诉',
    decide: '对申诉或疑似问题作出裁定：属实，或核减',
    note: '添加备注',
    remind: '为人工确认的事项生成通知、为超期的事项生成提醒（各一次），由 watch 发出',
    precision: '各项指标经人工复核的准确率',
    raise: '恢复一项因准确率偏低而转人工的指标',
  },
  args: { fingerprint: '问题编号（可只写开头几位）', indicator: '指标编号' },
  options: {
    by: '经办人',
    reason: '原因或说明',
    until: '豁免截止日期，如 2026-12-31',
    uphold: '裁定属实',
    dismiss: '裁定核减（误报）',
    state: '只列这些状态，可写多个',
    target: '只列这个监测对象',
    unit: '只列这个单位',
    overdue: '只列已超期的',
    all: '连已整改、核减、未再出现的一起列出',
  },
  row: (id: string, state: string, due: string | null, overdue: boolean, unit: string, message: string) =>
    `${id}  ${stateName(state)}${due === null ? '' : `（${due}${overdue ? '，已超期' : ''}）`}  ${unit}  ${message}\n`,
  reminded: (cases: Readonly<Record<string, number>>, overdue: number) =>
    `${Object.entries(cases)
      .map(([state, count]) => `${stateName(state)} ${count} 件`)
      .join('，')}${Object.keys(cases).length > 0 ? '；' : ''}已超期 ${overdue} 件。\n`,
  badState: `可用：${Object.entries(CASE_STATE_NAMES)
    .map(([state, name]) => `${state} ${name}`)
    .join('、')}。`,
  total: (count: number) => `共 ${count} 件。\n`,
  fact: (name: string, value: string) => `${name}：${value}\n`,
  names: {
    id: '编号',
    state: '状态',
    target: '对象',
    indicator: '指标',
    message: '问题',
    url: '网址',
    first: '首次发现',
    last: '最近发现',
    due: '整改期限',
    waived: '豁免至',
    evidence: '证据',
    log: '经过',
  },
  stateName,
  entry: (at: string, event: string, by: string, reason: string, until: string | null, due: string | null) =>
    `  ${at}  ${CASE_EVENT_NAMES[event] ?? event}  ${by === 'xunjian' ? '系统' : by}${reason ? `  ${reason}` : ''}${until ? `  至 ${until}` : ''}${due ? `  期限 ${due}` : ''}\n`,
  decided: (id: string, state: string, due: string | null) =>
    `${id} 现为“${stateName(state)}”${due === null ? '' : `，整改期限 ${due}`}。\n`,
  unknown: (id: string) => `没有编号为“${id}”的整改事项；用 xunjian case list 查看。`,
  ambiguous: (id: string, ids: readonly string[]) =>
    `“${id}”不止一件，请多写几位：${ids.slice(0, 5).join('、')}`,
  refused: (id: string, state: string) => `${id} 的状态是“${stateName(state)}”，不能这样处理。`,
  needBy: '请用 --by 写明经办人。',
  needReason: '请用 --reason 写明原因。',
  badUntil: '请用 --until 写明截止日期，格式如 2026-12-31，且不早于今天。',
  oneVerdict: '请写 --uphold（属实）或 --dismiss（核减）之一。',
  precision: (indicator: string, right: number, wrong: number, share: number | null, demoted: boolean) =>
    `${indicator}  属实 ${right}，核减 ${wrong}，准确率 ${share === null ? '–' : `${(100 * share).toFixed(1)}%`}${demoted ? '  已转人工' : ''}\n`,
  noPrecision: '还没有整改事项，无从计算。\n',
  raised: (indicator: string) => `${indicator} 已恢复，此前的复核不再计入。\n`,
  notDemoted: (indicator: string) => `${indicator} 没有转人工。`,
};
