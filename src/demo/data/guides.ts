/** Services of a hall with the eight elements every 办事指南 must show (standards V-W-06). */
export interface Guide {
  slug: string;
  name: string;
  basis: string;
  condition: string;
  material: string;
  steps: string;
}

const guide = (slug: string, name: string, basis: string, condition: string, material: string): Guide => ({
  slug,
  name,
  basis,
  condition,
  material,
  steps: '申请、受理、审查、决定、送达',
});

export const GUIDES: readonly Guide[] = [
  guide(
    'qykb',
    '企业设立登记',
    '《市场主体登记管理条例》',
    '有符合规定的名称、住所和出资',
    '设立登记申请书原件1份、章程原件1份',
  ),
  guide('sbkbl', '社会保障卡申领', '《社会保险法》', '在本地参加社会保险', '居民身份证原件、近期照片1张'),
  guide(
    'bdcdj',
    '不动产转移登记',
    '《不动产登记暂行条例》',
    '不动产权属清楚、双方共同申请',
    '登记申请书原件1份、权属证书原件、转让合同原件1份',
  ),
  guide(
    'ylzsl',
    '高龄津贴申领',
    '《老年人权益保障法》',
    '本地户籍且达到规定年龄',
    '居民身份证复印件1份、银行卡复印件1份',
  ),
];

export const GUIDE_PLACE = '政务服务中心综合窗口';
export const GUIDE_HOURS = '工作日 9:00—12:00，13:30—17:00';
