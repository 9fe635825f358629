const noMore = (what: string) => (most: string) =>
  most === '0' ? `没有${what}` : `${what}不超过 ${most} 个`;
const entries = (count: string): string => `${count} 个入口`;

/** What the bare figure of a standard counts, by indicator. */
const MEANINGS: Record<string, (figure: string) => string> = {
  'service-entry': entries,
  'interaction-entry': entries,
  'broken-links-home': noMore('失效链接'),
  'broken-links-site': noMore('失效链接'),
  'account-links': noMore('失效链接'),
  'account-interaction': (count) => `至少 ${count} 种可用`,
  'mobile-view': (times) => `内容不超过屏幕宽度的 ${times} 倍`,
  'script-errors': noMore('脚本错误'),
  'mixed-content': noMore('未加密内容'),
};
const FIGURE = /^\d+(\.\d+)?$/;

/** A standard as people read it: a bare figure says what it counts, `17/17` that all must hold; '' for none. */
export function standardText(indicator: string, threshold: string | number | null): string {
  if (threshold === null) return '';
  const text = String(threshold);
  if (/^(\d+)\/\1$/.test(text)) return '全部符合';
  const meaning = Object.hasOwn(MEANINGS, indicator) && FIGURE.test(text) ? MEANINGS[indicator] : undefined;
  if (meaning !== undefined) return meaning(text);
  return text.replace(/^(\d+)天$/, '$1 天内有更新').replace(/^([\d.]+) s$/, '不超过 $1 秒');
}
