/** A column of a portal: its list page, and the titles that stand in it from the newest to the oldest. */
export interface DemoColumn {
  slug: string;
  name: string;
  source: string;
  titles: readonly string[];
}

const column = (slug: string, name: string, source: string, ...titles: string[]): DemoColumn => ({
  slug,
  name,
  source,
  titles,
});

/** Columns of the home page. `{县}` stands for the county, `{年}` for the current year. */
// biome-ignore format: a table reads by its rows
export const COLUMNS: readonly DemoColumn[] = [
  column('zwyw', '政务要闻', '融媒体中心',
    '{县}部署冬季重点项目建设工作', '{县}召开优化营商环境座谈会', '县政府常务会议研究民生实事', '{县}水利设施冬修全面展开', '{县}义务植树活动启动'),
  column('tzgg', '通知公告', '人民政府办公室',
    '关于征求冬季供水保障方案意见的公告', '关于县城部分路段交通管制的通告', '{年}年公共服务岗位招录公告', '关于开展消防安全检查的通知', '关于公布办事大厅冬季服务时间的公告'),
  column('zcwj', '政策文件', '人民政府办公室',
    '{县}政务公开工作要点', '{县}促进中小企业发展若干措施', '{县}农村人居环境整治提升方案', '{县}行政规范性文件清理结果', '{县}公共数据管理暂行办法'),
  column('zcjd', '政策解读', '人民政府办公室',
    '一图读懂《{县}政务公开工作要点》', '《{县}促进中小企业发展若干措施》解读', '《{县}农村人居环境整治提升方案》问答', '《{县}公共数据管理暂行办法》解读'),
  column('xzdt', '乡镇动态', '融媒体中心',
    '东河镇晚稻机收进入尾声', '石桥乡便民服务中心延时服务', '望山镇开展护林防火宣传', '清水乡敬老院冬季物资发放'),
];

/** 工作动态 of the topic on grassroots openness. */
export const PROGRESS: DemoColumn = column(
  'gzdt',
  '工作动态',
  '人民政府办公室',
  '{县}推进基层政务公开标准化规范化工作',
  '{县}组织乡镇政务公开业务培训',
  '政务公开专区服务事项更新',
  '{县}开展标准目录动态调整',
  '村务公开栏规范化建设现场会召开',
);

/** The columns of 法定主动公开内容 that are not on the home page. */
// biome-ignore format: a table reads by its rows
export const STATUTORY: readonly DemoColumn[] = [
  column('jgzn', '机构职能', '人民政府办公室', '{县}人民政府机构设置', '县政府办公室职能简介'),
  column('ghjh', '规划计划', '发展和改革委员会', '{县}国民经济和社会发展计划', '{县}重点工作安排'),
  column('tjxx', '统计信息', '统计局', '{县}经济运行简况', '{县}居民消费价格情况'),
];

/** Topics that stand beside the one on grassroots openness. */
export const OTHER_TOPICS: readonly DemoColumn[] = [
  column(
    'yhyshj',
    '优化营商环境',
    '发展和改革委员会',
    '惠企政策直达服务上线',
    '企业开办时间再压缩',
    '营商环境监督员座谈',
  ),
  column(
    'xczx',
    '和美乡村建设',
    '农业农村局',
    '村庄清洁行动走进柳溪村',
    '乡村公路管护责任落实',
    '农村饮水工程完工',
  ),
  column(
    'ncxx',
    '全国文明县城创建',
    '融媒体中心',
    '背街小巷整治进展',
    '文明交通志愿服务',
    '社区公园建成开放',
  ),
];

/** Columns of a city department. */
// biome-ignore format: a table reads by its rows
export const DEPARTMENT_COLUMNS: readonly DemoColumn[] = [
  column('zwyw', '政务要闻', '城市管理局',
    '全市城市管理工作调度会召开', '冬季市政设施巡查全面开展', '城市管理进社区活动启动', '道路照明改造工程完工', '垃圾分类示范小区评选揭晓'),
  column('tzgg', '通知公告', '城市管理局',
    '关于老城区部分路段占道施工的公告', '关于征求户外招牌设置导则意见的公告', '关于规范冬季燃气安装维修服务的通知', '关于清理废弃非机动车的通告'),
  column('zcwj', '政策文件', '城市管理局',
    '示范市城市道路挖掘管理办法', '示范市户外招牌设置导则', '城市管理行政处罚裁量基准', '行政规范性文件清理结果'),
  column('zcjd', '政策解读', '城市管理局',
    '《示范市城市道路挖掘管理办法》解读', '一图读懂户外招牌设置导则', '城市管理行政处罚裁量基准问答'),
  column('xzdt', '县区动态', '城市管理局',
    '中心区背街小巷整治收尾', '青山县公厕提升改造完成', '古渡县开展渣土运输联合检查'),
];
