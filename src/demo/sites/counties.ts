import { type County, staticAddresses } from '../content/index.ts';
import { FIELDS } from '../data/fields.ts';

/** Hall of the province, shared by the counties that have none of their own. */
export const HALL_HOST = 'hall.example.test';
export const TAX_HOST = 'tax.example.test';

interface Draft {
  id: string;
  name: string;
  root: string;
  code: string;
  accent: string;
  host?: string;
  serviceUrl?: string;
  fields?: County['fields'];
}

const county = ({ id, name, root, code, accent, host, serviceUrl, fields }: Draft): County => ({
  id,
  name,
  siteName: `${name}人民政府`,
  place: name,
  aboutName: `走进${name.slice(0, 2)}`,
  about: [
    `${name}隶属示范市，行政区划代码${code}，是本软件内置的虚构地区，用于演示和测试。`,
    '自然地理：地处丘陵河谷，四季分明。历史人文：以书院、古桥和采茶戏闻名。',
    '经济社会：以农业、竹木加工和旅游业为主。行政区划：辖东河镇、望山镇、石桥乡、清水乡。',
  ],
  host: host ?? `www.${id}.gov.test`,
  code,
  siteCode: `${code}0001`,
  root,
  accent,
  fields: fields ?? allFieldsBut(),
  addresses: staticAddresses(root),
  serviceUrl: serviceUrl ?? `${root}/zwfw/index.shtml`,
});

/** Fields under the notice's own names, some left out. */
function allFieldsBut(...absent: string[]): County['fields'] {
  return FIELDS.filter(({ name }) => !absent.includes(name)).map(({ slug, name }) => ({ slug, label: name }));
}

/** Fields the central district lacks (EX-CENTRAL); city departments publish them instead. */
export const CENTRAL_ABSENT = ['国土空间规划', '征地补偿', '城市综合执法', '市政服务'];

/** Passes everything; its one service entry leads to the hall of the province. */
export const QINGSHAN = county({
  id: 'qingshan',
  name: '青山县',
  root: '/qsxrmzf',
  code: '990101',
  accent: '#1a4f8b',
  serviceUrl: `http://${HALL_HOST}/qingshan/`,
});

/** Fails everything it can; its pages are made in `baishi.ts`. */
export const BAISHI = county({
  id: 'baishi',
  name: '白石县',
  root: '/bsx',
  code: '990102',
  accent: '#8c1515',
  fields: [],
});

/** Header and footer from script files, field pages filled by a script. */
export const YUNTAI = county({
  id: 'yuntai',
  name: '云台县',
  root: '/ytxrmzf',
  code: '990104',
  accent: '#146356',
});

/** Passes everything with 22 fields: the other four are the city's. */
export const ZHONGXIN = county({
  id: 'zhongxin',
  name: '中心区',
  root: '/zxqrmzf',
  code: '990106',
  accent: '#7a1f2b',
  fields: allFieldsBut(...CENTRAL_ABSENT),
});

/** Two fields, for a county whose home page is what it is there for. */
const FEW = FIELDS.slice(0, 2).map(({ slug, name }) => ({ slug, label: name }));

/** Its home page is written by a script, and well (`scripted.ts`). */
export const LIANHU = county({
  id: 'lianhu',
  name: '莲湖县',
  root: '/lhxrmzf',
  code: '990109',
  accent: '#0f5f7a',
  fields: FEW,
});

/** Its home page is written by a script, and badly (`scripted.ts`). */
export const SHUANGXI = county({
  id: 'shuangxi',
  name: '双溪县',
  root: '/sxxrmzf',
  code: '990110',
  accent: '#6b4a1f',
  fields: FEW,
});

/** The department that publishes two of the central district's fields. */
export const CHENGGUANJU: County = {
  ...county({
    id: 'chengguanju',
    name: '示范市城市管理局',
    root: '/sfscgj',
    code: '990000',
    accent: '#2c5d8f',
    host: 'cgj.shifan.gov.test',
    fields: FIELDS.filter(({ name }) => name === '城市综合执法' || name === '市政服务').map(
      ({ slug, name }) => ({
        slug,
        label: name,
      }),
    ),
  }),
  siteName: '示范市城市管理局',
  place: '示范市',
  aboutName: '机构概况',
  about: [
    '示范市城市管理局是本软件内置的虚构单位，用于演示和测试。',
    '主要职责：承担市容环境卫生、市政设施运行、城镇燃气和城市综合执法的管理工作。',
  ],
  siteCode: '9900000017',
};
