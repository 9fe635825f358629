import { share } from './report.ts';

/** Month, quarter and year reports. */
export const PERIOD = {
  names: { month: '月报', quarter: '季报', year: '年报' },
  span: (kind: 'month' | 'quarter' | 'year', year: number, part: number) =>
    kind === 'month' ? `${year}年${part}月` : kind === 'quarter' ? `${year}年第${part}季度` : `${year}年`,
  title: (city: string, span: string, name: string) => `${city}${span}巡检${name}`,
  note: '系统检测结果，是否经人工复核见各批次整改台账；不作排名。只比较指标体系相同、覆盖完整、范围相当的批次；每个单位只比较两次都读到的网站。',
  chapters: {
    runs: '本期批次',
    change: '期初期末对照',
    units: '各单位不合规项数',
    fresh: '新出现的问题',
    persisting: '仍然存在的问题',
    fixed: '未再发现的问题',
    praise: '好的做法',
  },
  heads: {
    run: '批次',
    at: '时间',
    coverage: '覆盖率',
    rate: '合规率',
    veto: '单项否决',
    breach: '不合规',
    open: '未能判定',
    compared: '是否比较',
    unit: '单位',
    target: '网站/账号名称',
    indicator: '指标',
    problem: '问题描述',
    count: '件数',
    clause: '依据条款',
    case: '问题编号',
  },
  apart: {
    policies: '否：指标体系与期末批次不同',
    incomplete: '否：未完成或覆盖不足',
    scope: '否：只查了一部分对象',
    none: '是',
  },
  share,
  unread: '未读到',
  none: '无。',
  numbers: '编号见各批次台账',
  single: '本期只有一个可比批次，不作期内对照。',
  nothing: '本期没有完整的批次，只列出批次情况，不对任何单位作评价。',
  counts: (from: string, to: string, fixed: number, persisting: number, fresh: number, untold: number) =>
    `自批次 ${from} 至批次 ${to}：期初问题中未再发现 ${fixed} 处，仍然存在 ${persisting} 处，期末未能判定 ${untold} 处；新出现 ${fresh} 处。`,
  empty: (period: string) => `${period} 没有巡检批次`,
  bad: (text: string) => `“${text}”不是期间，应写成 2026-10、2026-Q4 或 2026`,
  capped: (shown: number, all: number) => `共 ${all} 处，列出前 ${shown} 处。`,
  made: (count: number) => `汇总批次 ${count} 个：\n`,
} as const;
