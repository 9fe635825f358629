/** Where the failing county's broken links lead. All stand on its home page. */
export interface DeadLink {
  text: string;
  path: string;
  status: 404 | 500 | 200;
}

export const BAISHI_DEAD: readonly DeadLink[] = [
  { text: '互动交流', path: '/bsx/hdjl/index.shtml', status: 404 },
  { text: '办事指南汇编下载', path: '/bsx/bszn/2019/hb.shtml', status: 404 },
  { text: '白石县情手册', path: '/bsx/bsgk/sc.shtml', status: 404 },
  { text: '视频新闻', path: '/bsx/spxw/index.shtml', status: 500 },
  { text: '省级卫生县城创建', path: '/bsx/zt/wsxc.shtml', status: 200 },
];

/** Days since the failing county's home page was last updated. */
export const BAISHI_STALE_DAYS = 40;

export const BAISHI_NEWS = [
  '县城老旧小区改造工程收官',
  '全县秋粮收购工作有序进行',
  '白石镇举办农民丰收节活动',
  '交通部门开展道路隐患排查',
  '县级粮食应急演练举行',
] as const;

export const BAISHI_NOTICES = [
  '关于停水检修的通知公告',
  '关于公开征集志愿服务项目的公告',
  '关于调整公交线路的通知公告',
  '县直单位办公用品采购结果公告',
] as const;

/** Columns in its menu that never held anything. */
export const BAISHI_BLANK = [
  { slug: 'zcjd', name: '政策解读' },
  { slug: 'rsxx', name: '人事信息' },
  { slug: 'ghjh', name: '规划计划' },
  { slug: 'tjsj', name: '统计数据' },
  { slug: 'czzj', name: '财政资金' },
] as const;

/** Its topics; none of them is the one the notice asks for. */
export const BAISHI_TOPICS = [
  { slug: 'yhyshj', name: '优化营商环境' },
  { slug: 'fdfx', name: '防灾减灾宣传' },
  { slug: 'wmsj', name: '文明实践活动' },
] as const;
