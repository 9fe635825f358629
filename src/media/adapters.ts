import type { SourceKind } from '../facts/index.ts';
import { appStore } from './app-store.ts';
import { feed } from './feed/index.ts';
import { manual } from './manual.ts';
import { providerJson } from './provider-json.ts';
import type { MediaAdapter } from './types.ts';
import { wechatApi } from './wechat/api.ts';
import { wechatPage } from './wechat/page.ts';
import { weiboApi, weiboCommercial, weiboPage } from './weibo/index.ts';

/** One adapter for each kind of source. */
export const ADAPTERS: Readonly<Record<SourceKind, MediaAdapter>> = {
  manual,
  feed,
  'wechat-api': wechatApi,
  'wechat-page': wechatPage,
  'weibo-api': weiboApi,
  'weibo-commercial': weiboCommercial,
  'weibo-page': weiboPage,
  'app-store': appStore,
  'provider-json': providerJson,
};
