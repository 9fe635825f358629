import { fill, type Params } from './finding-terms.ts';
import type { FindingCode } from './findings.ts';

/** How findings of one code are said together: what each of them names, and the sentence before these names. `{n}` is
 *  their number; by its other params findings are told apart. A code that is not here is said one by one. */
const GATHERED: Partial<Record<FindingCode, { thing: string; lead: string }>> = {
  // Fields, directories and parts of the platform
  field_missing: { thing: '{field}', lead: '专题中没有下列 {n} 个领域的入口' },
  field_blank: { thing: '{field}', lead: '下列 {n} 个领域的页面没有内容' },
  field_dead: { thing: '{field}', lead: '下列 {n} 个领域的链接指向不存在的页面' },
  directory_missing: { thing: '{field}', lead: '没有找到下列 {n} 个领域的标准目录' },
  directory_empty: { thing: '{field}', lead: '下列 {n} 个领域的标准目录没有事项' },
  directory_columns: { thing: '{field}（缺{columns}）', lead: '下列 {n} 个领域的标准目录缺少栏目' },
  directory_incomplete: {
    thing: '{field}（{rows} 项中有 {incomplete} 项，如{sample}）',
    lead: '下列 {n} 个领域的标准目录有事项未填写完整',
  },
  department_field_missing: {
    thing: '{field}（{count} 个单位）',
    lead: '没有找到下列 {n} 个领域的入口，括号内为该领域由本部门公开的单位数',
  },
  platform_part_missing: { thing: '{part}', lead: '政府信息公开平台缺少下列 {n} 个部分' },
  platform_part_blank: { thing: '{part}', lead: '政府信息公开平台的下列 {n} 个部分没有内容' },
  // Search, files and links
  search_miss: { thing: '“{query}”', lead: '用下列 {n} 个已发布信息的标题搜索，结果第一页没有找到' },
  search_slow: { thing: '“{query}”用时 {seconds} 秒', lead: '搜索超过 {limitSeconds} 秒 {n} 次' },
  file_gone: { thing: '“{name}”', lead: '下列 {n} 个附件已不存在' },
  file_empty: { thing: '“{name}”', lead: '下列 {n} 个附件是空文件' },
  file_is_html: {
    thing: '“{name}”',
    lead: '下列 {n} 个附件的扩展名是 {extension}，实际打开的是网页',
  },
  file_mismatch: {
    thing: '“{name}”',
    lead: '下列 {n} 个附件的扩展名是 {extension}，文件内容是{magic}',
  },
  link_broken: { thing: '“{text}”', lead: '首页下列 {n} 个链接打不开（{state}）' },
  site_link_broken: {
    thing: '“{text}”（共 {pages} 页）',
    lead: '页面 {on} 上的下列 {n} 个链接打不开（{state}）',
  },
  // Marks, tags and scripts
  identity_missing: { thing: '{mark}', lead: '首页没有找到下列 {n} 项' },
  identity_missing_inner: {
    thing: '{mark}（{pages} 个）',
    lead: '抽查的 {checked} 个内页中，下列 {n} 项有缺少',
  },
  tag_missing: {
    thing: '{tag} {pages}/{checked}',
    lead: '{scope}没有下列 {n} 个网页标签（缺少页数/应有页数）',
  },
  tag_null: { thing: '{tag}（“{value}”，{pages} 页）', lead: '{scope}下列 {n} 个网页标签没有填写真实内容' },
  tag_date_form: { thing: '{tag}（“{value}”，{pages} 页）', lead: '{scope}下列 {n} 个网页标签的值不是日期' },
  script_dead: { thing: '{file}（状态 {status}）', lead: '首页引用的下列 {n} 个本站脚本或样式文件打不开' },
  script_error: { thing: '{text}（{file}）', lead: '首页脚本每次打开都出错，共 {n} 处' },
  // Accounts
  account_column_missing: { thing: '“{column}”', lead: '没有找到下列 {n} 个栏目（合集或菜单）' },
  account_link_broken: { thing: '“{text}”', lead: '{from}中的下列 {n} 个链接打不开：{state}' },
};

/** What one finding names, and what is said of all that share its lead. */
export interface Gist {
  thing: string;
  lead: (n: number) => string;
}

const isGathered = (code: string): code is keyof typeof GATHERED => Object.hasOwn(GATHERED, code);

/** null for a finding that speaks for itself. */
export function gistOf(code: string, params: Params): Gist | null {
  const words = isGathered(code) ? GATHERED[code] : undefined;
  if (words === undefined) return null;
  return { thing: fill(words.thing, params), lead: (n) => fill(words.lead, { ...params, n }) };
}

/** Several in one sentence; of a shortened list the last name is followed by 等. */
export const gathered = (lead: string, things: readonly string[], whole: boolean): string =>
  `${lead}：${things.join('、')}${whole ? '' : '等'}。`;

/** Before lines of things, a line a page. */
export const leadLine = (lead: string): string => `${lead.replace(/。$/, '')}：`;
export const thingsLine = (things: readonly string[]): string => things.join('、');
export const countLine = (count: number): string => `${count} 项：`;

/** Findings that are not alike, each with its own sentence. */
export const gatheredUnlike = (count: number, sentences: readonly string[], whole: boolean): string =>
  `${countLine(count)}${sentences.map((each) => each.replace(/。$/, '')).join('；')}${whole ? '' : '等'}。`;
