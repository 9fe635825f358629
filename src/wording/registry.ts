import { imports } from './registry-import.ts';
import { sourceWording } from './registry-media.ts';
import { choices, perhaps, q, type Said, said } from './registry-said.ts';

export type { Said };

const SEPARATORS: Record<string, string> = {
  '\t': '制表符（Tab）',
  '，': '中文逗号“，”',
  '；': '中文分号“；”',
  ';': '分号“;”',
};
const separator = (mark: string): string => SEPARATORS[mark] ?? q(mark);

const URL_FAULTS: Record<string, Said> = {
  'no-scheme': said('缺少 http:// 或 https://', '在前面补上 http:// 或 https://，以浏览器地址栏显示的为准'),
  scheme: said('不是 http 或 https 网址', '改为以 http:// 或 https:// 开头的网址'),
  credentials: said('网址里带有用户名或密码', '去掉 @ 之前的用户名和密码；名录中不得存放任何口令'),
  malformed: said('网址写法不对', '从浏览器地址栏整段复制，注意不要有空格、中文冒号和中文句号'),
};

const YAML_ERRORS: Record<string, Said> = {
  DUPLICATE_KEY: said('同一个键写了两次', '删去其中一处'),
  TAB_AS_INDENT: said('缩进用了制表符（Tab）', '改用空格缩进'),
  BAD_INDENT: said('缩进不对，或括号没有写完', '与上一行对齐，并检查 [ ] { } 是否成对'),
  MISSING_CHAR: said('少了一个符号（引号、括号、冒号或逗号）', '补全成对的引号和括号；冒号后要有空格'),
  UNEXPECTED_TOKEN: said('这里出现了不该有的符号', '检查冒号后是否有空格，含特殊符号的文字请用引号括起来'),
  MULTIPLE_DOCS: said('一个文件里写了两份内容（---）', '只保留一份'),
  BAD_ALIAS: said('引用（*）写法不对', '请把内容直接写出来'),
  NON_STRING_KEY: said('键必须是文字', '改用文字作键'),
};

const TYPES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（每项一行，以“- ”开头）',
  object: '一组“键: 值”',
  record: '一组“键: 值”',
};

/** Files, encodings and the form of tables. */
const files = {
  noFolder: () =>
    said('没有这个文件夹，或者无权读取', '检查路径；名录在 targets/ 下，指标体系在 policies/ 下'),
  missingFile: (name: string) =>
    said(`缺少文件 ${name}`, `新建 ${name}，或从 targets/ganzhou、policies/ganzhou-2020-49 复制一份再改`),
  unreadableFile: () => said('文件读不出来', '关闭正在打开它的程序，检查读取权限'),
  misnamedFile: (meant: string) =>
    said(`文件名不认识，疑为 ${meant}`, `改名为 ${meant}；若是备份，请移到别的文件夹`),
  isWorkbook: () =>
    said(
      '这是 Excel 工作簿，不是 CSV',
      '用 xunjian targets import 导入，或在 Excel 中另存为“CSV UTF-8（逗号分隔）”',
    ),
  unreadableEncoding: () =>
    said('文字编码无法识别', '在 Excel 中另存为“CSV UTF-8（逗号分隔）”，YAML 用记事本另存为 UTF-8'),
  brokenUtf8: () => said('这一行有乱码（不是完整的 UTF-8）', '改正这一行的乱码后另存为 UTF-8'),
  wrongSeparator: (mark: string) =>
    said(
      `各列之间用的是${separator(mark)}，应为英文逗号`,
      '在 Excel 中另存为“CSV UTF-8（逗号分隔）”，或把分隔符全部换成英文逗号',
    ),
  wrongSeparatorInRow: (mark: string) =>
    said(`这一行有的列之间用了${separator(mark)}`, '把列之间的分隔符换成英文逗号'),
  emptyFile: (headers: readonly string[]) =>
    said('文件是空的，连表头也没有', `第一行写表头：${headers.join(',')}`),
  quoteOpen: () => said('引号没有结束', '在单元格内容末尾补上英文双引号；内容里的双引号要写两个'),
  quoteThenText: () => said('引号结束后还有文字', '把整个单元格放进一对英文双引号；内容里的双引号要写两个'),
  unknownHeader: (header: string, meant: string | null, known: readonly string[]) =>
    said(`不认识的表头${q(header)}`, perhaps(meant, `可用的表头：${choices(known)}`)),
  duplicateHeader: (header: string) => said(`表头${q(header)}出现了两次`, '删去多余的一列'),
  missingHeader: (header: string) => said(`缺少表头${q(header)}`, `在第一行补上${q(header)}一列`),
  headerlessCell: (text: string) =>
    said(`${q(text)} 所在的列没有表头`, '检查是否多写了英文逗号；含逗号的内容要用英文双引号括起来'),
  inExcelRow: (message: string, row: number) => `${message}（Excel 中第 ${row} 行）`,
};

