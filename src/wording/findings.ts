import { AVAILABILITY_FINDINGS } from './availability.ts';
import { fill, type Params } from './finding-terms.ts';
import { LINK_FINDINGS } from './link-findings.ts';
import { MEDIA_FINDINGS } from './media-findings.ts';
import { TAG_FINDINGS } from './tag-findings.ts';
import { USABILITY_FINDINGS } from './usability-findings.ts';

export interface FindingText {
  message: string;
  suggestion: string;
}

/** What a finding says and what to do about it. `{name}` is filled from the finding's params. */
const FINDINGS = {
  // Entries of the home page
  entry_absent: {
    message: '首页没有找到{entry}。',
    suggestion: '在首页导航的显著位置设置{entry}，用文字标明名称。',
  },
  entry_only_items: {
    message: '首页只有{items}等分散的事项，没有统一的{entry}。',
    suggestion: '设置一个统一的{entry}，把分散的事项归到其下。',
  },
  entry_dead: {
    message: '{entry}指向的页面不存在：{url}。',
    suggestion: '修正链接地址，确认点击后能够打开。',
  },
  entry_blank: {
    message: '{entry}指向的页面没有内容：{url}。',
    suggestion: '补充事项或留言功能，或将入口指向实际提供服务的页面。',
  },
  entries_rival: {
    message: '首页有 {count} 个各自独立的{entry}：{destinations}。',
    suggestion: '只保留一个{entry}，其余链接改为指向同一页面或移到该页面之下。',
  },
  // The topic on grassroots openness
  topic_absent: {
    message: '首页和专题专栏中没有找到基层政务公开标准化规范化专题。',
    suggestion: '在门户网站开设该专题，并从首页或专题专栏链接进入；图片链接请填写替代文字。',
  },
  topic_dead: {
    message: '专题链接指向的页面不存在：{url}。',
    suggestion: '修正专题的链接地址，确认点击后能够打开。',
  },
  topic_blank: {
    message: '专题页面没有内容：{url}。',
    suggestion: '在专题中发布工作进展，并设置各领域栏目。',
  },
  topic_empty: {
    message: '专题及其领域栏目中没有任何信息。',
    suggestion: '在专题中发布工作进展，并设置各领域栏目。',
  },
  topic_ageing: {
    message: '专题最近一次更新是 {newest}，已 {ageDays} 天，接近 {limitDays} 天的限值。',
    suggestion: '尽快发布新的进展信息；工作已经结束的，请在专题页面标注“归档”。',
  },
  topic_stale: {
    message: '专题最近一次更新是 {newest}，已 {ageDays} 天，超过 {limitDays} 天。',
    suggestion: '发布新的进展信息；工作已经结束的，请在专题页面标注“归档”。',
  },
  // Fields and directories
  fields_without_topic: {
    message: '没有可用的专题，{count} 个领域均无处公开。',
    suggestion: '先开设专题，再按领域设置栏目。',
  },
  field_missing: {
    message: '专题中没有“{field}”领域的入口。',
    suggestion: '在专题中增设该领域的栏目并发布内容。',
  },
  field_blank: {
    message: '“{field}”领域的页面没有内容。',
    suggestion: '在该领域发布信息，或链接到已经公开的页面。',
  },
  field_dead: {
    message: '“{field}”领域的链接指向不存在的页面。',
    suggestion: '修正链接地址，确认点击后能够打开。',
  },
  directories_absent: {
    message: '没有找到任何领域的标准目录，应公开 {count} 个。',
    suggestion: '按模板逐领域编制标准目录，经审核后以网页表格形式公开。',
  },
  directory_missing: {
    message: '没有找到“{field}”领域的标准目录。',
    suggestion: '编制该领域的标准目录，在领域栏目中以网页表格形式公开。',
  },
  directory_empty: { message: '“{field}”领域的标准目录没有事项。', suggestion: '按模板逐项填写目录。' },
  directory_columns: {
    message: '“{field}”领域的标准目录缺少栏目：{columns}。',
    suggestion: '按模板补齐目录的栏目。',
  },
  directory_incomplete: {
    message: '“{field}”领域的标准目录 {rows} 项中有 {incomplete} 项未填写完整，如{sample}。',
    suggestion: '逐项补齐公开内容、依据、时限、主体、渠道、对象、方式和层级。',
  },
  department_field_missing: {
    message: '没有找到“{field}”领域的入口，有 {count} 个单位的该领域由本部门公开。',
    suggestion: '在本部门网站设置该领域的栏目，公开标准目录和信息。',
  },
  // The disclosure platform
  platform_absent: {
    message: '首页没有政府信息公开平台的入口。',
    suggestion: '在首页导航设置“政府信息公开”入口。',
  },
  platform_dead: {
    message: '政府信息公开入口指向的页面不存在：{url}。',
    suggestion: '修正链接地址，确认点击后能够打开。',
  },
  platform_part_missing: {
    message: '政府信息公开平台缺少“{part}”。',
    suggestion: '在平台导航中设置“{part}”并发布内容。',
  },
  platform_part_blank: {
    message: '政府信息公开平台的“{part}”没有内容。',
    suggestion: '补充“{part}”的内容，或修正链接地址。',
  },
  platform_divergent: {
    message: '首页有多个政府信息公开入口指向不同页面：{urls}，请核对是否为同一平台。',
    suggestion: '保留一个平台集中发布，其余入口指向同一页面。',
  },
  // Search and download
  search_absent: {
    message: '首页和政府信息公开平台没有站内搜索。',
    suggestion: '设置站内搜索，并能检索到已发布的信息。',
  },
  search_miss: {
    message: '用已发布信息的标题“{query}”搜索，结果第一页没有找到。',
    suggestion: '检查搜索的索引范围和更新时间。',
  },
  search_slow: {
    message: '搜索“{query}”用时 {seconds} 秒，超过 {limitSeconds} 秒。',
    suggestion: '检查搜索服务的性能；换时段复测。',
  },
  file_gone: { message: '附件“{name}”已不存在。', suggestion: '重新上传附件，或修正链接地址。' },
  file_empty: { message: '附件“{name}”是空文件。', suggestion: '重新上传附件，并下载核对。' },
  file_is_html: {
    message: '附件“{name}”的扩展名是 {extension}，实际打开的是网页。',
    suggestion: '重新上传真正的文件；需要登录或跳转的，请改为直接下载。',
  },
  file_mismatch: {
    message: '附件“{name}”的扩展名是 {extension}，文件内容是{magic}。',
    suggestion: '用正确的格式另存后重新上传。',
  },
  // Signs of dark and hijacked links
  dark_listed: {
    message: '页面链接到禁链名单上的网站 {host}（“{text}”，共 {pages} 页）。',
    suggestion: '请人工核对；确属不良链接的，立即删除，并检查网站是否被篡改。',
  },
  dark_led_to_listed: {
    message: '首页链接“{text}”打开后跳转到禁链名单上的网站 {host}。',
    suggestion: '请人工核对；确属不良链接的，立即删除，并检查网站是否被篡改。',
  },
  dark_hidden: {
    message: '页面上有不显示的链接指向站外网站 {host}（“{text}”，共 {pages} 页），疑似暗链。',
    suggestion: '请人工查看网页源码；不是本单位设置的，立即删除，并检查网站是否被篡改。',
  },
  dark_parked: {
    message: '首页链接“{text}”打开的页面标题是“{title}”，域名疑似已过期或易主。',
    suggestion: '请人工打开核对；域名已不属于原单位的，移除该链接。',
  },
  // Freshness of the home page
  home_stale: {
    message: '首页最新信息的日期是 {newest}，已 {ageDays} 天，超过 {limitDays} 天。',
    suggestion: '更新首页信息，并建立更新提醒。',
  },
  home_ageing: {
    message: '首页最新信息的日期是 {newest}，已 {ageDays} 天，接近 {limitDays} 天的限值。',
    suggestion: '尽快更新首页信息。',
  },
  ...AVAILABILITY_FINDINGS,
  ...LINK_FINDINGS,
  ...MEDIA_FINDINGS,
  ...TAG_FINDINGS,
  ...USABILITY_FINDINGS,
} as const satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];

/** The sentences of one finding. An unknown code is shown as it is: better odd than silent. */
export function findingText(code: string, params: Params): FindingText {
  const text = isKnown(code) ? FINDINGS[code] : { message: code, suggestion: '请人工核对。' };
  return { message: fill(text.message, params), suggestion: fill(text.suggestion, params) };
}

const isKnown = (code: string): code is FindingCode => Object.hasOwn(FINDINGS, code);
