/** Indicators, fields and dates of the sample city; shaped after the real policy, figures free. */
import type { CheckResult } from '../../src/report/check-document.ts';

type Row = Pick<
  CheckResult,
  'indicator' | 'clause' | 'title' | 'severity' | 'confidence' | 'rectifyWorkdays'
>;

const row = (
  indicator: string,
  title: string,
  part: string,
  severity: CheckResult['severity'] = 'deduct',
  confidence: CheckResult['confidence'] = 'S',
): Row => ({
  indicator,
  title,
  clause: `赣州〔2020〕49号 ${part}`,
  severity,
  confidence,
  rectifyWorkdays: severity === 'veto' ? 3 : severity === 'deduct' ? 5 : 10,
});

export const INDICATORS: Row[] = [
  row('home-availability', '首页可访问', '二(六)', 'veto'),
  row('special-topic', '开设基层政务公开专题', '三(三)', 'veto'),
  row('topic-timely', '专题及时更新', '三(三)'),
  row('topic-complete', '专题覆盖各领域', '三(三)'),
  row('directory', '公开事项标准目录', '二(三)'),
  row('topic-index', '专题专栏入口', '三(三)', 'advice', 'C'),
  row('service-entry', '统一的办事服务入口', '二(六)', 'veto'),
  row('interaction-entry', '统一的互动交流入口', '二(六)'),
  row('disclosure-entry', '政府信息公开入口', '二(六)'),
  row('disclosure-platform', '政府信息公开平台', '二(六)'),
  row('search', '信息检索可用', '二(六)'),
  row('download', '附件可以下载', '二(六)'),
  row('broken-links-home', '首页链接有效', '二(六)'),
  row('blank-columns', '没有空白栏目', '二(六)', 'veto', 'C'),
  row('site-identity', '网站标识一致', '二(六)', 'deduct', 'V'),
  row('home-freshness', '首页及时更新', '二(六)', 'deduct', 'V'),
  row('page-tags', '页面标签齐全', '二(六)', 'advice', 'M'),
];

const NAMES =
  '国土空间规划 征地补偿 重大建设项目 公共资源交易 财政预决算 安全生产 救灾 税收管理 国有土地上房屋征收 保障性住房 农村危房改造 环境保护 公共文化服务 公共法律服务 扶贫 食品药品监管 城市综合执法 市政服务 就业创业 社会保险 社会救助 养老服务 户籍管理 涉农补贴 义务教育 医疗卫生'.split(
    ' ',
  );

export const FIELDS = NAMES.map((name, at) => ({
  id: `F${String(at + 1).padStart(2, '0')}`,
  no: at + 1,
  name,
}));

const DEPARTMENT_OF = [0, 0, 1, 1, 2, 3, 3, 4, 5, 5, 5, 6, 1, 1, 8, 3, 7, 5, 8, 8, 8, 8, 1, 2, 9, 10];

export const GUIDES: Record<string, string[]> = Object.fromEntries(
  FIELDS.map((field, at) => {
    const department = DEPARTMENT_OF[at] ?? 0;
    const first = department === 0 ? 'ziranju' : `dept-${department}`;
    return [field.id, field.id === 'F18' ? [first, 'dept-7'] : [first]];
  }),
);

export const DUTY_ROWS = [
  {
    row: 'GZ49-07',
    title: '实施方案报备',
    clause: '赣州〔2020〕49号 二(一)',
    actor: 'county',
    dueOn: '2020-07-08',
  },
  {
    row: 'GZ49-12',
    title: '标准目录征求意见并报审',
    clause: '赣州〔2020〕49号 二(三)',
    actor: 'county',
    dueOn: '2020-11-15',
  },
  {
    row: 'GZ49-45',
    title: '报送推进情况',
    clause: '赣州〔2020〕49号 三(三)',
    actor: 'county',
    dueOn: '2020-12-15',
  },
];

export const DEADLINES = [
  { date: '2020-06-30', row: 'GZ49-06', who: '县（市、区）', title: '制定实施方案' },
  { date: '2020-07-08', row: 'GZ49-07', who: '县（市、区）', title: '实施方案报备' },
  { date: '2020-08-31', row: 'GZ49-08', who: '县（市、区）、乡镇', title: '形成县乡两级事项清单' },
  { date: '2020-10-31', row: 'GZ49-11', who: '县（市、区）', title: '编制公开事项标准目录' },
  { date: '2020-12-31', row: 'GZ49-03', who: '县（市、区）', title: '初步建成标准规范体系' },
  { date: '2022-12-31', row: 'GZ49-05', who: '县（市、区）', title: '建成统一标准体系' },
];
