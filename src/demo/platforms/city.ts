import type { Bases } from '../../media/index.ts';
import { type GatewayFeed, rsshubHost, weweHost } from './gateway.ts';
import type { Host } from './host.ts';
import { appStoreHost, plainHost, providerHost } from './other.ts';
import { wechatApiHost } from './wechat-api.ts';
import { articlePage, wechatPageHost } from './wechat-page.ts';
import { weiboApiHost, weiboPageHost } from './weibo.ts';

/** The platforms at their own names, but without TLS: the names are mapped to loopback. */
export const DEMO_BASES: Bases = {
  wechatApi: 'http://api.weixin.qq.com',
  wechatPage: 'http://mp.weixin.qq.com',
  weiboApi: 'http://api.weibo.com',
  weiboCommercial: 'http://c.api.weibo.com',
  weiboPage: 'http://m.weibo.cn',
  appStore: 'http://itunes.apple.com',
};

/** Keys of the stand-ins; the registry of the sample city names them as it would name real ones. */
const SECRETS: Readonly<Record<string, string>> = {
  'env:DEMO_WX_QINGSHAN': 'standin-secret-qingshan',
  'env:DEMO_WX_BAISHI': 'standin-secret-baishi',
  'env:DEMO_WX_GUDU': 'standin-secret-outdated',
  'env:DEMO_WB_QINGSHAN': 'standin-weibo-token',
  'env:DEMO_RSSHUB': 'standin-rsshub-key',
  'env:DEMO_PROVIDER': 'standin-provider-key',
};
export const resolveDemoSecret = async (reference: string): Promise<string | null> =>
  SECRETS[reference] ?? null;

const secretOf = (reference: string): string => SECRETS[reference] ?? '';
const SERVICE = 'http://fuwu.shifan.gov.test';

/** Every platform of the sample city, its dates computed from `now`. */
export function demoPlatforms(now: number): Map<string, Host> {
  const clock = (): number => now;
  const accounts = new Map([
    [
      'wxqingshan001',
      {
        secret: secretOf('env:DEMO_WX_QINGSHAN'),
        menu: [
          {
            name: '互动',
            below: [
              { name: '县长信箱', url: `${SERVICE}/xinxiang` },
              { name: '12345', type: 'click' },
            ],
          },
          { name: '办事', below: [{ name: '办事大厅', url: `${SERVICE}/banshi` }] },
        ],
        published: [
          { daysAgo: 2, title: '惠民政策问答', content: `<p><a href="${SERVICE}/banshi">办事大厅</a></p>` },
        ],
        pushed: [1],
        tokenLasts: 3,
      },
    ],
    [
      'wxbaishi001',
      {
        secret: secretOf('env:DEMO_WX_BAISHI'),
        menu: [
          { name: '政策', url: `${SERVICE}/yishan` },
          { name: '关于我们', type: 'click' },
        ],
        published: [{ daysAgo: 40, title: '县里的一则旧闻' }],
        pushed: [],
      },
    ],
    ['wxgudu001', { secret: 'standin-secret-gudu', menu: null }],
  ]);
  const weibo = new Map([
    [
      '1000000001',
      {
        name: '青山发布',
        reason: '青山县人民政府办公室官方微博',
        token: secretOf('env:DEMO_WB_QINGSHAN'),
        posts: [
          { daysAgo: 300, text: '置顶：欢迎关注', pinned: true },
          { daysAgo: 1, text: '今日便民提示' },
        ],
      },
    ],
    ['1000000002', { name: '和坪发布', posts: [], visitor: '432' as const }],
  ]);
  const article = articlePage({
    title: '古渡夜话',
    nickname: '古渡融媒',
    originalId: 'gh_gudu00000001',
    ct: Math.floor((now - 3 * 86_400_000) / 1000),
    padding: 3_000_000,
  });
  return new Map<string, Host>([
    ['api.weixin.qq.com', wechatApiHost(accounts, clock)],
    [
      'mp.weixin.qq.com',
      wechatPageHost({ articles: new Map([['/s/gudu-article', () => article]]), albums: new Map() }),
    ],
    ['api.weibo.com', weiboApiHost(weibo, clock)],
    ['m.weibo.cn', weiboPageHost(weibo, clock)],
    [
      'itunes.apple.com',
      appStoreHost(
        new Map([
          [
            '1500000001',
            { name: '青山通', seller: '青山县人民政府办公室', url: `${SERVICE}/app`, releasedDaysAgo: 200 },
          ],
        ]),
        clock,
      ),
    ],
    [
      'wewe.shifan.gov.test',
      weweHost(new Map([['MP_WXS_1', { title: '白石发布', items: [40, 55], syncedDaysAgo: 0.2 }]]), clock),
    ],
    [
      'rsshub.shifan.gov.test',
      rsshubHost(
        new Map<string, GatewayFeed | 'blocked'>([
          ['/bilibili/user/video/100', 'blocked'],
          ['/toutiao/user/token/100', { title: '白石头条', items: [2, 5] }],
        ]),
        secretOf('env:DEMO_RSSHUB'),
        clock,
      ),
    ],
    [
      'shuju.shifan.gov.test',
      providerHost(new Map([['baishi-douyin', [13, 20]]]), secretOf('env:DEMO_PROVIDER'), clock),
    ],
    [
      'fuwu.shifan.gov.test',
      plainHost(
        new Map([
          ['/xinxiang', '县长信箱 我要写信'],
          ['/banshi', '办事大厅'],
          ['/app', '青山通 下载'],
        ]),
      ),
    ],
  ]);
}
