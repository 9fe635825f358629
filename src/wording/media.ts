import type { LinkState } from '../facts/index.ts';
import { LINK_STATE_WORDS, stateName } from './net.ts';

interface CauseText {
  name: string;
  advice: string;
}

/** Why an account could not be judged, and who can do what about it. Keys are the causes of `facts/account.ts`. */
export const CAUSE_TEXTS = {
  credential: {
    name: '接口密钥无效或未配置',
    advice: '请账号责任单位核对密钥，由系统管理员更新后重新巡检。',
  },
  permission: { name: '接口未授权', advice: '请账号管理员扫码授权，或改用其他数据来源、人工核查。' },
  quota: { name: '接口调用次数用完', advice: '次日零时后自动恢复，届时继续本批次或重新巡检。' },
  platform_blocked: {
    name: '平台要求验证或登录，已停止访问',
    advice: '本系统不绕过验证。请改用接口授权、自建订阅服务，或人工核查。',
  },
  account_restricted: { name: '账号受平台限制', advice: '请账号责任单位登录平台核实账号状态。' },
  wrong_account: {
    name: '数据来源不是这个账号',
    advice: '请核对名录中的账号标识和数据来源；更名或合并的，更新名录。',
  },
  platform_network: {
    name: '平台或数据来源暂时打不开',
    advice: '稍后重新巡检；持续如此的，请检查网络和地址。',
  },
  format_changed: { name: '返回内容未能识别', advice: '请人工核查，并将情况反馈给巡检系统维护人员。' },
  dates_unusable: { name: '来源中的日期无法使用', advice: '请检查数据来源的时区和时间，或人工核查。' },
  gateway_stale: {
    name: '订阅服务没有同步',
    advice: '请检查订阅服务是否在正常更新；恢复后重新巡检。此项不代表账号未更新。',
  },
  source_stale: { name: '数据来源不够新', advice: '请确认数据来源正常更新，或人工核查最近更新日期。' },
  review_expired: { name: '人工核查已过期', advice: '请重新人工核查，在核查表中填写最近更新日期。' },
  unconfirmed: {
    name: '疑似未更新，待第二来源确认',
    advice: '请人工打开账号核对最近更新日期，填入核查表。',
  },
  partial_source: {
    name: '数据来源不完整',
    advice: '请人工核查最近更新日期，或补充能列出全部内容的数据来源。',
  },
  not_supported: { name: '平台没有可用的公开数据', advice: '请人工核查，或接入有授权的数据服务。' },
  no_source: { name: '没有数据来源', advice: '请在名录中配置数据来源，或人工核查后填入核查表。' },
  account_unverified: { name: '账号未核实', advice: '请与备案名录核对账号名称和标识后，将状态改为“正常”。' },
} as const satisfies Record<string, CauseText>;

const TRY_IT = '请人工打开账号，试一试留言或互动菜单，在核查表“互动可用”一列填“是”或“否”。';
const unseen = (what: string, advice: string): Record<'partial_source' | 'not_supported', CauseText> => {
  const text = { name: `数据来源看不到${what}`, advice };
  return { partial_source: text, not_supported: text };
};

/** What people look at where the sources are well but do not show it, by indicator and reason. */
export const UNSEEN_TEXTS: Readonly<Record<string, Readonly<Record<string, CauseText>>>> = {
  'account-interaction': {
    ...unseen('互动功能', TRY_IT),
    needs_human_judgement: { name: '互动功能待人工核实', advice: TRY_IT },
  },
  'account-links': unseen('菜单和文章', '请人工打开账号，点开菜单和近期文章中的链接核对。'),
  'account-identity': unseen('名称和认证', '请人工打开账号，核对名称、认证主体与名录是否一致。'),
  'account-column': unseen('栏目', '请人工打开账号，核对规定的栏目是否齐全。'),
};

/** What an indicator's breach is called in the bulletin's table: its title says what is asked for, not what is wrong. */
const CATEGORIES: Readonly<Record<string, readonly [breach: string, warning: string]>> = {
  'account-freshness': ['内容不更新', '临近更新期限'],
  'account-interaction': ['互动功能缺失或不可用', '互动功能存疑'],
  'account-links': ['链接或功能不可用', '链接存疑'],
};
export const categoryName = (indicator: string, isWarning: boolean): string | null =>
  CATEGORIES[indicator]?.[isWarning ? 1 : 0] ?? null;

