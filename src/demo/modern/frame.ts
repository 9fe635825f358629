import { type County, PHONE, SEARCH_FIELD } from '../content/index.ts';
import { type Html, html } from './markup.ts';

/** Places every modern portal has, by their address below the site's folder. */
export const places = (county: County) => ({
  platform: `${county.root}/zfxxgk/xxgk.shtml`,
  interaction: `${county.root}/hdjl/index.shtml`,
  topics: `${county.root}/ztzl/list.shtml`,
  search: `${county.root}/search/result.shtml`,
  siteMap: `${county.root}/wzdt/index.shtml`,
  about: `${county.root}/zjgk/index.shtml`,
  news: county.addresses.column('zwyw', '政务要闻'),
});

/** Header with name, search and the main menu. */
export function siteHeader(county: County): Html {
  const at = places(county);
  return html`<header class="header">
<div class="wrap top">
  <a class="logo" href="${county.addresses.home}"><span class="seal" aria-hidden="true">${county.name.slice(0, 1)}</span><span><b>${county.siteName}</b><i>${county.host}</i></span></a>
  <form class="search" action="${at.search}" method="get" role="search">
    <input type="text" name="${SEARCH_FIELD}" placeholder="请输入关键字" aria-label="站内搜索"><button type="submit">搜索</button>
  </form>
  <button class="aid" type="button" onclick="document.body.classList.toggle('large')">长者模式</button>
</div>
<nav class="nav"><ul class="wrap">
  <li><a href="${county.addresses.home}">首页</a></li>
  <li><a href="${at.about}">${county.aboutName}</a></li>
  <li><a href="${at.news}">政务要闻</a></li>
  <li><a href="${at.platform}">政府信息公开</a></li>
  <li><a href="${county.serviceUrl}">政务服务</a></li>
  <li><a href="${at.interaction}">互动交流</a></li>
  <li><a href="${at.topics}">专题专栏</a></li>
</ul></nav>
</header>`;
}

/** Footer with every mark that a government portal must carry. */
export function siteFooter(county: County): Html {
  const at = places(county);
  const police = policeNumber(county);
  return html`<footer class="footer"><div class="wrap">
<p><a href="${at.siteMap}">网站地图</a> | <a href="${at.about}">关于我们</a> | <a href="http://www.shifan.gov.test/">示范市人民政府</a></p>
<p>主办单位：${county.siteName}办公室　承办单位：${county.place}大数据中心　联系电话：${PHONE}</p>
<p>网站标识码：${county.siteCode}　<a href="http://beian.miit.gov.cn/">${icpNumber(county)}</a>　<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=${police}">赣公网安备 ${police}号</a></p>
<p class="marks">
  <a href="${markUrl(county)}"><img src="${county.root}/images/red.svg" alt="党政机关网站标识"></a>
  <a href="${errorReportUrl(county)}"><img src="${county.root}/images/jiucuo.svg" alt="政府网站找错"></a>
</p>
</div></footer>`;
}

/** Numbers of demo footers: of the right shape, and of nobody. */
export const icpNumber = (county: County): string => `赣ICP备00${county.code}号-1`;
export const policeNumber = (county: County): string => `${county.code}02000001`;
export const markUrl = (county: County): string =>
  `http://bszs.conac.cn/sitename?method=show&id=${county.code.padStart(32, '0')}`;
export const errorReportUrl = (county: County, code = county.siteCode): string =>
  `http://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${code}&url=http%3A%2F%2F${county.host}%2F`;
