const KIND_NAMES: Record<string, string> = {
  veto: '单项否决问题已确认',
  confirmed: '问题已确认',
  recovered: '已恢复',
  overdue: '整改已超期',
  warning: '预警',
  run_void: '巡检作废',
  demoted: '指标转人工',
};

/** What messages to units and to the bureau say. */
export const noticeWords = {
  kind: (kind: string) => KIND_NAMES[kind] ?? kind,
  title: (city: string, unit: string | null, count: number) =>
    `${city}巡检：${unit ?? '系统'} ${count} 项变化`,
  line: (kind: string, message: string, due: string | null, url: string | null) =>
    `【${KIND_NAMES[kind] ?? kind}】${message}${due === null ? '' : ` 整改期限 ${due}。`}${url === null ? '' : ` ${url}`}`,
  more: (count: number) => `另有 ${count} 项，见巡检报告。`,
  foot: '由巡检系统自动发出，以监测记录为准；如有异议，请向监测单位申诉。',
  runVoid: (run: string) => `批次 ${run} 自检未通过，结果作废，不作通报依据。`,
  availabilityWarning: (name: string, share: string, days: number) =>
    `${name}近 ${days} 天打不开的占 ${share}，接近单项否决限值。`,
  availabilityBreach: (name: string, share: string, days: number) =>
    `${name}近 ${days} 天打不开的占 ${share}，已达单项否决限值。`,
  availabilityRecovered: (name: string, share: string, days: number) =>
    `${name}近 ${days} 天打不开的占 ${share}，已恢复正常。`,
  demoted: (indicator: string) => `指标 ${indicator} 准确率偏低，其问题改由人工确认。`,
  dryRun: (channel: string, title: string) => `[演练] ${channel} → ${title}\n`,
  nothing: '没有待发送的消息。\n',
  noSecret: (reference: string) => `读不到密钥 ${reference}`,
};