/** What went wrong with one source, in the words of its platform, and what to do. `{name}` is filled in. */
const PROBLEMS: Record<string, readonly [problem: string, todo: string]> = {
  secret_missing: ['没有取到凭据 {reference}', '由系统管理员设置该凭据后重新巡检'],
  secret_wrong: ['AppID 或密钥不正确', '请核对密钥；重置过密钥的，更新凭据'],
  token_rejected: ['平台两次拒绝访问令牌', '请核对密钥；仍不行的，请平台技术支持查明'],
  token_expired: ['授权已过期', '请账号管理员重新授权'],
  address_not_listed: [
    '巡检地址 {address} 不在接口白名单',
    '请在公众平台“开发接口管理”中把该地址加入 IP 白名单',
  ],
  not_granted: ['没有这项接口的权限', '请账号完成认证，或在授权时勾选该权限'],
  grant_withdrawn: ['授权已取消', '请账号管理员重新扫码授权'],
  quota_day: ['今日接口调用次数已用完', '次日 00:05 之后继续'],
  quota_minute: ['接口调用过于频繁', '稍后重新巡检'],
  busy: ['平台系统繁忙', '稍后重新巡检'],
  banned: ['接口因违规被封禁', '请登录公众平台查看处罚说明'],
  frozen: ['账号受限，可能已冻结或注销', '请登录平台核实账号状态'],
  api_error: ['平台返回错误 {code}', '请将错误号反馈给巡检系统维护人员'],
  api_offline: ['平台已下线这项接口', '改用人工核查或有授权的数据服务'],
  verification: ['平台要求验证', '不作绕过；改用接口授权或人工核查'],
  visitor_wanted: ['平台要求登录后查看', '不作绕过；改用接口授权或人工核查'],
  halted: ['该平台本批次已要求验证，不再访问', '改用接口授权或人工核查'],
  not_json: ['应答不是数据而是网页', '检查数据来源的地址'],
  not_feed: ['应答不是订阅内容', '检查订阅地址是否写对，能否在浏览器中看到订阅内容'],
  upstream_blocked: [
    '订阅服务没有取到内容（503），可能是平台拦截了它，也可能确实没有内容',
    '检查订阅服务能否打开该账号；不能的，改用其他来源或人工核查',
  ],
  access_refused: [
    '数据来源拒绝访问',
    '核对凭据；没有写凭据的，在“数据来源”中补上 env: 或 file: 引用，或在该服务中允许巡检机器访问',
  ],
  provider_refused: ['数据服务没有给出数据，它说“{said}”', '按其说明处理；密钥、额度问题请联系数据服务商'],
  feed_doctype: ['订阅内容含有不安全的实体定义，未读取', '更换订阅服务，或联系其维护人员'],
  shape: ['应答的结构与约定不符', '请将情况反馈给巡检系统维护人员'],
  http: ['没有打开（{state}）', '检查地址和网络后重新巡检'],
  unsafe_address: [
    '地址指向内网，没有访问',
    '自建服务确在内网的，把它的地址写进 city.yaml 的 net.allow；否则改正地址',
  ],
  empty_or_hidden: ['平台显示没有内容，可能是隐藏或被限制', '请人工打开账号核对'],
  article_deleted: ['文章已被发布者删除', '请填写一篇仍可打开的文章链接'],
  article_violation: ['文章因违规无法查看', '请账号责任单位登录平台核实'],
  article_expired: ['链接已过期', '请使用文章的永久链接'],
  article_unavailable: ['文章暂时无法查看', '稍后重试，或人工核查'],
  article_unknown: ['页面未能识别', '请人工打开核对，并反馈给维护人员'],
  other_account: ['内容属于“{seen}”，不是名录中的“{registered}”', '核对账号标识和数据来源'],
  dates: ['日期缺失或无法识别', '检查数据来源的时间设置'],
  app_missing: ['应用商店查不到这个应用', '核对应用编号；已下架的，更新名录'],
  provider_unknown: ['名录中没有数据服务 {provider}', '在 providers.yaml 中补充该数据服务'],
  review_expired: ['{checkedOn} 的人工核查已过期', '重新核查并填写核查表'],
  review_link: ['核查表中的链接未能验证：{why}', '更换为该账号可打开的文章链接'],
};

export const CAUSE_NAMES: Readonly<Record<string, CauseText>> = CAUSE_TEXTS;

