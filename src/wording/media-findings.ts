import type { FindingText } from './findings.ts';

/** What is found out about new-media accounts, and what to do about it. */
export const MEDIA_FINDINGS = {
  account_stale: {
    message: '最近一次更新是 {newest}，已 {ageDays} 天，超过 {limitDays} 天；依据：{sources}。',
    suggestion: '发布新的内容；不再使用的账号按程序公告后注销，并更新名录。',
  },
  account_silent: {
    message: '{sources}均未见任何更新，已超过 {limitDays} 天。',
    suggestion: '发布新的内容；不再使用的账号按程序公告后注销，并更新名录。',
  },
  account_ageing: {
    message: '已知最近一次更新是 {newest}，已 {ageDays} 天，接近 {limitDays} 天的限值。',
    suggestion: '尽快发布新的内容。',
  },
  account_infrequent: {
    message: '最近七天更新 {posts} 次，少于要求的 {perWeek} 次。',
    suggestion: '按当地规定的频次更新。',
  },
  account_untold: { message: '{source}：{problem}。', suggestion: '{todo}。' },
  account_no_interaction: {
    message: '菜单和自动回复中没有找到留言、咨询、投诉等互动入口；私信、文章留言是否有人答复，程序看不到。',
    suggestion: '请人工给账号留言试一试，在核查表“互动可用”一列填“是”或“否”。',
  },
  account_interaction_dead: {
    message: '互动入口“{entry}”打不开：{state}。',
    suggestion: '请人工点开核对，在核查表“互动可用”一列填“是”或“否”；确已失效的，修正入口的链接。',
  },
  account_interaction_denied: {
    message: '人工核查时互动功能不可用（{checkedOn}）。',
    suggestion: '恢复互动功能，并及时答复留言。',
  },
  account_interaction_clickonly: {
    message: '有互动入口“{entry}”，但只能在手机上点开，功能未能核验。',
    suggestion: '请人工点开核对，在核查表“互动可用”一列填“是”或“否”。',
  },
  account_link_broken: {
    message: '{from}中的链接“{text}”打不开：{state}。',
    suggestion: '修正或移除该链接。',
  },
  account_link_suspected: {
    message: '{from}中的链接“{text}”本次没有打开（{state}），尚不能确定失效。',
    suggestion: '请人工打开核对；再次巡检仍打不开的再作处理。',
  },
  account_renamed: {
    message: '平台显示的名称是“{seen}”，名录登记的是“{registered}”。',
    suggestion: '核对是否更名或迁移，更新名录；不是本单位账号的，更正数据来源。',
  },
  account_principal: {
    message: '认证主体是“{seen}”，与责任单位“{unit}”不一致。',
    suggestion: '核对认证主体；因机构改革更名的，办理认证变更。',
  },
  account_unverified_badge: { message: '账号没有通过平台认证。', suggestion: '按平台要求办理政务认证。' },
  account_region_missing: {
    message: '账号名称“{seen}”没有地区或单位名称。',
    suggestion: '核对名称是否规范，必要时按规定更名。',
  },
  account_frozen: {
    message: '平台答复该账号受限，可能已冻结或注销。',
    suggestion: '登录平台核实；确已注销的，在名录中登记注销日期和原因。',
  },
  account_banned: {
    message: '平台因违规封禁了该账号的接口。',
    suggestion: '登录平台查看处罚说明并整改。',
  },
  account_not_found: {
    message: '平台上查不到该账号或应用，可能已注销、下架，也可能是名录中的编号有误。',
    suggestion: '核对名录中的编号；已下架或注销的，登记日期和原因。',
  },
  account_column_missing: {
    message: '没有找到“{column}”栏目（合集或菜单）。',
    suggestion: '按要求设置“{column}”栏目。',
  },
  account_column_stale: {
    message: '“{column}”合集最近一次更新是 {newest}，已 {ageDays} 天，超过 {limitDays} 天。',
    suggestion: '更新该栏目；不再使用的，合并或撤销。',
  },
  account_duplicate: {
    message: '该单位在{platform}上另有账号：{others}。',
    suggestion: '清理整合，原则上一个单位在一个平台只保留一个账号。',
  },
  account_closed_but_alive: {
    message: '名录登记已于 {since} 关停，但 {newest} 仍有更新。',
    suggestion: '核对是否真正注销；未注销的，恢复名录状态并保持更新。',
  },
  account_closing_unannounced: {
    message: '名录登记已于 {since} 关停，“原因说明”中没有写明公告或备案情况。',
    suggestion: '关停须先公告、再注销并报备案；已办理的，在“原因说明”中写明公告日期。',
  },
  account_gone_but_listed: {
    message: '名录登记为正常，平台答复账号受限或不存在。',
    suggestion: '核实后更新名录；注销须先公告，并登记日期和原因。',
  },
} as const satisfies Record<string, FindingText>;
