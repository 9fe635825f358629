import { CAUSE_NAMES } from './media.ts';
import { reasonText } from './reasons.ts';

/** Names of states and kinds as a report prints them. */

/** Verdicts as shape and word (DESIGN §13). `advised` is a fail that does not count; the last two are what people
 *  decided. */
export const STANDINGS = {
  breach: { shape: '✕', word: '不合规' },
  advised: { shape: '✕', word: '不合规·建议' },
  warn: { shape: '▲', word: '预警' },
  undetermined: { shape: '?', word: '未能判定' },
  pass: { shape: '✓', word: '合规' },
  not_applicable: { shape: '–', word: '不适用' },
  dismissed: { shape: '○', word: '已核减' },
  waived: { shape: '○', word: '已豁免' },
} as const;

export const SEVERITY_NAMES = { veto: '单项否决', deduct: '扣分项', advice: '建议项' } as const;

/** How sure the wording of a rule is (S, V, C, M). */
export const CONFIDENCE_NAMES = {
  S: '文件原文',
  V: '公开文本核对',
  C: '监测实践',
  M: '条文待核',
} as const;

export const CELL_NAMES = {
  complete: { shape: '✓', word: '齐全' },
  partial: { shape: '▲', word: '不全' },
  missing: { shape: '✕', word: '缺少' },
  undetermined: { shape: '?', word: '未能判定' },
  exempt: { shape: '–', word: '不适用' },
  dismissed: { shape: '减', word: '已核减' },
  waived: { shape: '免', word: '已豁免' },
} as const;

/** Whether a field is kept up to date. The cycle is no duty, so none of these is a breach. */
export const UPDATE_NAMES = {
  timely: { shape: '✓', word: '及时' },
  overdue: { shape: '▲', word: '逾期' },
  undetermined: { shape: '?', word: '未能判断' },
} as const;

/** What is said of the newest day of a field, with the cycle it was held against. */
export function updateText(update: {
  state: keyof typeof UPDATE_NAMES;
  reason: string | null;
  cycleDays: number;
  by: 'registry' | 'practice';
}): string {
  const cycle = `${update.by === 'registry' ? '登记周期' : '参考周期'} ${update.cycleDays} 天`;
  const why = update.reason === null ? '' : `：${reasonText(update.reason, 'topic-complete').name}`;
  return `${UPDATE_NAMES[update.state].word}${why}（${cycle}）`;
}

/** The word of a cell; of a waiver with its last day. */
export const cellWord = (standing: keyof typeof CELL_NAMES, until: string | null = null): string =>
  until === null ? CELL_NAMES[standing].word : `${CELL_NAMES[standing].word}至 ${until}`;

export const DUTY_NAMES = {
  on_time: { shape: '✓', word: '按期' },
  late: { shape: '▲', word: '逾期完成' },
  missing: { shape: '✕', word: '未完成' },
  undetermined: { shape: '?', word: '未能判定' },
} as const;

const UNIT_KIND_NAMES: Record<string, string> = {
  city: '市本级',
  county: '县（市、区）',
  zone: '功能区管委会',
  department: '市直部门',
  township: '乡镇（街道）',
  other: '其他单位',
};
export const unitKindName = (kind: string): string => UNIT_KIND_NAMES[kind] ?? kind;

/** Of targets that were to be visited when the run ended. */
export const NOT_REACHED = '未及访问或未查完';

