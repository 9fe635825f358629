import type { Column, Content, County } from '../content/index.ts';
import { places } from './frame.ts';
import { type Html, html } from './markup.ts';
import { block, rows } from './rows.ts';

export interface Banner {
  alt: string;
  url: string;
  image: string;
}

/** Banners of the home page: the service hall and the topic on grassroots openness. */
export const banners = (county: County): Banner[] => [
  { alt: '政务服务', url: county.serviceUrl, image: `${county.root}/images/banner-zwfw.svg` },
  {
    alt: '基层政务公开标准化规范化专题',
    url: county.addresses.topic,
    image: `${county.root}/images/banner-jczwgk.svg`,
  },
];

/** The home page: headline, news, notices, policies, services, banners, links. */
export function homePage(county: County, content: Content, extra: Html | '' = ''): Html {
  const [news, notices, policies, readings, towns] = content.columns;
  const [headline, ...rest] = news?.articles ?? [];
  return html`<div class="hero"><img src="${county.root}/images/hero.svg" alt="${county.name}风光"></div>
<h2 class="headline">${headline ? html`<a href="${headline.url}">${headline.title}</a>` : ''}</h2>
<div class="columns">
${news ? block({ ...news, articles: headline ? [headline, ...rest] : rest }) : ''}
${notices ? block(notices) : ''}
</div>
<div class="banners">${banners(county).map(
    ({ alt, url, image }) => html`<a href="${url}"><img src="${image}" alt="${alt}"></a>`,
  )}</div>
<div class="columns">
${policies ? block(policies) : ''}
${readings ? block(readings, 4) : ''}
</div>
<div class="columns">
${towns ? block(towns, 4) : ''}
${topicBlock(county, content.topics)}
</div>
${extra}`;
}

const topicBlock = (county: County, topics: readonly Column[]): Html => html`<section class="block">
<div class="block-title"><h2><a href="${places(county).topics}">专题专栏</a></h2><a class="more" href="${places(county).topics}">更多</a></div>
<ul class="tiles">
<li><a href="${county.addresses.topic}">基层政务公开标准化规范化</a></li>
${topics.map(
  ({ name, url }) => html`<li><a href="${url}">${name}</a></li>
`,
)}</ul>
</section>`;

/** 专题专栏: every topic with its newest item. */
export const topicsPage = (county: County, content: Content): Html => html`
<h1 class="column-title">专题专栏</h1>
<ul class="tiles wide">
<li><a href="${county.addresses.topic}"><img src="${county.root}/images/banner-jczwgk.svg" alt="基层政务公开标准化规范化"></a></li>
${content.topics.map(
  ({ name, url }) => html`<li><a href="${url}">${name}</a></li>
`,
)}</ul>
<section class="block"><div class="block-title"><h2>专题动态</h2></div>
${rows(content.topics.flatMap(({ articles }) => articles.slice(0, 1)))}</section>`;
