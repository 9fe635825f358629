import { openDice } from './random.ts';
import { columnName, titleOf } from './words.ts';

/** A home page of about so many bytes, as county portals have them: blocks of dated lists between navigation and footer. */
export function homePage(bytes: number): string {
  const dice = openDice(130);
  const parts = [HEAD];
  let size = Buffer.byteLength(HEAD);
  for (let block = 0; size < bytes - 1_500; block += 1) {
    const html = blockOf(block, (index) => titleOf(dice, block * 8 + index));
    parts.push(html);
    size += Buffer.byteLength(html);
  }
  return [...parts, FOOT].join('');
}

/** A list of titles, every second one with dates, a row of picture links and the script of a slider. */
const blockOf = (
  block: number,
  title: (index: number) => string,
): string => `<div class="block block${block % 4}" id="b${block}">
<h2 class="block-head" style="background:url(/img/head_${block}.png) no-repeat left center;"><span class="block-name">${columnName(block)}</span><a class="more" href="/c${block}/index.html" title="${columnName(block)}">更多&gt;&gt;</a></h2>
<ul class="list" style="padding: 8px 12px; overflow: hidden; _height: 240px;">
${Array.from({ length: 8 }, (_, index) => itemOf(block, index, title(index))).join('\n')}
</ul>
<div class="pictures" id="pictures${block}">
${Array.from({ length: 3 }, (_, index) => pictureOf(block, index)).join('\n')}
</div>
<script type="text/javascript">
jQuery("#pictures${block}").slide({ titCell: ".hd ul", mainCell: ".bd ul", effect: "leftLoop", autoPlay: true, interTime: ${3000 + block}, delayTime: 500, vis: 3, scroll: 1, trigger: "click", easing: "swing" });
</script>
</div>
`;

function itemOf(block: number, index: number, text: string): string {
  const day = String(1 + ((block + index) % 28)).padStart(2, '0');
  const date = block % 2 === 0 ? `<span class="date">10-${day}</span>` : '';
  return `<li class="list-item"><i class="dot"></i><a target="_blank" href="/c${block}/2026-10/art_${block}_${index}.html" title="${text}" style="color: #333; text-decoration: none;">${text}</a>${date}</li>`;
}

const pictureOf = (block: number, index: number): string =>
  `<a href="/topic/${block}/${index}/" target="_blank" class="picture"><img src="/img/topic_${block}_${index}.jpg" width="280" height="72" border="0" alt="专题图片" style="display: block; margin: 0 auto;"></a>`;

const HEAD = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>样例县人民政府</title>
<meta name="SiteName" content="样例县人民政府"><meta name="SiteDomain" content="www.example.gov.cn"><meta name="SiteIDCode" content="0000000000">
<link rel="stylesheet" href="/css/site.css"><script src="/js/site.js"></script>
<style>.block{float:left;width:580px}.list li{line-height:32px}.date{float:right;color:#888}</style></head>
<body><div class="header"><a href="/"><img src="/img/logo.png" alt="样例县人民政府"></a>
<form action="/search" method="get"><input name="q" placeholder="请输入关键字"><button type="submit">搜索</button></form></div>
<ul class="nav">${['首页', '走进样例', '政务公开', '办事服务', '互动交流', '专题专栏', '数据发布']
  .map((name, index) => `<li><a href="/nav${index}/index.html">${name}</a></li>`)
  .join('')}</ul>
<div class="main">
`;

const FOOT = `</div><div class="footer"><p>主办：样例县人民政府办公室　承办：样例县信息中心</p>
<p>网站标识码：0000000000　联系电话：0000-0000000　<a href="/map.html">网站地图</a></p>
<script>var footer = 1; for (var i = 0; i < 3; i++) { footer += i; }</script></div></body></html>
`;