/** Why a target was not read, and what would help. Keys are link states, reasons and registry states. */
const UNREAD: Record<string, readonly [name: string, help: string]> = {
  unverified: ['网址未核实', '在名录中填写并核实网址后再巡检'],
  closed: ['已关停', '无需巡检'],
  rebuilding: ['改版中', '改版结束后在名录中恢复'],
  interrupted: [`本批次中断，${NOT_REACHED}`, '继续本批次或重新巡检'],
  own_network: ['本机网络不通', '检查巡检所用机器的网络后重新巡检'],
  blocked: ['被防护系统拦截', '请网站管理单位将巡检地址加入白名单'],
  needs_js: ['页面由脚本生成，未能读取', '启用浏览器后重新巡检'],
  login_required: ['需要登录', '请网站管理单位确认首页可匿名访问'],
  login_wall: ['需要登录', '请网站管理单位确认首页可匿名访问'],
  robots_disallowed: ['网站声明不许抓取', '请网站管理单位在 robots.txt 中放行巡检'],
  structure_not_recognised: ['页面结构未能识别', '报告给巡检系统维护人员'],
  not_observed: ['未取得记录', '重新巡检'],
  unreachable: ['未能连通', '换时段复测，并请网站管理单位确认'],
  timeout: ['超时', '换时段或换线路复测'],
  timeout_single_vantage: ['单一线路超时', '换线路复测'],
  dns_nxdomain: ['域名不存在', '核对名录中的网址与域名解析'],
  dns_temporary: ['域名暂时无法解析', '稍后复测'],
  refused: ['拒绝连接', '请网站管理单位确认服务状态'],
  reset: ['连接被中断', '换时段复测；若持续，请确认是否被防护系统拦截'],
  tls_expired: ['安全证书过期', '请网站管理单位更新证书'],
  tls_name: ['安全证书与域名不符', '请网站管理单位更换证书'],
  tls_untrusted: ['安全证书不受信任', '请网站管理单位补全证书链'],
  tls_protocol: ['安全协议不兼容', '请网站管理单位检查服务器配置'],
  server_error: ['服务器出错', '请网站管理单位检查服务状态'],
  client_error: ['服务器拒绝应答', '请网站管理单位确认首页可访问'],
  gone: ['首页不存在', '核对名录中的网址'],
  soft_404: ['首页显示“页面不存在”', '核对名录中的网址'],
  empty: ['返回空白页', '请网站管理单位检查首页'],
  not_html: ['返回的不是网页', '核对名录中的网址'],
  too_large: ['页面过大', '请网站管理单位检查首页'],
  too_many_redirects: ['反复跳转', '请网站管理单位检查跳转设置'],
  unsafe: ['地址指向内部网络，已拒绝访问', '核对名录中的网址与域名解析'],
  malformed: ['网址格式有误', '更正名录中的网址'],
  excluded: ['不在范围内', '无需巡检'],
  run_void: ['自检未通过，本批次作废', '检查巡检所用机器和网络后重新巡检'],
};
export const unreadName = (reason: string): string =>
  UNREAD[reason]?.[0] ?? CAUSE_NAMES[reason]?.name ?? reason;
export const unreadHelp = (reason: string): string =>
  UNREAD[reason]?.[1] ?? CAUSE_NAMES[reason]?.advice.replace(/。$/, '') ?? '重新巡检';

/** How one request ended, in two or three words for a table. */
const STATE_NAMES: Record<string, string> = {
  ok: '正常',
  redirect_ok: '跳转后正常',
  soft_404: '显示“页面不存在”',
  gone: '已不存在',
  excluded: '未访问',
  interrupted: '已中断',
};
export const stateName = (state: string): string => STATE_NAMES[state] ?? unreadName(state);

const SKIP_NAMES: Record<string, string> = {
  robots_disallowed: '网站声明不许抓取',
  budget: '已达页数上限',
  deadline: '已达时间上限',
  out_of_scope: '不属于本网站',
  unsafe: '地址不安全',
  malformed: '网址格式有误',
  host_collapsed: '整站异常，停止访问',
  interrupted: '已中断',
  declared_unverified: '网址未核实',
  same_as_home: '与首页相同',
};
export const skipName = (reason: string): string => SKIP_NAMES[reason] ?? reason;

const REGION_NAMES: Record<string, string> = {
  header: '页眉',
  nav: '导航',
  breadcrumb: '位置导航',
  body: '正文',
  footer: '页脚',
};
export const regionName = (region: string): string => REGION_NAMES[region] ?? region;

export const RUN_STATE_NAMES = {
  finished: '已完成',
  interrupted: '已中断',
  void: '自检未通过，本批次作废',
} as const;

const RENDERS: Record<string, string> = {
  rendered: '看到内容',
  no_browser: '没有可用的浏览器',
  timeout: '超时',
  crashed: '浏览器崩溃',
  refused: '地址不安全',
  unreachable: '没有打开',
  download: '是下载文件',
  interrupted: '被中断',
  blocked: '被防护系统拦截',
  inconsistent: '与程序所见不同',
  unreadable: '页面过于复杂，读不了',
  budget: '超出次数上限',
  confirmed: '复核打不开的链接',
};

/** What became of pages that were given to a browser, by outcome. */
export const rendersText = (renders: Readonly<Record<string, number>>): string => {
  const all = Object.values(renders).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(renders).map(([outcome, count]) => `${RENDERS[outcome] ?? outcome} ${count}`);
  return `${all} 页（${parts.join('、')}）`;
};
