import type { ColumnSpec, TableSpec } from './files/index.ts';
import type { TargetState, UnitKind } from './types.ts';

/**
 * The registry's files as data: Chinese headers in their order, and the other names offices give them in their own
 * workbooks. The loader knows the headers only; `targets import` understands the synonyms too.
 */
const column = (header: string, needed: boolean, ...synonyms: string[]): ColumnSpec => ({
  header,
  needed,
  synonyms,
});

/** Who: 县(市、区), zones, departments, townships. */
export const UNITS = {
  file: 'units.csv',
  columns: {
    id: column('单位编号', true, '编号', '单位ID', '机构编号'),
    name: column('单位名称', true, '名称', '单位', '机构名称', '单位全称', '责任单位', '主办单位'),
    kind: column('类别', true, '类型', '单位类别', '单位类型', '层级'),
    code: column('区划代码', true, '行政区划代码', '行政区划', '区划', '代码'),
    formerCodes: column('曾用代码', false, '曾用区划代码', '原代码', '旧代码'),
    aliases: column('别名', false, '简称', '曾用名', '单位简称'),
    functionsAbsent: column('缺少职能', false, '无此职能', '不承担职能', '不适用领域'),
    note: column('备注', false, '说明', '备注说明'),
  },
} satisfies TableSpec<string>;

/** Websites. An address that is not known stays empty with the state 未核实. */
export const PORTALS = {
  file: 'portals.csv',
  columns: {
    id: column('网站编号', true, '编号', '网站ID'),
    unit: column('单位编号', true, '主办单位', '责任单位', '单位', '单位名称', '主办单位名称', '开办单位'),
    name: column('网站名称', true, '名称', '网站', '站点名称'),
    url: column(
      '网址',
      true,
      '首页网址',
      '网站地址',
      '域名',
      '首页地址',
      '网站域名',
      '链接',
      'URL',
      '首页URL',
    ),
    state: column('状态', true, '运行状态', '网站状态', '当前状态'),
    since: column('起始日期', false, '开始日期', '关停日期', '下线时间'),
    until: column('截止日期', false, '结束日期', '恢复日期', '恢复时间'),
    reason: column('原因说明', false, '原因', '说明', '备注', '状态说明'),
    siteCode: column('网站标识码', false, '标识码', '政府网站标识码', '网站识别码'),
    hosts: column('其他域名', false, '曾用域名', '备用域名', '旧域名'),
  },
} satisfies TableSpec<string>;

/** New-media accounts. No keys, tokens or passwords: those never enter the registry. */
export const ACCOUNTS = {
  file: 'accounts.csv',
  columns: {
    id: column('账号编号', true, '编号', '账号ID'),
    unit: column(
      '单位编号',
      true,
      '责任单位',
      '主办单位',
      '单位',
      '单位名称',
      '开办单位',
      '运营单位',
      '主办单位名称',
    ),
    name: column(
      '账号名称',
      true,
      '名称',
      '新媒体名称',
      '账号',
      '账户名称',
      '帐号名称',
      '政务新媒体名称',
      '帐号',
    ),
    platform: column(
      '平台',
      true,
      '类型',
      '新媒体类型',
      '账号类型',
      '平台类型',
      '所属平台',
      '渠道',
      '政务新媒体类型',
      '帐号类型',
    ),
    handle: column(
      '账号标识',
      false,
      '微信号',
      '原始ID',
      '账号链接',
      '主页链接',
      '主页地址',
      'UID',
      '帐号标识',
      '公众号ID',
      // In a list that has both 名称 and 账号, the latter is the number of the account.
      '账号',
      '帐号',
    ),
    sources: column('数据来源', false, '采集来源', '监测来源'),
    supervisor: column('主管单位', false, '主管', '主管部门', '上级主管单位', '监管单位'),
    state: column('状态', true, '运行状态', '账号状态', '当前状态', '帐号状态'),
    since: column('起始日期', false, '开始日期', '关停日期', '注销日期', '注销时间'),
    until: column('截止日期', false, '结束日期', '恢复日期'),
    reason: column('原因说明', false, '原因', '说明', '备注', '状态说明'),
  },
} satisfies TableSpec<string>;

