import type { FindingText } from './findings.ts';

/** What is found out about the identity of a site and the prescribed tags of its pages, and what to do about it. */
export const TAG_FINDINGS = {
  identity_missing: { message: '首页没有找到{mark}。', suggestion: '在页脚补充{mark}。' },
  identity_missing_inner: {
    message: '抽查的 {checked} 个内页中，{pages} 个没有{mark}。',
    suggestion: '统一内页与首页的页脚模板，补充{mark}。',
  },
  code_mismatch: {
    message: '网站标识码不一致：网页标签 {meta}，页脚 {footer}，找错标识 {report}。',
    suggestion: '核对本站的标识码，改正套用模板时遗留的代码。',
  },
  code_malformed: { message: '网站标识码格式不正确：{codes}。', suggestion: '按主管部门分配的标识码更正。' },
  code_foreign: {
    message: '网站标识码 {code} 的前六位不是本地区划代码 {expected}。',
    suggestion: '核对标识码和名录中的网址，确认没有套用其他网站的代码。',
  },
  code_former: {
    message: '网站标识码 {code} 使用的是更名前的区划代码，现为 {expected}。',
    suggestion: '向主管部门确认是否需要换发标识码。',
  },
  code_registry: {
    message: '网站标识码 {code} 与名录登记的 {expected} 不一致。',
    suggestion: '核对名录与网站，更正有误的一方。',
  },
  code_not_in_footer: {
    message: '页脚没有以文字显示网站标识码（{codes}）。',
    suggestion: '在页脚以文字显示网站标识码。',
  },
  tag_missing: {
    message: '{scope}没有网页标签 {tag}，共 {pages} 页（应有 {checked} 页）。',
    suggestion: '在页面模板中补充该标签并填写内容。',
  },
  tag_null: {
    message: '{scope}的网页标签 {tag} 的值是“{value}”，共 {pages} 页。',
    suggestion: '检查模板的取值，填写真实内容。',
  },
  tag_domain_scheme: {
    message: '{scope}的网页标签 {tag} 写成了“{value}”，共 {pages} 页。',
    suggestion: '只写域名，不带 http:// 等前缀。',
  },
  tag_date_form: {
    message: '{scope}的网页标签 {tag} 的值“{value}”不是日期，共 {pages} 页。',
    suggestion: '按“YYYY-MM-DD HH:MM”填写发布时间。',
  },
  tag_date_future: {
    message: '{scope}的网页标签 {tag} 的日期“{value}”尚未到来，共 {pages} 页。',
    suggestion: '更正发布时间。',
  },
} as const satisfies Record<string, FindingText>;