const isLinkState = (text: string): text is LinkState => Object.hasOwn(LINK_STATE_WORDS, text);

/** What a source's problem is called and what to do about it. */
export function problemText(
  problem: string,
  details: Readonly<Record<string, string>>,
): { problem: string; todo: string } {
  const [text, todo] = PROBLEMS[problem] ?? [problem, '请人工核查'];
  const shown = (name: string): string => {
    const value = details[name] ?? '（未标明）';
    return name === 'state' && isLinkState(value) ? stateName(value) : value;
  };
  const fill = (template: string): string => template.replace(/\{(\w+)\}/g, (_, name) => shown(name));
  return { problem: fill(text), todo: fill(todo) };
}

const SOURCES: Record<string, string> = {
  manual: '人工核查',
  feed: '订阅',
  'wechat-api': '公众号接口',
  'wechat-page': '公众号网页',
  'weibo-api': '微博接口',
  'weibo-commercial': '微博商业接口',
  'weibo-page': '微博网页',
  'app-store': '应用商店',
  'provider-json': '数据服务',
};
export const sourceName = (kind: string): string => SOURCES[kind] ?? kind;

const FROM: Record<string, string> = { menu: '菜单', article: '文章', download: '下载页' };
export const fromName = (from: string): string => FROM[from] ?? from;

/** The parts of the report about accounts. */
export const MEDIA = {
  chapter: '政务新媒体',
  headline: (decided: number, all: number, share: string) =>
    `名录中正常使用的账号 ${all} 个，能够判定更新情况的 ${decided} 个，覆盖率 ${share}。`,
  counts: (pass: number, fail: number, warn: number, untold: number) =>
    `未发现不合规 ${pass} 个，不合规 ${fail} 个，预警 ${warn} 个，未能判定 ${untold} 个。未能判定不计入不合规。`,
  left: (count: number) => `另有 ${count} 个账号按名录状态不作检查。`,
  missed: (count: number) => `另有 ${count} 个账号因本批次中断未及检查。`,
  gateway: (gateway: string, accounts: number, newest: string) =>
    `订阅服务 ${gateway} 未见更新（最近一条 ${newest}），涉及 ${accounts} 个账号，按一个故障处理，不判定账号。`,
  sources: '数据来源',
  byType: '按类型',
  byUnit: '按责任单位',
  standings: { pass: '未发现不合规', fail: '不合规', warn: '预警', undetermined: '未能判定', left: '不检查' },
  moreProblems: (count: number) => `另有 ${count} 条未列出，见 accounts.csv。`,
  moreTodo: (count: number) => `另有 ${count} 个未列出，见 accounts-todo.csv。`,
  problems: '问题清单',
  todo: '待人工核查',
  noProblems: '未发现不合规或预警的账号。',
  noTodo: '没有待人工核查的账号。',
  heads: {
    type: '类型',
    name: '名称',
    unit: '责任单位',
    category: '问题类别',
    newest: '检查时更新日期',
    total: '账号',
    coverage: '可判定',
    cause: '原因',
    open: '核查内容',
    todo: '怎么办',
    accounts: '账号数',
  },
  share: (part: number, whole: number) => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`),
  neverSeen: '未见',
  todoHeads: [
    '账号编号',
    '类型',
    '名称',
    '责任单位',
    '核查内容',
    '原因',
    '怎么办',
    '最近更新日期',
    '链接',
    '截图',
    '互动可用',
    '核查人',
    '核查日期',
  ],
  plan: (accounts: number, calls: number, minutes: string) =>
    `新媒体计划：${accounts} 个账号，约 ${calls} 次请求，预计 ${minutes}。`,
  planOrigin: (origin: string, calls: number, minutes: string) => `  ${origin}：${calls} 次，约 ${minutes}`,
  minutes: (ms: number) =>
    ms < 60_000
      ? `${Math.ceil(ms / 1000)} 秒`
      : ms < 5_400_000
        ? `${Math.ceil(ms / 60_000)} 分钟`
        : `${(ms / 3_600_000).toFixed(1)} 小时`,
  summary: (share: string, pass: number, fail: number, warn: number, untold: number) =>
    `新媒体：可判定 ${share}；未发现不合规 ${pass} 个，不合规 ${fail} 个，预警 ${warn} 个，未能判定 ${untold} 个`,
} as const;
