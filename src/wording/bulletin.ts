/** Sentences of the bulletin (通报) and of what is made after it. Neutral: what was seen, where, when, by which clause. */
import { percent, share } from './report.ts';
import { NOT_REACHED } from './report-terms.ts';

const list = (names: readonly string[]): string => names.join('、');

/** At most `most` names, then how many more. */
const some = (names: readonly string[], most = 8): string =>
  names.length <= most ? list(names) : `${list(names.slice(0, most))}等 ${names.length} 个单位`;

export const AREA_NAMES = {
  site: '政府网站',
  disclosure: '信息公开平台和基层政务公开领域',
  media: '政务新媒体',
  interaction: '互动交流和办事服务',
} as const;

export const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

const HEADINGS = {
  basics: '基本情况',
  scope: '检查范围',
  method: '检查方法',
  results: '检查结果',
  previous: '上期问题整改情况',
  praise: '好的做法',
  problems: '存在的主要问题',
  demands: '工作要求',
  rectify: '限期整改',
  feedback: '按时反馈',
  open: '核实未能判定的项目',
  appeal: '异议处理',
  guide: '加强指导督促',
} as const;

const SCOPE = {
  sites: (targets: number, attempted: number, missed: number, read: number) =>
    `本次纳入检查的网站 ${targets} 个，实际访问 ${attempted} 个，抽查率 ${share(attempted, targets)}；${missed > 0 ? `${NOT_REACHED} ${missed} 个；` : ''}读到 ${read} 个，覆盖率 ${share(read, attempted + missed)}；读取页面`,
  pages: (pages: string) => `${pages} 个。`,
  accounts: (registered: number, asked: number, decided: number) =>
    `纳入政务新媒体账号 ${registered} 个，检查 ${asked} 个，其中 ${decided} 个可以判定更新情况。`,
  noAccounts: '本次未检查政务新媒体账号。',
  fields: (units: number, fields: number) =>
    `基层政务公开 ${fields} 个领域按 ${units} 个县（市、区）和功能区逐一核对。`,
  unread: (reason: string, names: readonly string[]) => `${reason} ${names.length} 个（${some(names)}）`,
  unreadAll: (parts: readonly string[]) =>
    `未能读到的网站和账号：${parts.join('；')}。未读到只影响覆盖率，不作任何评价。`,
  allRead: '纳入访问的网站和账号均已读到。',
} as const;

const METHOD = {
  how: (from: string, to: string, run: string, reviewed: number) =>
    `检查时间为 ${from} 至 ${to}，批次 ${run}。由系统按固定规则自动访问公开页面并判断，不登录、不提交；每项结论保留访问记录，可以复核。本期结论为系统检测结果，${reviewed > 0 ? `其中 ${reviewed} 件经人工复核属实，其余` : ''}尚未经人工复核。`,
  policies: (names: readonly string[]) => `依据：${names.join('；')}。`,
} as const;

const RESULTS = {
  counts: (pass: number, breach: number, veto: number, open: number) =>
    `网站已判定 ${pass + breach} 项，其中合规 ${pass} 项，不合规 ${breach} 项（单项否决 ${veto} 项），合规率 ${share(pass, pass + breach)}；另有 ${open} 项未能判定，不计入合规率，也不作为问题通报。`,
  sites: (clean: number, read: number) => `读到的 ${read} 个网站中，${clean} 个未发现不合规项。`,
  accounts: (pass: number, fail: number, veto: number, warn: number, open: number) =>
    `政务新媒体账号中，合规 ${pass} 个，不合规 ${fail} 个${veto > 0 ? `（单项否决 ${veto} 项）` : ''}，预警 ${warn} 个，未能判定 ${open} 个，未能判定的不作为问题通报。`,
  cases: (confirmed: number, suspected: number, disputed: number) =>
    `按整改事项计，已确认 ${confirmed} 件，疑似 ${suspected} 件（须再次检查一致或经人工确认）${disputed > 0 ? `，申诉中 ${disputed} 件` : ''}。`,
  setAside: (count: number) => `经人工核减或在豁免期内的 ${count} 处，不列入问题。`,
  nothing: '没有读到任何网站，不能对任何单位作出评价。未读到不等于不合规。',
  incomplete: (floor: number) =>
    `本批次覆盖率或完成度未达到 ${percent(floor, 1)} 的下限，不完整，不宜据此作全市结论，建议补测后再行通报。`,
  void: '本批次系统自检未通过，结果作废，不得据此通报。',
} as const;

