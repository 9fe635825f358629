import { fromName, sourceName } from './media.ts';
import { stateName } from './report-terms.ts';
import { tlsFault } from './tls.ts';

const ENTRIES: Record<string, string> = {
  service: '办事服务入口',
  interaction: '互动交流入口',
  'topic-index': '专题专栏入口',
  'special-topic': '基层政务公开专题入口',
  disclosure: '政务公开入口',
};

const MARKS: Record<string, string> = {
  partyMark: '党政机关网站标识',
  errorReportMark: '“我为政府网站找错”标识',
  siteCode: '网站标识码',
  icp: 'ICP备案编号',
  police: '公安机关备案标识',
  sponsor: '主办单位',
  phone: '联系电话',
  siteMap: '网站地图',
};

const COLUMNS: Record<string, string> = {
  serial: '序号',
  itemLevel1: '一级事项',
  itemLevel2: '二级事项',
  content: '公开内容',
  basis: '公开依据',
  timeLimit: '公开时限',
  publisher: '公开主体',
  channels: '公开渠道和载体',
  audience: '公开对象',
  manner: '公开方式',
  level: '公开层级',
};

const MAGICS: Record<string, string> = {
  pdf: ' PDF',
  ole: '旧版 Office 文档',
  zip: '压缩格式（含新版 Office 文档）',
  rar: ' RAR 压缩文件',
  '7z': ' 7z 压缩文件',
  gzip: ' gzip 压缩文件',
  png: ' PNG 图片',
  jpeg: ' JPEG 图片',
  gif: ' GIF 图片',
  mp4: ' MP4 视频',
  mp3: ' MP3 音频',
  html: '网页',
  text: '纯文本',
};

const of = (names: Record<string, string>) => (value: string) => names[value] ?? value;

/** What a finding was measured with, plain values. */
export type Params = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** How the values of some params are called, by the name of the param; the others are there to say more. */
export const TERMS: Record<string, ((value: string, params: Params) => string) | undefined> = {
  entry: of(ENTRIES),
  mark: of(MARKS),
  columns: of(COLUMNS),
  magic: of(MAGICS),
  scope: of({ home: '首页', inner: '内页' }),
  state: (state, params) => tlsFault(params) ?? stateName(state),
  from: fromName,
  source: sourceName,
  sources: sourceName,
};

/** A sentence with its `{name}`s filled from the params. */
export const fill = (template: string, params: Params): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => shown(name, params));

function shown(name: string, params: Params): string {
  const value = params[name] ?? null;
  const term = TERMS[name];
  if (Array.isArray(value))
    return value.length === 0 ? '无' : value.map((each: string) => term?.(each, params) ?? each).join('、');
  if (value === null || value === '') return '（未标明）';
  return term?.(String(value), params) ?? String(value);
}
