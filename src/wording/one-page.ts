/** The one-pager for the section chief. */
export const ONE_PAGE = {
  title: (city: string) => `${city}巡检情况一页纸`,
  head: (run: string, from: string) => `批次 ${run}　${from}`,
  draft: (reviewed: number) =>
    `系统检测结果，${reviewed > 0 ? `其中 ${reviewed} 件经人工复核属实，其余` : ''}未经人工复核，不作排名，不外传`,
  chapters: {
    veto: '单项否决（网站和账号）',
    units: '存在不合规的单位（网站和账号）',
    praise: '好的做法',
    change: '与上期相比',
    fields: '26 个领域',
    open: '看不到、判不了的',
    next: '建议下一步',
  },
  figures: {
    coverage: '读到的网站',
    clean: '未见不合规的网站',
    breaches: '网站不合规项',
    open: '网站未能判定项',
    accounts: '可判定的账号',
  },
  veto: (count: number) => `其中单项否决 ${count}`,
  ofTold: (told: number) => `已判定 ${told} 项`,
  notCounted: '不计入不合规',
  none: '无',
  unit: (name: string, items: number, places: number) => `${name}：${items} 项 ${places} 处`,
  more: (count: number) => `另有 ${count} 个，见通报附件`,
  moreVetoes: (count: number) => `另有 ${count} 项，见通报附件1`,
  places: (line: string, count: number) => `${line}（共 ${count} 处）。`,
  fields: (complete: string, missing: number, partial: number, aside: number) =>
    `齐全 ${complete}；缺少 ${missing} 格，不全 ${partial} 格${aside > 0 ? `；已核减或在豁免期内 ${aside} 格，不计入` : ''}。各指导单位督促事项见通报附件8。`,
  noFields: '本批次没有可用于统计的网站。',
  open: (unread: number, items: number) =>
    `未读到的网站和账号 ${unread} 个，另有 ${items} 项未能判定；都不是问题，需核实。`,
  next: {
    void: '本批次作废，查明自检失败原因后重新巡检。',
    incomplete: '覆盖率或完成度不足，先补测再通报。',
    review: '对单项否决和拟通报的问题逐条人工复核。',
    send: (units: number) => `向 ${units} 个单位发出整改台账（ledgers 目录），写明截止日期。`,
    open: '请未读到的网站单位开放访问或说明情况。',
    none: '没有需要整改的不合规项。',
  },
} as const;