/** Single cells. */
const cells = {
  scientific: (header: string, text: string) =>
    said(`${header} ${q(text)} 被 Excel 改成了科学计数法`, '把该列设为“文本”格式后重新填写完整数字'),
  emptyCell: (header: string) => said(`${header}没有填`, `填写${header}`),
  badId: (header: string, text: string) =>
    said(`${header} ${q(text)} 写法不对`, '只用小写英文字母、数字和短横线，如 zhanggong'),
  commaInList: (header: string, item: string) =>
    said(`${header}中的 ${q(item)} 含有逗号`, '多项之间用“；”或“、”分隔'),
  twiceInList: (header: string, item: string) => said(`${header}中 ${q(item)} 写了两次`, '删去一个'),
  badDate: (header: string, text: string) =>
    said(`${header} ${q(text)} 不是有效日期`, '写成 2026-01-31 的样子，并确认确有这一天'),
  badUrl: (header: string, text: string, fault: string) => {
    const { message, mend } = URL_FAULTS[fault] ?? said('网址写法不对', '从浏览器地址栏整段复制');
    // An address that carries a password is not repeated in any message.
    return said(fault === 'credentials' ? `${header}：${message}` : `${header} ${q(text)}：${message}`, mend);
  },
  badHost: (header: string, text: string) =>
    said(`${header} ${q(text)} 不是域名`, '只写域名，如 www.example.gov.cn，不带 http:// 和路径'),
  notAChoice: (header: string, text: string, meant: string | null, words: readonly string[]) =>
    said(
      `${header} ${q(text)} 不在可选范围内`,
      meant ? `是不是 ${q(meant)}？可填：${choices(words)}` : `可填：${choices(words)}`,
    ),
  badInteger: (header: string, text: string, min: number, max: number) =>
    said(`${header} ${q(text)} 不是 ${min} 到 ${max} 的整数`, `填 ${min} 到 ${max} 的整数，或留空`),
  badDivisionCode: (header: string, text: string) =>
    said(`${header} ${q(text)} 不是 6 位行政区划代码`, '填 6 位数字，如 360702；没有就留空'),
  codeNeeded: () => said('市和县区要有区划代码', '填 6 位行政区划代码，如 360702'),
  badSiteCode: (header: string, text: string) =>
    said(`${header} ${q(text)} 写法不对`, '地方网站为 10 位数字（前 6 位是区划代码）；还不知道就留空'),
  stateNeeds: (header: string) => said(`这个状态要填${header}`, `填写${header}`),
  endsBeforeStart: (since: string, until: string) =>
    said(`截止日期 ${until} 早于起始日期 ${since}`, '改正其中一个日期'),
  urlNeeded: (state: string) =>
    said(`状态为${q(state)}的网站没有网址`, '填写网址；还不知道就把状态改为“未核实”并说明原因'),
  doneAndMissing: () => said('既填了完成日期，又标为未完成', '只保留其中一项'),
};

/** Between rows and files. */
const references = {
  duplicateId: (id: string, where: string) =>
    said(`编号 ${q(id)} 重复，已用于 ${where}`, '换一个没有用过的编号'),
  duplicateCode: (code: string, name: string) =>
    said(`区划代码 ${code} 与${q(name)}相同`, '核对两个单位的区划代码'),
  duplicateHost: (host: string, name: string) =>
    said(`域名 ${host} 已属于网站${q(name)}`, '一个域名只登记一个网站；核对后删去一处'),
  duplicateSiteCode: (code: string, name: string) =>
    said(`网站标识码 ${code} 与网站${q(name)}相同`, '核对标识码；不确定就留空'),
  duplicateAccount: (platform: string, name: string, where: string) =>
    said(`账号${q(`${platform} ${name}`)}重复，已登记在 ${where}`, '删去一处'),
  duplicateColumn: (url: string, name: string) =>
    said(`栏目网址 ${q(url)} 与栏目${q(name)}相同`, '删去一处，或改正网址'),
  duplicateDuty: (row: string, line: number) =>
    said(`${row} 在第 ${line} 行已为该单位登记过`, '一个单位只登记一次，合并为一行'),
  unknownUnit: (id: string, meant: string | null) =>
    said(`单位编号 ${q(id)} 不在 units.csv 中`, perhaps(meant, '先在 units.csv 中登记该单位')),
  unknownPortal: (id: string, meant: string | null) =>
    said(`网站编号 ${q(id)} 不在 portals.csv 中`, perhaps(meant, '先在 portals.csv 中登记该网站')),
  unknownTarget: (id: string, meant: string | null) =>
    said(
      `监测对象 ${q(id)} 既不是网站也不是账号的编号`,
      perhaps(meant, '填 portals.csv 或 accounts.csv 中的编号'),
    ),
  unknownField: (name: string, meant: string | null) =>
    said(`领域 ${q(name)} 不在指标体系的领域名单中`, perhaps(meant, '用指标体系 fields.csv 中的领域名称')),
  unknownIndicator: (id: string, meant: string | null) =>
    said(`指标 ${q(id)} 不在现行指标体系中`, perhaps(meant, '用指标体系 indicators.yaml 中的编号')),
  unknownDuty: (row: string, meant: string | null) =>
    said(`条目 ${q(row)} 不是需要人工登记的事项`, perhaps(meant, '用指标体系 duties.yaml 中的条目编号')),
};