const PREVIOUS = {
  unknown: '没有可供对照的上期检查记录，本期不对整改情况作评价。',
  city: '上期检查记录属于另一地区，不作对照。',
  policies: (run: string) => `上期（批次 ${run}）所用指标体系与本期不同，两期结果不可比，不作对照。`,
  counts: (run: string, at: string, fixed: number, persisting: number, untold: number, all: number) =>
    `与上期（批次 ${run}，${at}）按同一指标体系对照：上期问题 ${all} 处，本期未再发现 ${fixed} 处，仍然存在 ${persisting} 处，本期未能判定 ${untold} 处。抽样项目两期所抽页面可能不同，“未再发现”以逐条复查为准。`,
  fixed: (names: readonly string[]) => `本期未再发现上期问题的单位：${some(names)}。`,
  persisting: (names: readonly string[]) => `上期问题仍有存在的单位：${some(names)}。`,
  fresh: (count: number) => `上期已判定合规、本期新出现的问题 ${count} 处。`,
  clean: '上期没有不合规问题。',
  cases: (mended: number, persisting: number, overdue: number, regressed: number, untold: number) =>
    `此前发现的整改事项中，本次复查未见 ${mended} 件，确认仍然存在 ${persisting} 件（其中超过整改期限 ${overdue} 件），整改后复现 ${regressed} 件，已确认而本次未能判定 ${untold} 件。`,
  mended: (names: readonly string[]) => `有事项复查未见的单位：${some(names)}。`,
  overdue: (names: readonly string[]) => `有事项超过整改期限仍然存在的单位：${some(names)}。`,
  returned: (names: readonly string[]) => `已反馈整改台账的单位：${some(names)}。`,
  silent: (names: readonly string[]) => `尚未收到整改台账的单位：${some(names)}。`,
} as const;

const PRAISE = {
  none: '本期没有读到可作为示范、且证据齐全的做法。',
  topic: (unit: string, complete: number, told: number, newest: string | null) =>
    `${unit}基层政务公开专题 ${told} 个适用领域中 ${complete} 个入口、标准目录、内容齐全${newest === null ? '' : `，最新信息日期 ${newest}`}。`,
  fields: (unit: string, fields: readonly string[]) => `${unit}的${list(fields)}更新及时、目录和内容齐全。`,
  fieldOn: (name: string, newest: string) => `“${name}”专栏（最新 ${newest}）`,
  entries: (names: readonly string[]) => `${some(names)}办事服务、互动交流入口统一，站内检索和附件下载可用。`,
  account: (unit: string, name: string, newest: string | null) =>
    `${unit}“${name}”按要求更新${newest === null ? '' : `（最新 ${newest}）`}，互动和链接可用。`,
  see: (url: string) => `见 ${url}`,
} as const;

const PROBLEMS = {
  none: '已判定的项目中未发现不合规。',
  noAccounts: '本期未检查政务新媒体账号，不作评价。',
  notRead: '本期没有读到可供判断的网站，不作评价。',
  count: (units: number, places: number) => `共涉及 ${units} 个单位 ${places} 处。`,
  such: (examples: readonly string[]) => `如：${examples.join('；')}。`,
  example: (target: string, day: string, message: string) => `${target}（${day}）${message}`,
  heading: (title: string, clause: string) => `${title}（${clause}）。`,
  more: (annex: number) => `其余见附件${annex}。`,
  advised: (count: number) => `另有建议改进和预警事项 ${count} 处，只作提示，不计入不合规，见问题清单。`,
} as const;

