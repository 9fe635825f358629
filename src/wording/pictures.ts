import { chinaClock } from '../facts/index.ts';

/** Sentences on and around pictures of pages. */

/** The bar above a picture: what it shows, when it was taken, in which run. */
export const pictureCaption = ({ url, at, run }: { url: string; at: number; run: string }): string =>
  `${url}　截图时间 ${chinaClock(at).replace('T', ' ')}（北京时间）　批次 ${run}`;

export const PICTURES = {
  title: '页面截图',
  gone: (count: number): string => `另有页面截图 ${count} 张，存档中已无原件，可能已按保存期限清理。`,
  inStore: (count: number): string =>
    `另有页面截图 ${count} 张只存于存档（报告连同截图以 20 MB 为限），可用 xunjian evidence warc 导出。`,
  views: { 'first-screen': '首屏', 'full-page': '整页' },
  framed: (count: number): string => (count === 0 ? '' : `，红框标出 ${count} 处`),
  alt: (view: string, url: string): string => `${view}截图：${url}`,
} as const;
