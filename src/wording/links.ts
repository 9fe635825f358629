/** What the report of a whole site's links says. */

const REASONS: Record<string, string> = {
  robots_disallowed: '网站声明不许抓取（robots.txt）',
  budget: '超出页面数或链接数上限',
  depth: '超出层级上限',
  deadline: '超出时间上限',
  interrupted: '中断时尚未检查',
  external: '站外链接，按设置不检查',
  host_collapsed: '该主机整体不可用',
  scheme: '非网页链接（邮件、电话等）',
  form: '表单，不提交',
  trap_calendar: '无穷日历',
  trap_session: '带会话编号的重复地址',
  trap_query: '参数无穷组合',
  trap_repeated: '路径无穷重复',
  too_long: '地址过长',
};

const HOW: Record<string, string> = {
  complete: '全站检查完毕',
  budget: '达到页面数或层级上限，未查完全站',
  deadline: '达到时间上限，未查完全站',
  interrupted: '已中断，再次运行同一命令即可继续',
};

const DOUBTS: Record<string, string> = {
  own_network: '监测端网络可能不通',
  host_collapsed: '该主机大面积失败，可能是整体故障或对监测的限制',
  leads_home: '打开后转到首页，可能本意如此，请人工核实',
  needs_browser: '该主机区别对待程序访问，需用浏览器打开核实',
  inconsistent: '浏览器打开的结果不同，请人工打开核实',
};

export const LINKS = {
  reason: (reason: string) => REASONS[reason] ?? reason,
  how: (how: string) => HOW[how] ?? how,
  doubt: (doubt: string | null) => (doubt === null ? '' : (DOUBTS[doubt] ?? doubt)),
  columns: [
    '结论',
    '链接',
    '状态',
    '状态码',
    '跳转后地址',
    '站外',
    '首页上',
    '链接文字',
    '所在页面',
    '引用页面数',
    '检查次数',
    '最近检查时间',
    '首次发现时间',
    '说明',
  ],
  broken: { suspected: '失效（待复核）', confirmed: '失效（已复核）' },
  doubtful: '未能判定',
  yes: '是',
  no: '否',
  onHome: '首页',
  headBroken: (count: string, confirmed: string, suspected: string) =>
    `失效链接 ${count} 个（已复核 ${confirmed} 个，待复核 ${suspected} 个）${suspected === '0' ? '' : '。待复核的，请隔几小时再运行同一命令'}`,
  standing: (standing: 'suspected' | 'confirmed', since: string) =>
    `${since} 首次发现，${standing === 'confirmed' ? '复核仍失效' : '待复核'}`,
  agreed: '浏览器打开同样失效',
  headDoubtful: (count: string) => `未能判定 ${count} 个（不作为失效依据）`,
  headSkipped: '未检查的地址',
  headDowngraded: (count: string) =>
    `由 https 转到 http 的链接 ${count} 个（内容可能被篡改，建议改为 https）`,
  leadsTo: (url: string, finalUrl: string) => `${url} 转到 ${finalUrl}`,
  headTraps: '发现的循环地址',
  headHosts: '请求与流量',
  more: (count: string) => `……另有 ${count} 个，见 --format json 或 csv`,
  on: (url: string, text: string) =>
    text === '' ? `所在页面：${url}` : `所在页面：${url}（链接文字“${text}”）`,
  others: (count: string) => `等 ${count} 个页面`,
  trap: (name: string, shape: string, count: string) => `${name}：${shape}，跳过 ${count} 个`,
  host: (host: string, requests: string, bytes: string) => `${host}：${requests} 次，${bytes}`,
  unread: '起始页没有读到，以下结果不完整。',
  summary: (pages: string, checked: string, broken: string, doubtful: string) =>
    `读取 ${pages} 个页面，检查 ${checked} 个地址：失效 ${broken} 个，未能判定 ${doubtful} 个。`,
  states: '各状态数量',
  ignoredRobots: '按设置未遵守 robots.txt。',
  progress: (pages: number, asked: number, waiting: number, depth: number) =>
    `第 ${depth} 层：已读 ${pages} 页，已发 ${asked} 次请求，本层待查 ${waiting} 个\n`,
  resumed: '继续上次未完成的检查。\n',
  interrupted: '检查已中断，已取得的记录保留。再次运行同一命令即可继续。\n',
  notASite: (text: string) => `“${text}”没有网站可检查`,
};
