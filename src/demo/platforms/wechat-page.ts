import { type Host, json, NOWHERE, page } from './host.ts';

export interface WechatPages {
  /** By path and query. */
  articles: ReadonlyMap<string, () => string>;
  /** Answers of the collection interface, by album id. */
  albums: ReadonlyMap<string, () => unknown>;
}

/** mp.weixin.qq.com: every page answers 200, whatever it says. */
export const wechatPageHost =
  ({ articles, albums }: WechatPages): Host =>
  ({ path, query }) => {
    if (path === '/mp/appmsgalbum') {
      const album = albums.get(query.get('album_id') ?? '');
      return album ? json(album()) : json({ base_resp: { ret: 1 } });
    }
    const text = query.toString();
    const article = articles.get(text === '' ? path : `${path}?${text}`);
    return article ? page(article()) : path.startsWith('/s') ? page(noticePage('deleted')) : NOWHERE;
  };

export interface ArticleScript {
  title: string;
  nickname: string;
  originalId: string;
  /** Seconds. */
  ct: number;
  content?: string;
  /** Bytes of script before the variables; the real pages carry megabytes. */
  padding?: number;
}

/** An article as the platform lays it out: the variables stand behind masses of script. */
export function articlePage({
  title,
  nickname,
  originalId,
  ct,
  content = '<p>正文</p>',
  padding = 0,
}: ArticleScript): string {
  const line = `window.__pad=function(a,b){return a+b};var s="<div class='x'>&amp;";\n`;
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="${title}" />
<script>${line.repeat(Math.ceil(padding / line.length))}</script></head>
<body id="activity-detail"><div id="js_article" class="rich_media">
<h1 id="activity-name">${title}</h1><div class="rich_media_content" id="js_content" style="visibility: hidden">${content}</div></div>
<script>
var biz = "" || "MzAwMDAwMDAwMA==";
var user_name = "${originalId}";
var ct = "${ct}";
var nickname = htmlDecode("${nickname}");
var msg_source_url = '';
item_show_type = "0";
</script></body></html>`;
}

const NOTICES = {
  deleted: '该内容已被发布者删除',
  violation: '此内容因违规无法查看',
  expired: '链接已过期',
  unavailable: '该内容暂时无法查看',
  verification: '当前环境异常，完成验证后即可继续访问。',
  'deleted-en': 'The content has been deleted by the author.',
  strange: '欢迎使用',
} as const;
export type Notice = keyof typeof NOTICES;

/** What the platform shows instead of an article. */
export const noticePage = (notice: Notice): string =>
  `<!DOCTYPE html><html><head><title></title><script>var tip = "js_article 违规";</script></head><body><div class="weui-msg"><div class="weui-msg__text-area"><h2 class="weui-msg__title">${NOTICES[notice]}</h2></div></div></body></html>`;
