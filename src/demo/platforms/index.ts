export { DEMO_BASES, demoPlatforms, resolveDemoSecret } from './city.ts';
export { EXPECTED_ACCOUNTS } from './expected.ts';
export { type GatewayFeed, rss, rsshubHost, weweHost } from './gateway.ts';
export { type Host, json, NOWHERE, page, servePlatforms } from './host.ts';
export { appStoreHost, plainHost, providerHost } from './other.ts';
export { type WechatAccount, wechatApiHost } from './wechat-api.ts';
export { articlePage, type Notice, noticePage, wechatPageHost } from './wechat-page.ts';
export { type WeiboAccount, weiboApiHost, weiboPageHost } from './weibo.ts';
