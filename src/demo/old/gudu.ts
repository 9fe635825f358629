import { type Addresses, type Content, type County, contentOf } from '../content/index.ts';
import { FIELDS } from '../data/fields.ts';
import { TAX_HOST } from '../sites/counties.ts';
import { gbkQuery } from './gbk.ts';

/** Fields the topic of this county lacks. */
export const GUDU_MISSING = ['农村危房改造', '公共文化服务', '涉农补贴'];

/** Names it gives to fields; two fields share one page. */
const LABELS: Record<string, string> = {
  国土空间规划: '自然资源',
  征地补偿: '自然资源',
  环境保护: '生态环境',
  扶贫: '乡村振兴',
  医疗卫生: '卫生健康',
  城市综合执法: '城市管理执法',
};

/** Addresses of an old ASP system: queries in GBK, some columns with Chinese characters as they are. */
const addresses: Addresses = {
  home: '/index.asp',
  column: (slug, name) => (slug === 'tzgg' ? `/list.asp?class=${name}` : `/list.asp?class=${gbkQuery(name)}`),
  article: (_slug, month, key) => `/html/${month}/${Number.parseInt(key.slice(0, 6), 16)}.htm`,
  field: (slug, name) =>
    slug === 'ssgl' ? `http://${TAX_HOST}/gudu/` : `/jczwgk/list.asp?ly=${gbkQuery(name)}`,
  topic: '/基层政务公开/index.htm',
  file: (_slug, key, extension) => `/UploadFile/附件${key.slice(0, 8)}.${extension}`,
};

/** The county that never rebuilt its portal: GBK, tables, fonts, handlers instead of links. */
export const GUDU: County = {
  id: 'gudu',
  name: '古渡县',
  siteName: '古渡县人民政府',
  place: '古渡县',
  aboutName: '古渡概况',
  about: [
    '古渡县隶属示范市，行政区划代码990103，是本软件内置的虚构地区，用于演示和测试。',
    '自然地理：两江汇流，渡口众多。历史人文：自古为水陆码头，以渡口集市闻名。',
    '经济社会：以水运、竹编和柑橘种植为主。行政区划：辖江口镇、白沙镇、柳溪乡。',
  ],
  host: 'www.gudu.gov.test',
  code: '990103',
  siteCode: '9901030001',
  root: '',
  accent: '#8b0000',
  fields: FIELDS.filter(({ name }) => !GUDU_MISSING.includes(name)).map(({ slug, name }) => ({
    slug,
    label: LABELS[name] ?? name,
  })),
  addresses,
  serviceUrl: '/bsfw/index.htm',
};

export const guduContent = (now: number): Content => contentOf(GUDU, now);
