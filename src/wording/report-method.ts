/** How a report says what was done, how far it reaches, and what it is not. */
export const METHOD = {
  /** On whose mandate the monitoring is done, by the policy that gives it: the clause and our own few words. */
  mandates: {
    'ganzhou-2020-49':
      '依据：赣州〔2020〕49号 二(六)。政府网站和政务新媒体的监测检查由市大数据管理部门承担。',
  } as Record<string, string>,
  headings: { policies: '指标体系', how: '方法', limits: '局限', hosts: '各主机负荷' },
  how: [
    '从网址名录和指标体系出发，访问首页、导航、两级栏目以及抽样的文章和附件，只读公开页面，不登录、不填报、不提交。',
    '观测与判断分开：先记录所见，再由固定规则判断；同一份记录在同一版指标下得到同一结果，可以重新判断。',
    '首页链接判为失效之前会再次访问；单独一次超时、拦截、登录限制都不作失效处理。',
  ],
  limits: [
    '本报告是机器检测结果，不是上级考核得分，也不换算分数。',
    '“未能判定”不是问题：页面被拦截、超时、须登录或由脚本生成而未能读取时，只降低覆盖率，不计入不合规。',
    '抽样检查的结论只对抽到的页面负责；页面以访问时刻为准，其后改动不在内。',
    '有异议的，可凭问题编号和所附访问记录申请复核。',
  ],
  robots: (obeyed: boolean): string =>
    obeyed
      ? '遵守各网站 robots.txt 的声明，不许抓取的页面不访问，并计入“未访问”。'
      : '本批次未按 robots.txt 限制访问范围。',
  quiet: (hours: string): string =>
    `安静时段 ${hours}（北京时间）内不开始检查新的网站和账号，此前已经开始的检查完为止。`,
  load: (requests: string, bytes: string, hosts: number): string =>
    `本批次共向 ${hosts} 个主机发出请求 ${requests} 次，接收数据 ${bytes}；各主机负荷见下表。`,
  manifest: (hash: string): string =>
    `证据清单校验值：${hash}。用 xunjian evidence verify 可证明证据未被改动。`,
  seed: (seed: string): string => `抽样种子：${seed}。用同一种子可抽到同样的页面。`,
  /** Marks a document of which only clause numbers may be printed. */
  restricted: (disclosure: string): boolean => disclosure.includes('依申请'),
  disclosure: (names: string): string => `${names}为依申请公开文件，本报告只引条款号，不转载原文。`,
};
