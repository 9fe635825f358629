import type { FindingText } from './findings.ts';

/** Links that do not work, on the home page and on the others, and what to do about it. */
export const LINK_FINDINGS = {
  link_broken: { message: '首页链接“{text}”打不开：{state}。', suggestion: '修正或移除该链接。' },
  link_suspected: {
    message: '首页链接“{text}”本次没有打开（{state}），尚不能确定失效。',
    suggestion: '请人工打开核对；再次巡检仍打不开的再作处理。',
  },
  link_disputed: {
    message: '首页链接“{text}”两次结果不同：程序访问为{state}，浏览器访问为{browser}，不能认定失效。',
    suggestion: '请人工用浏览器打开核对；能正常打开的，请网站管理单位放行巡检程序的访问。',
  },
  site_link_broken: {
    message: '页面 {on} 上的链接“{text}”打不开：{state}（共 {pages} 页链到它）。',
    suggestion: '修正或移除该链接；多页相同的，改模板一次即可。',
  },
  site_link_suspected: {
    message: '页面 {on} 上的链接“{text}”本次没有打开（{state}，共 {pages} 页链到它），尚不能确定失效。',
    suggestion: '请人工打开核对；再次巡检仍打不开的再作处理。',
  },
  site_link_disputed: {
    message: '页面 {on} 上的链接“{text}”两次结果不同，不能认定失效。',
    suggestion: '请人工用浏览器打开核对。',
  },
  site_host_failing: {
    message: '网站 {host} 的链接大多打不开（{links} 个），可能是该网站故障或拦截巡检，不逐个认定。',
    suggestion: '请人工打开该网站核对；确已停用的，移除这些链接。',
  },
} as const satisfies Record<string, FindingText>;
