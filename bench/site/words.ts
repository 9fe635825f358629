import type { Dice } from './random.ts';

/** Names of columns as county portals have them, with a number where the list runs out. */
const COLUMNS = [
  '政务要闻',
  '通知公告',
  '部门动态',
  '乡镇动态',
  '政策文件',
  '政策解读',
  '规范性文件',
  '财政预决算',
  '重大项目',
  '公共资源',
  '安全生产',
  '生态环境',
  '食品药品监管',
  '社会救助',
  '养老服务',
  '就业创业',
  '义务教育',
  '医疗卫生',
  '公共文化',
  '农村危房改造',
  '涉农补贴',
  '征地补偿',
  '国土空间规划',
  '住房保障',
  '税收管理',
  '公共法律服务',
  '户籍管理',
  '乡村振兴',
  '救灾',
  '市政服务',
  '城市综合执法',
  '人事信息',
  '招考录用',
  '统计数据',
  '权责清单',
  '行政执法',
  '建议提案',
  '会议公开',
  '领导活动',
  '在线访谈',
] as const;

export const columnName = (index: number): string => {
  const name = COLUMNS[index % COLUMNS.length] ?? COLUMNS[0];
  return index < COLUMNS.length ? name : `${name}${Math.floor(index / COLUMNS.length) + 1}`;
};

const OPENINGS = [
  '关于印发',
  '关于公布',
  '关于调整',
  '关于做好',
  '关于开展',
  '关于征求',
  '关于同意',
  '关于加强',
];
const SUBJECTS = [
  '农村道路建设养护',
  '城乡居民医疗保险',
  '中小学招生',
  '农作物秸秆综合利用',
  '老旧小区改造',
  '饮用水水源保护',
  '稳岗就业补贴发放',
  '森林防火',
  '电子证照应用',
  '公共停车场管理',
  '农贸市场提升',
  '汛期值班值守',
];
const KINDS = ['实施方案的通知', '工作情况的公告', '有关事项的通知', '名单的公示', '意见的函', '结果的公告'];

export const titleOf = (dice: Dice, index: number): string =>
  `${dice.pick(OPENINGS)}${2019 + (index % 6)}年${dice.pick(SUBJECTS)}${dice.pick(KINDS)}`;

const CLAUSES = [
  '各乡镇、各有关单位要提高认识',
  '按照方案明确的时间节点推进',
  '及时公开办理进度和结果',
  '切实方便群众查询和办事',
  '建立台账并逐项销号',
  '加强部门之间的信息共享',
  '严格落实首问负责和一次告知',
  '对发现的问题限期整改',
  '资金使用接受社会监督',
  '由主管部门汇总后统一发布',
  '重要事项报请集体研究决定',
  '现场核查与资料审核相结合',
  '对困难家庭给予适当照顾',
  '县级财政统筹安排所需经费',
  '相关表格可在附件中下载',
  '咨询电话在工作时间接听',
];

/** A paragraph of some 200 characters that says nothing in the tone of such pages. */
export function paragraph(dice: Dice): string {
  const sentences = Array.from({ length: dice.between(4, 7) }, () =>
    Array.from({ length: dice.between(2, 4) }, () => dice.pick(CLAUSES)).join('，'),
  );
  return `<p style="text-indent: 2em; line-height: 1.8; font-size: 16px;">${sentences.join('。')}。</p>\n`;
}

export const attachmentName = (dice: Dice, index: number): string =>
  `附件${dice.between(1, 4)}：${dice.pick(SUBJECTS)}申报表（第${index + 1}号）.${dice.pick(['pdf', 'doc', 'xls'])}`;
