import { gbkBytes } from './gbk.ts';
import { openDice } from './random.ts';
import type { Column, Link, Page, SitePlan } from './shapes.ts';
import { paragraph } from './words.ts';

const SITE = '样例县人民政府';

export const utf8 = (text: string): Buffer => Buffer.from(text);

interface Template {
  head: Buffer;
  nav: Buffer;
  foot: Buffer;
  paragraphs: Buffer[];
  encode: (text: string) => Buffer;
}

/** A page as the few buffers it is joined from; most of them are shared with its neighbours. */
export type Pieces = readonly Buffer[];

export interface Renderer {
  page(page: Page): Pieces;
  /** A short page with a title and a sentence: queries, error pages. */
  note(title: string, text: string, gbk: boolean): Buffer;
}

/** Makes the bytes of pages: one template for each encoding, built once, as a CMS would. */
export function openRenderer(plan: SitePlan): Renderer {
  const templates = new Map([true, false].map((gbk) => [gbk, templateFor(plan, gbk)]));
  const templateOf = (gbk: boolean): Template => {
    const template = templates.get(gbk);
    if (!template) throw new RangeError('no template');
    return template;
  };
  return {
    page(page) {
      const { head, nav, foot, paragraphs, encode } = templateOf(page.column.gbk);
      const title = encode(`<title>${page.title}-${SITE}</title>\n${metaOf(page)}`);
      const body = encode(bodyOf(page));
      const pieces = [head, title, nav, body];
      let size = head.length + title.length + nav.length + body.length + foot.length;
      // From the path and not from a shared row of throws, so that pages may be made in any order.
      const dice = openDice(plan.options.seed ^ Math.imul(page.size, 31) ^ page.path.length);
      while (size < page.size) {
        const next = dice.pick(paragraphs);
        pieces.push(next);
        size += next.length;
      }
      return [...pieces, foot];
    },
    note(title, text, gbk) {
      const { head, encode } = templateOf(gbk);
      const body = `<title>${title}-${SITE}</title></head>\n<body><div class="main"><h1>${title}</h1><p>${text}</p><p><a href="/">返回首页</a></p></div></body></html>`;
      return Buffer.concat([head, encode(body)]);
    },
  };
}

function templateFor(plan: SitePlan, gbk: boolean): Template {
  const encode = gbk ? gbkBytes : utf8;
  const dice = openDice(plan.options.seed + 1);
  const charset = gbk
    ? '<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />'
    : '<meta charset="utf-8">';
  return {
    head: encode(
      `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n${charset}\n<meta name="SiteName" content="${SITE}">\n`,
    ),
    nav: encode(navOf(plan)),
    foot: encode(footOf(plan)),
    paragraphs: Array.from({ length: 60 }, () => encode(paragraph(dice))),
    encode,
  };
}

const metaOf = ({ column, kind, title }: Page): string =>
  `<meta name="ColumnName" content="${column.name}">\n${kind === 'article' ? `<meta name="ArticleTitle" content="${title}">\n<meta name="PubDate" content="2024-03-12 09:30">\n` : ''}`;

const item = ({ href, text }: Link): string =>
  `<li class="item"><span class="date">2024-03-12</span><a href="${href}" target="_blank" title="${text}">${text}</a></li>\n`;

const columnLink = ({ name, lists }: Column, style: string): string =>
  `<li class="${style}"><a href="${lists[0]}" class="${style}-link" target="_self"><span>${name}</span></a></li>\n`;

const navOf = ({ columns }: SitePlan): string => `<link rel="stylesheet" type="text/css" href="/css/site.css">
<script type="text/javascript" src="/js/site.js"></script>
<style>.nav{width:1200px;margin:0 auto}.item{line-height:36px;border-bottom:1px dashed #ddd}.date{float:right;color:#999}</style>
</head>
<body>
<div class="top"><a href="javascript:void(0)" onclick="this.style.behavior='url(#default#homepage)'">设为首页</a>
<a href="mailto:webmaster@example.gov.cn">联系我们</a><a href="tel:12345">12345</a><a href="#main">跳到正文</a></div>
<div class="header"><a href="/"><img src="/img/logo.png" alt="${SITE}"></a><img src="/img/banner.jpg" alt=""></div>
<ul class="nav">
${columns.map((column) => columnLink(column, 'nav-item')).join('')}</ul>
<ul class="side">
${columns
  .slice(0, 12)
  .map((column) => columnLink(column, 'side-item'))
  .join('')}</ul>
<div class="main" id="main">
`;

const footOf = ({ columns, friends }: SitePlan): string => `</div>
<div class="foot">
<ul class="map">
${columns
  .slice(-12)
  .map((column) => columnLink(column, 'map-item'))
  .join('')}</ul>
<ul class="friends">
${friends.map((link) => `<li><a href="${link.href}" rel="noopener">${link.text}</a></li>`).join('\n')}
</ul>
<p>主办：样例县人民政府办公室 网站标识码：0000000000 <img src="/img/icp.png" alt="备案图标"></p>
</div>
<script>if (1 < 2 && '</div>'.length > 3) { window.footer = '<a href="/c1/index.html">' + document.title + '<\\/a>'; }</script>
</body>
</html>
`;

const bodyOf = ({
  kind,
  title,
  column,
  own,
}: Page): string => `<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="${column.lists[0]}">${column.name}</a></div>
<h1>${title}</h1>
${kind === 'article' ? '<div class="info">发布时间：2024-03-12 09:30　来源：样例县人民政府办公室</div>\n' : ''}<ul class="list">
${own.map(item).join('')}</ul>
`;