const DEMANDS = {
  rectify: (groups: readonly string[], draft: boolean) =>
    `各单位对照附件逐条整改。${groups.join('；')}。期限自收到本通报之日起计算${draft ? '，为系统建议值，以印发单位确定的为准' : ''}。`,
  days: (name: string, days: number) => `${name} ${days} 个工作日内完成`,
  daysBetween: (name: string, least: number, most: number) =>
    `${name}按附件所列期限在 ${least} 至 ${most} 个工作日内完成`,
  nothing: '本期没有需要限期整改的不合规项，请继续保持。',
  feedbackDraft:
    '请在整改台账中逐条填写整改措施、完成时间和结果，加盖公章后连同电子表格一并反馈（截止日期：〔印发时填写〕）。',
  feedback:
    '请在整改台账中逐条填写整改措施、完成时间和结果，加盖公章后连同电子表格，于整改期限届满前一并反馈。',
  open: (count: number) =>
    `附件5所列 ${count} 项系统未能判定，不是问题。请有关单位自行核对，必要时说明情况或开放访问，以便下期检查。`,
  appeal: '对检查结果有异议的，可按附件7填写申诉意见，写明问题编号和理由，由印发单位复核。',
  guide: '各指导单位对照附件8所列事项，督促指导有关县（市、区）和功能区完善相应领域的公开内容。',
} as const;

const ANNEXES = [
  '单项否决情况',
  '政府网站和信息公开问题清单',
  '政务新媒体问题清单',
  '整改台账（摘要）',
  '未能判定的项目',
  '检查方法和标准',
  '异议申诉表',
  '基层政务公开各领域情况和督促事项',
] as const;

export const BULLETIN = {
  draft: '草稿　未经签发，不得外传',
  draftMark: '草稿',
  issuer: (city: string) => `${city}〔印发单位〕文件`,
  unnamed: '〔印发单位〕',
  number: (year: string) => `〔印发单位代字〕〔${year}〕　号`,
  title: (city: string, year: string, month: number, media: boolean): string[] =>
    media
      ? [`关于${year}年${month}月${city}政务公开、`, '政府网站与政务新媒体检查情况的通报']
      : [`关于${year}年${month}月${city}政务公开`, '和政府网站检查情况的通报'],
  addressees: (kinds: readonly string[]): string => {
    const county = kinds.includes('county') ? ['各县（市、区）人民政府'] : [];
    const zone = kinds.includes('zone') ? ['各功能区管委会'] : [];
    const department = kinds.includes('department') ? ['市政府有关部门'] : [];
    const regions = [...county, ...zone].join('、');
    const named = [regions, ...department].filter((part) => part !== '').join('，');
    return `${named === '' ? '有关单位' : named}：`;
  },
  opening: (documents: readonly string[]) =>
    `为落实${documents.length === 0 ? '政务公开有关要求' : `${list(documents)}等要求`}，对全市政务公开、政府网站与政务新媒体运行情况进行了检查。现将有关情况通报如下。`,
  openingSites: (documents: readonly string[]) =>
    `为落实${documents.length === 0 ? '政务公开有关要求' : `${list(documents)}等要求`}，对全市政务公开和政府网站运行情况进行了检查。现将有关情况通报如下。`,
  headings: HEADINGS,
  scope: SCOPE,
  method: METHOD,
  results: RESULTS,
  previous: PREVIOUS,
  praise: PRAISE,
  problems: PROBLEMS,
  demands: DEMANDS,
  annexes: ANNEXES,
  annexLead: '附件：',
  annexMark: (no: number) => `附件${no}`,
  signed: '〔印发单位名称〕',
  dated: '〔　　年　月　日〕',
  copyTo: '抄送：〔抄送机关〕。',
  copies: (offices: string) => (offices === '' ? '' : `抄送：${offices}。`),
  printed: (on: string) => `${on}印发`,
  printedBy: '〔印发机关〕',
  printedOn: '〔印发日期〕印发',
  list,
  some,
} as const;
