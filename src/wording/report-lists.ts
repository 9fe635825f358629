/** Lists of the city page and its print: vetoes, distribution, good examples, what guiding units supervise; and the search above them. */

export const VETOES = {
  chapter: '单项否决',
  none: '读到的网站和账号中未发现单项否决问题。',
  more: (count: number) => `另有 ${count} 项未列出，见各单位页和 findings.csv。`,
  note: (sites: number, accounts: number) =>
    `网站 ${sites} 项${accounts > 0 ? `，政务新媒体账号 ${accounts} 项` : ''}，应先行整改。以下为机器检测结果，通报前请逐条人工复核。`,
  target: '网站（账号）',
  problem: '问题',
} as const;

export const PRINTED = {
  note: '每项一行。每一处的网址和证据见各单位页（units 目录，可单独打印）和 findings.csv。',
  otherRuns: (titles: readonly string[]) =>
    `${titles.map((title) => `“${title}”`).join('、')}要由连续监测或全站检查判定，未能判定的不逐一列出，怎么办见各单位页。`,
  problem: '问题',
  held: '实测与建议期限',
  within: (days: number) => `${days} 个工作日内整改`,
} as const;

export const DISTRIBUTION = {
  title: '不合规项数分布',
  note: '只统计读到的网站；条的长短为占读到网站的比例。',
  items: '不合规项数',
  sites: '网站数',
  range: (from: number, to: number): string =>
    from === to ? `${from} 项` : Number.isFinite(to) ? `${from}–${to} 项` : `${from} 项及以上`,
} as const;

export const PRAISES = {
  chapter: '好的做法',
  none: '本批次没有读到可作为示范、且证据齐全的做法。',
  note: '以下做法经检查符合要求，并附所见页面；按名录顺序排列，不是排名。存在单项否决问题的网站和账号不列入。',
  heads: ['单位', '网站（账号）', '类别', '所见'],
  kinds: { topic: '公开专题', fields: '领域专栏', entries: '统一入口', account: '政务新媒体' },
  field: (name: string, newest: string) => `“${name}”专栏目录和内容齐全，最新 ${newest}`,
  words: ({
    kind,
    complete,
    told,
    newest,
  }: {
    kind: 'topic' | 'entries' | 'account' | 'fields';
    complete: number;
    told: number;
    newest: string | null;
  }): string => {
    const fresh = newest === null ? '' : `，最新信息日期 ${newest}`;
    if (kind === 'topic') return `${told} 个适用领域中 ${complete} 个入口、标准目录、内容齐全${fresh}`;
    if (kind === 'account') return `按要求更新，互动和链接可用${fresh}`;
    return '办事服务、互动交流入口统一，站内检索和附件下载可用';
  },
  more: (count: number) => `另有 ${count} 条未列出。`,
} as const;

export const SUPERVISE = {
  title: '各指导单位需督促的事项',
  note: '按领域的指导单位列出未齐全的格；未能判定、不适用、已核减和已豁免的格不列入。',
  none: '已判定的领域均齐全，没有需要督促的事项。',
  count: (items: number) => `${items} 项`,
  heads: { no: '序号', field: '领域', unit: '县（市、区）', state: '情况', matter: '需要完善' },
} as const;

export const FINDER = {
  label: (chapter: string) => `在“${chapter}”中查找`,
  words: '关键词',
  hint: '单位、指标、网址、问题',
  all: '全部',
  clear: '清除',
  /** `{shown}` and `{all}` are put in by the page. */
  shown: '显示 {shown} / {all} 条',
  nothing: '没有符合条件的条目，请放宽条件或点“清除”。',
  group: '性质',
  unit: '单位',
  type: '类型',
} as const;