/** What people found out about accounts by looking: the list of open accounts comes back filled in. */
export const REVIEWS = {
  file: 'reviews.csv',
  columns: {
    account: column('账号编号', true, '编号'),
    // For the reader of the list; the registry knows them already.
    platform: column('类型', false),
    name: column('名称', false),
    unit: column('责任单位', false),
    open: column('核查内容', false),
    cause: column('原因', false),
    todo: column('怎么办', false),
    newestOn: column('最近更新日期', true, '更新日期'),
    link: column('链接', false, '文章链接', '最近文章链接'),
    screenshot: column('截图', false, '截图文件'),
    interaction: column('互动可用', false, '互动是否可用'),
    checker: column('核查人', false, '核查岗位'),
    checkedOn: column('核查日期', true, '检查日期'),
  },
} satisfies TableSpec<string>;

/** Columns of a portal with their kind and how often they must change. */
export const COLUMNS = {
  file: 'columns.csv',
  columns: {
    portal: column('网站编号', true, '网站', '所属网站', '网站名称'),
    name: column('栏目名称', true, '名称', '栏目'),
    url: column('栏目网址', true, '网址', '栏目地址', '栏目链接', '链接', 'URL'),
    type: column('栏目类型', true, '类型', '栏目类别', '类别'),
    cycleDays: column('更新周期天数', false, '更新周期', '更新周期（天）', '更新周期(天)', '更新频率'),
    owner: column('责任单位', false, '维护单位', '责任部门', '保障单位', '主责单位'),
    state: column('状态', false, '栏目状态'),
  },
} satisfies TableSpec<string>;

/** What the city office excused, with a reason and a last day. */
export const EXEMPTIONS = {
  file: 'exemptions.csv',
  columns: {
    target: column('监测对象', true, '对象', '网站编号', '账号编号', '监测对象编号'),
    indicator: column('指标', true, '指标编号', '豁免指标'),
    reason: column('原因', true, '豁免原因', '理由', '说明'),
    until: column('截止日期', true, '有效期至', '结束日期', '到期日期'),
  },
} satisfies TableSpec<string>;

/** What a person fills in for duties no crawler can see. */
export const LEDGER = {
  file: 'ledger.csv',
  columns: {
    row: column('条目', true, '条目编号', '事项编号', '事项'),
    unit: column('单位编号', true, '单位', '责任单位', '单位名称'),
    doneOn: column('完成日期', false, '完成时间', '办结日期', '报送日期'),
    dueOn: column('应完成日期', false, '办理时限', '要求完成日期', '截止日期'),
    missing: column('未完成', false, '确认未完成', '是否未完成'),
    evidence: column('证明材料', false, '佐证材料', '佐证', '证据'),
    note: column('备注', false, '说明'),
  },
} satisfies TableSpec<string>;

export const UNIT_KIND_WORDS: ReadonlyMap<string, UnitKind> = new Map([
  ['市', 'city'],
  ['县区', 'county'],
  ['功能区', 'zone'],
  ['部门', 'department'],
  ['乡镇', 'township'],
  ['其他', 'other'],
]);

export const STATE_WORDS: ReadonlyMap<string, TargetState> = new Map([
  ['正常', 'active'],
  ['改版', 'rebuilding'],
  ['关停', 'closed'],
  ['未核实', 'unverified'],
]);

export const COLUMN_STATE_WORDS: ReadonlyMap<string, 'active' | 'archived'> = new Map([
  ['正常', 'active'],
  ['归档', 'archived'],
]);

export const YES_NO_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['否', false],
]);

/** Types of columns. The type decides which freshness a column is held to. */
export const COLUMN_TYPES = [
  '动态要闻',
  '通知公告',
  '政策文件',
  '政策解读',
  '人事信息',
  '规划计划',
  '互动',
  '办事',
  '专题',
  '静态',
  '其他',
] as const;

/** Platforms of new-media accounts; 微信 where the list does not say which kind of account it is. */
export const PLATFORMS = [
  '微信',
  '微信订阅号',
  '微信服务号',
  '微信视频号',
  '微信小程序',
  '微博',
  '抖音',
  '快手',
  '今日头条',
  '百家号',
  '企鹅号',
  '大鱼号',
  '哔哩哔哩',
  '客户端',
  '其他',
] as const;
