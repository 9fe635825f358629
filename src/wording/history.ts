/** Words of the report's chapters on cases and availability, and of the case commands. */
import { percent } from './report.ts';
import { SEVERITY_NAMES } from './report-terms.ts';

export const CASE_STATE_NAMES: Record<string, string> = {
  suspected: '疑似',
  confirmed: '已确认',
  notified: '已通知整改',
  reopened: '整改后复现',
  disputed: '申诉中',
  waived: '已豁免',
  fixed: '已整改',
  cleared: '未再出现',
  dismissed: '核减',
};

export const CASE_EVENT_NAMES: Record<string, string> = {
  seen: '发现',
  agreed: '复测一致，确认',
  absent: '复测未见',
  exempted: '名录豁免',
  lapsed: '豁免到期',
  notified: '通知整改',
  confirm: '人工确认',
  waive: '豁免',
  dispute: '申诉',
  uphold: '复核属实',
  dismiss: '核减',
  note: '备注',
};

export const CHANGE_NAMES = {
  regressed: '整改后复现',
  new: '新发现',
  persisting: '仍然存在',
  fixed: '已整改',
  unseen: '本次未能判定',
} as const;

interface AvailabilityNumbers {
  windowDays: number;
  leastPerDay: number;
  slowMs: number;
  failShare: number;
  warnShare: number;
  severity: keyof typeof SEVERITY_NAMES | null;
}

const LEFT_OUT = '报备维护时段和本机网络异常时的访问不计入';

const measure = ({ windowDays, leastPerDay, slowMs }: AvailabilityNumbers): string =>
  `近 ${windowDays} 天，每天应不少于 ${leastPerDay} 次访问，用时 ${slowMs / 1000} 秒（含）以上算打不开；`;

const limits = (
  { failShare, warnShare }: AvailabilityNumbers,
  severity: keyof typeof SEVERITY_NAMES,
): string =>
  `打不开的占 ${percent(failShare, 1)}（含）以上不合规，为${SEVERITY_NAMES[severity]}，占 ${percent(warnShare, 1)}（含）以上预警`;

export const HISTORY = {
  chapter: '与上次相比',
  availability: '访问监测',
  fresh: '较上次新增问题',
  changed: (fixed: number, persisting: number, regressed: number) =>
    `已整改 ${fixed}，仍然存在 ${persisting}${regressed > 0 ? `，新增中复现 ${regressed}` : ''}`,
  labels: {
    change: '变化',
    state: '状态',
    unit: '单位',
    what: '问题',
    since: '首次发现',
    due: '整改期限',
    overdue: '已超期',
    target: '网站',
    counted: '有效次数',
    failed: '打不开',
    share: '占比',
    leftOut: '不计入',
    none: '未确认，暂无期限',
  },
  compared: (run: string, at: string, targets: number) =>
    `与批次 ${run}（${at}）比较，可比对象 ${targets} 个。`,
  first: (targets: number) => `${targets} 个对象此前没有可比的巡检，本次为首次。`,
  nothingBefore: '此前没有可比的巡检，本次为首次，所有问题均列为新发现。',
  incomparable: (policy: string, targets: number) =>
    `指标体系 ${policy} 的内容与上次不同，涉及 ${targets} 个对象：其问题不作“已整改”比较，下一次用同一内容巡检后再比。`,
  unknownYears: (years: string) => `没有 ${years} 年的放假安排，该年的整改期限只按周末推算。`,
  demoted: (indicator: string, right: number, wrong: number) =>
    `指标 ${indicator} 经人工复核 ${right + wrong} 条，属实 ${right} 条，准确率偏低：其问题须经人工确认。`,
  more: (count: number) => `另有 ${count} 条未列出，见 ledger.xlsx 和 report.json。`,
  setAside: (count: number) => `另有 ${count} 件经人工核减或在豁免期内，不列入。`,
  notConfirmed: '疑似问题须隔数小时再次巡检一致，或由人工确认，才作为问题通知。',
  rule: (rules: AvailabilityNumbers) =>
    `${measure(rules)}${rules.severity === null ? '所用指标体系没有据此判定的指标，只列情况' : limits(rules, rules.severity)}；${LEFT_OUT}。`,
  leftOutRule: `${LEFT_OUT}。`,
  map: (name: string) => `${name}近 30 天逐小时访问情况`,
  key: { up: '全部打开', down: '有打不开', leftOut: '不计入', none: '没有访问' },
};