/** YAML files. */
const yaml = {
  yamlError: (code: string, text: string) =>
    YAML_ERRORS[code] ??
    said(
      `这里写法不对${text.trim() ? `：${q(text.trim())}` : ''}`,
      '对照 targets/ganzhou/city.yaml 的写法修改',
    ),
  yamlAliases: () => said('引用（*）太多', '请把内容直接写出来'),
  unknownKey: (key: string, meant: string | null, known: readonly string[]) =>
    said(`不认识的键 ${q(key)}`, perhaps(meant, known.length > 0 ? `可用的键：${choices(known)}` : '删去它')),
  missingKey: (path: string) =>
    said(path ? `缺少 ${path}` : '文件没有内容', path ? `补上 ${path}` : '按样例填写'),
  wrongType: (path: string, expected: string) =>
    said(
      `${path || '文件内容'} 应为${TYPES[expected] ?? expected}`,
      '改成这种类型；看起来像数字的文字请用引号括起来',
    ),
  notAValue: (path: string, values: readonly string[]) =>
    said(`${path} 的值不在可选范围内`, `可填：${choices(values)}`),
  tooSmall: (path: string, origin: string, minimum: number, inclusive: boolean) =>
    origin === 'string' || origin === 'array'
      ? said(`${path} 不能为空`, `至少填 ${minimum} 项`)
      : said(`${path} 太小`, `${inclusive ? '不小于' : '大于'} ${minimum}`),
  tooBig: (path: string, origin: string, maximum: number, inclusive: boolean) =>
    origin === 'string' || origin === 'array'
      ? said(`${path} 太长`, `最多 ${maximum}`)
      : said(`${path} 太大`, `${inclusive ? '不大于' : '小于'} ${maximum}`),
  badFormat: (path: string, format: string) =>
    format === 'date'
      ? said(`${path} 不是有效日期`, '写成 2026-01-31 的样子')
      : said(`${path} 写法不对`, '对照样例修改'),
  lookAtManual: () => '对照 docs/手册.md 修改',
  yamlId: () => said('编号写法不对', '只用小写英文字母、数字和短横线'),
  policyTwice: () => said('同一个指标体系写了两次', '删去一处'),
  yamlHost: () => said('不是域名', '只写域名，如 www.example.gov.cn'),
  yamlAddress: () => said('不是 IP 地址', '写 IPv4 或 IPv6 地址，如 127.0.0.1'),
  netAllow: () =>
    said('不是域名、IP 地址或网段（网段不能宽于 /8）', '写成 10.1.0.0/16、10.1.2.3 或 oa.example.gov.cn'),
  contact: () =>
    said(
      '联系方式会写进访问标识，只能用英文、数字和符号',
      '填单位的公共邮箱或联系网页，如 xunjian@example.gov.cn',
    ),
  tooGreedy: (maximum: number) => said('访问过于频繁，会影响被监测网站', `不大于 ${maximum}`),
};

/** Policy files. */
const policies = {
  folderName: (id: string) => said(`id 与文件夹名 ${q(id)} 不一致`, '把 id 改成文件夹名，或把文件夹改名'),
  noPolicy: (id: string, meant: string | null) =>
    said(`没有指标体系 ${q(id)}`, perhaps(meant, '检查 city.yaml 的 policies')),
  noPolicyAt: (id: string, date: string) =>
    said(`指标体系 ${q(id)} 在 ${date} 没有生效的版本`, '检查各版本 policy.yaml 的 effectiveFrom'),
  repeatedId: (id: string) => said(`${q(id)} 重复`, '换一个没有用过的编号'),
  unknownRow: (row: string, meant: string | null) =>
    said(`条目 ${q(row)} 不在 rows.csv 中`, perhaps(meant, '先在 rows.csv 中登记该条目')),
  unknownWhere: (where: string, meant: string | null) =>
    said(
      `去向 ${q(where)} 在指标体系中没有`,
      perhaps(meant, '指标填 indicators.yaml 的 id，台账填 duties.yaml 的 row'),
    ),
  unknownCheck: (check: string, meant: string | null) =>
    said(`没有 ${q(check)} 这种检查`, perhaps(meant, '用程序支持的检查种类')),
  mustAdvise: () =>
    said('未经核实的规则（confidence: M）只能作为建议', '把 severity 改为 advice，或核对原文后改 confidence'),
  notAUnitId: (header: string, id: string) =>
    said(`${header} ${q(id)} 不是单位编号`, '填 units.csv 中的单位编号，如 caizheng'),
};

/** Every sentence the registry, the policies and the import say. */
export const registryWording = {
  ...files,
  ...cells,
  ...references,
  ...yaml,
  ...policies,
  ...imports,
  ...sourceWording,
};
