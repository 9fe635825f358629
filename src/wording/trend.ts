/** The chapter on how runs compare over time. */
export const TREND = {
  chapter: '历次巡检走势',
  rate: '合规率',
  coverage: '覆盖率',
  notComparable: '不可比的批次（合规率）',
  labels: {
    run: '批次',
    at: '时间',
    coverage: '覆盖率',
    rate: '合规率',
    veto: '单项否决',
    breach: '不合规',
    undetermined: '未能判定',
    compared: '是否可比',
  },
  comparable: '可比',
  apart: {
    incomplete: '不可比：该批次不完整',
    policies: '不可比：指标体系内容不同',
    scope: '不可比：纳入的网站不同',
  },
  note: '只把指标体系内容相同、纳入网站相同、覆盖率达到下限的批次连成线；不可比的批次单独标出，不作升降评价。合规率 = 合规 ÷（合规 + 不合规）。各批次的数字扣除了其报告最近一次生成时的核减和豁免。',
  alone: '此前的批次都与本次不可比，原因见表，不绘走势图。',
  describe: (from: string, to: string, points: number) =>
    `${points} 个可比批次，${from} 至 ${to}。各批次数字见图下的表。`,
} as const;

/** Pictures of visits. */
export const HEAT = {
  days: '各网站近 30 天逐日访问情况',
  daysNote: '每格为一天，格中数字为打不开的次数。逐小时情况见各单位页。',
  hoursNote: '每格为一小时，格中数字为打不开的次数。',
  describe: (rows: number, bad: number) =>
    `${rows} 个网站，其中 ${bad} 个近 30 天有打不开的记录。各网站数字见上表。`,
  describeOne: (down: number, up: number) =>
    `近 30 天打开 ${up} 次，打不开 ${down} 次。打不开的时段见图下的表。`,
  bad: '打不开的时段',
  noBad: '近 30 天没有打不开的记录。',
  day: '日期',
  hours: '时段（次数）',
  hour: (hour: number, down: number) => `${String(hour).padStart(2, '0')} 时（${down}）`,
} as const;
