import { CAUSE_TEXTS, UNSEEN_TEXTS } from './media.ts';

/** Names of verdicts, and why something could not be told or does not apply, with what to do about it. */

export const VERDICT_NAMES = {
  pass: '合规',
  fail: '不合规',
  warn: '预警',
  undetermined: '未能判定',
  not_applicable: '不适用',
} as const;

export interface ReasonText {
  name: string;
  /** What a person can do so that the next run can tell. */
  advice: string;
}

const REASONS: Record<string, ReasonText> = {
  unreachable: { name: '页面未能打开', advice: '换时段复测；仍打不开的，请网站管理单位检查服务和域名解析。' },
  own_network: { name: '本机网络不通', advice: '检查巡检所用机器的网络后重新巡检，本次结果不作依据。' },
  blocked: { name: '被防护系统拦截', advice: '请网站管理单位将巡检地址加入白名单，或由人工打开页面核对。' },
  needs_js: {
    name: '内容由脚本生成，静态读取看不到',
    advice: '启用浏览器后重新巡检，或由人工打开页面核对。',
  },
  browser_failed: {
    name: '浏览器未能打开该页面',
    advice: '换时段重新巡检；多次如此的，请网站管理单位检查页面脚本，或由人工打开页面核对。',
  },
  login_wall: { name: '需要登录才能查看', advice: '请确认该页面是否应当允许匿名访问，由人工核对。' },
  robots_disallowed: {
    name: '网站声明不许抓取',
    advice: '请网站管理单位在 robots.txt 中允许巡检访问，或由人工核对。',
  },
  timeout_single_vantage: {
    name: '仅在一条线路上超时',
    advice: '换线路、换时段复测，两处以上一致再作结论。',
  },
  date_not_parsed: {
    name: '未能读出日期',
    advice: '请人工查看页面是否标注日期；确未标注的，按未更新处理须经人工确认。',
  },
  attachment_not_parsed: {
    name: '内容在附件中，未能读取',
    advice: '请人工打开附件核对；建议同时以网页表格形式公开。',
  },
  structure_not_recognised: {
    name: '页面结构未能识别',
    advice: '请人工打开页面核对，并将页面反馈给巡检系统维护人员。',
  },
  not_observed: { name: '本批次未取得记录', advice: '重新巡检；多次如此的，提高该网站的页数或时间上限。' },
  platform_no_public_feed: { name: '平台不提供公开数据', advice: '请账号主办单位提供导出数据或截图。' },
  needs_human_judgement: { name: '需要人工判断', advice: '请人工打开所列页面，对照条款作出判断。' },
  outside_web: { name: '不在网上体现', advice: '请按登记表填报完成日期和佐证材料。' },
  inconsistent: {
    name: '几次结果不一致',
    advice: '隔数小时再次巡检；浏览器与程序所见始终不同的，由人工用浏览器打开核对。',
  },
  unverified: { name: '网址未核实', advice: '在名录中填写并核实网址后再巡检。' },
  too_few_probes: {
    name: '访问监测次数不足',
    advice: '启用 xunjian watch 连续监测，满了指标规定的天数和每天次数再作结论。',
  },
  site_not_crawled: {
    name: '本批次没有安排全站检查',
    advice:
      '每周安排一次全站巡检（xunjian scan --scope links，或在 city.yaml 的 watch.plans 中写 scope: links）。',
  },
  crawl_cut_short: {
    name: '全站检查到了页数或时间上限，只看了一部分',
    advice: '已看的部分没有确定失效的链接；要看全的，提高 city.yaml 中 crawl.wholeSite 的页数或时间。',
  },
  ...CAUSE_TEXTS,
};

/** Name of a reason and what to do about it; some indicators of accounts ask people for something of their own. */
export const reasonText = (reason: string, indicator: string): ReasonText =>
  UNSEEN_TEXTS[indicator]?.[reason] ?? REASONS[reason] ?? { name: reason, advice: '请人工核对。' };

const EXEMPTIONS: Record<string, string> = {
  'EX-CENTRAL': '该单位没有相应职能，由市直部门公开',
  'EX-CLOSED': '专题已归档',
  'NO-ATTACHMENTS': '抽样页面没有附件',
  'NOT-IN-CHARGE': '没有需要由该单位代为公开的领域',
  'NOT-ENCRYPTED': '首页没有使用 https，不涉及',
  CLOSED: '网站已关停',
  REBUILDING: '网站已报备改版',
  'ACCOUNT-CLOSED': '账号已注销或关停',
  'NOT-A-FEED': '该类账号不按更新频次检查',
  'NO-REQUIREMENT': '对该类账号没有要求',
};

/** Why something does not apply, in words. `REGISTRY:…` carries the registry's own reason. */
export const exemptionText = (code: string): string =>
  code.startsWith('REGISTRY:') ? `名录豁免（${code.slice('REGISTRY:'.length)}）` : (EXEMPTIONS[code] ?? code);
