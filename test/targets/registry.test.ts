import { describe, expect, it } from 'vitest';
import { loadRegistry, type RegistryOptions, type Vocabulary } from '../../src/targets/index.ts';
import { type Files, SOUND, told, withFolder } from './folder.ts';

const vocabulary: Vocabulary = {
  indicators: ['service-entry', 'search'],
  duties: [
    { row: 'R-07', once: true },
    { row: 'R-33', once: false },
  ],
  fields: [
    { name: '市政服务', aliases: ['市政公用'] },
    { name: '环境保护', aliases: ['生态环境'] },
  ],
};
const options: RegistryOptions = { vocabulary: async () => ({ ok: true, value: vocabulary }) };

const problemsOf = (files: Files): Promise<string[]> =>
  withFolder({ ...SOUND, ...files }, async (dir) => told(await loadRegistry(dir, options), dir));

const UNITS_HEAD = '单位编号,单位名称,类别,区划代码,曾用代码,别名,缺少职能,备注\n';
const PORTALS_HEAD = '网站编号,单位编号,网站名称,网址,状态,起始日期,截止日期,原因说明,网站标识码,其他域名\n';
const ACCOUNTS_HEAD = '账号编号,单位编号,账号名称,平台,账号标识,主管单位,状态,起始日期,截止日期,原因说明\n';
const unit = (row: string): Files => ({ 'units.csv': `${SOUND['units.csv']}${row}\n` });
const portal = (row: string): Files => ({ 'portals.csv': `${SOUND['portals.csv']}${row}\n` });
const city = (more: string): Files => ({ 'city.yaml': `${SOUND['city.yaml']}${more}\n` });

describe('a sound registry', () => {
  it('is read whole', async () => {
    const loaded = await withFolder(SOUND, (dir) => loadRegistry(dir, options));
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        city: {
          id: 'shi',
          zone: 'Asia/Shanghai',
          crawl: { connectionsPerHost: 2, requestsPerSecond: 4 },
          demo: false,
        },
        units: [
          { id: 'jia', kind: 'county', code: '990001', formerCodes: ['990021'], aliases: ['甲', '甲县政府'] },
          { id: 'yi', functionsAbsent: ['市政服务'] },
          { id: 'bing', kind: 'department', code: null },
        ],
        targets: [
          {
            kind: 'portal',
            id: 'jia',
            url: 'http://www.jia.example/',
            state: 'active',
            siteCode: '9900010001',
            hosts: ['old.jia.example'],
          },
          { kind: 'portal', id: 'yi', url: null, state: 'unverified', reason: '网址待核实' },
        ],
        columns: [],
        exemptions: [],
        ledger: [],
      },
    });
  });

  it('may hold columns, accounts, exemptions and a ledger', async () => {
    const files = {
      ...SOUND,
      'columns.csv':
        '网站编号,栏目名称,栏目网址,栏目类型,更新周期天数,责任单位,状态\njia,要闻,http://www.jia.example/yw/,动态要闻,14,府办,\n',
      'accounts.csv': `${ACCOUNTS_HEAD}jia-fabu,jia,甲县发布,微信订阅号,gh_1,府办,关停,2025-01-01,,合并\n`,
      'exemptions.csv': '监测对象,指标,原因,截止日期\njia,search,换版,2020/6/1\n',
      'ledger.csv':
        '条目,单位编号,完成日期,应完成日期,未完成,证明材料,备注\nR-07,jia,2020/7/8,,,收文登记,\nR-33,jia,,2026-01-05,,,\nR-33,jia,,2026-02-05,是,,\n',
    };
    const loaded = await withFolder(files, (dir) => loadRegistry(dir, options));
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        columns: [{ portal: 'jia', cycleDays: 14, state: 'active' }],
        exemptions: [{ target: 'jia', indicator: 'search', until: '2020-06-01' }],
        ledger: [
          { row: 'R-07', doneOn: '2020-07-08', missing: false },
          { row: 'R-33', dueOn: '2026-01-05' },
          { row: 'R-33', missing: true },
        ],
      },
    });
  });

  it('reads a cell that begins with = + - @ as text', async () => {
    const loaded = await withFolder(
      { ...SOUND, ...unit(`ding,丁局,部门,,,,,"=HYPERLINK(""http://x"")"`) },
      (dir) => loadRegistry(dir),
    );
    expect(loaded.ok && loaded.value.units[3]?.note).toBe('=HYPERLINK("http://x")');
  });
});

describe('files as offices save them', () => {
  it('GB18030', async () => {
    const loaded = await loadRegistry('test/fixtures/registry-gb18030');
    expect(loaded).toMatchObject({ ok: true, value: { units: [{ name: '甲县', note: '生僻字：㙍镕' }] } });
  });

  it('Excel: BOM, CRLF, its own dates, line breaks in cells, blank rows at the end', async () => {
    const loaded = await loadRegistry('test/fixtures/registry-excel');
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        units: [
          { formerCodes: ['990021', '990022'], aliases: ['甲', '甲县政府'], note: '两行\r\n备注，含"引号"' },
          { note: '=1+1' },
        ],
        targets: [
          {
            url: 'http://www.jia.example/',
            since: '2026-01-05',
            until: '2026-02-03',
            hosts: ['old.jia.example', 'm.jia.example'],
          },
        ],
      },
    });
  });
});

describe('what is wrong is told with its place', () => {
  it.each<[string, Files, string[]]>([
    ['a missing file', { 'portals.csv': null }, ['portals.csv:1:1 缺少文件 portals.csv']],
    [
      'a misspelt file',
      { 'portal.csv': SOUND['portals.csv'], 'portals.csv': null },
      ['portal.csv:1:1 文件名不认识，疑为 portals.csv'],
    ],
    [
      'a misspelt optional file',
      { 'exemption.csv': '' },
      ['exemption.csv:1:1 文件名不认识，疑为 exemptions.csv'],
    ],
    ['an empty file', { 'units.csv': '\n\n' }, ['units.csv:1:1 文件是空的，连表头也没有']],
    [
      'a workbook named .csv',
      { 'accounts.csv': new Uint8Array([0x50, 0x4b, 3, 4]) },
      ['accounts.csv:1:1 这是 Excel 工作簿，不是 CSV'],
    ],
    [
      'tabs instead of commas',
      { 'units.csv': SOUND['units.csv'].replaceAll(',', '\t') },
      ['units.csv:1:1 各列之间用的是制表符（Tab），应为英文逗号'],
    ],
    [
      'Chinese commas instead of commas',
      { 'units.csv': SOUND['units.csv'].replaceAll(',', '，') },
      ['units.csv:1:1 各列之间用的是中文逗号“，”，应为英文逗号'],
    ],
    [
      'a row with Chinese commas',
      unit('ding，丁局，部门，，，，，'),
      ['units.csv:5:1 这一行有的列之间用了中文逗号“，”'],
    ],
    [
      'an open quote',
      unit('ding,"丁局,部门,,,,,'),
      ['units.csv:5:2 引号没有结束', 'units.csv:5:3 类别没有填'],
    ],
    ['text after a quote', unit('ding,"丁"局,部门,,,,,'), ['units.csv:5:2 引号结束后还有文字']],
    [
      'an unknown header',
      { 'units.csv': SOUND['units.csv'].replace('备注', '备考') },
      ['units.csv:1:8 不认识的表头“备考”'],
    ],
    [
      'a missing header',
      { 'units.csv': SOUND['units.csv'].replace('类别,', '').replaceAll(/,(县区|部门)/g, '') },
      ['units.csv:1:7 缺少表头“类别”'],
    ],
    [
      'a header twice',
      { 'units.csv': SOUND['units.csv'].replace('备注', '别名') },
      ['units.csv:1:8 表头“别名”出现了两次'],
    ],
    ['a cell too many', unit('ding,丁局,部门,,,,,备注,多'), ['units.csv:5:9 “多” 所在的列没有表头']],
    ['an id written wrong', unit('丁,丁局,部门,,,,,'), ['units.csv:5:1 单位编号 “丁” 写法不对']],
    ['an id twice', unit('jia,丁局,部门,,,,,'), ['units.csv:5:1 编号 “jia” 重复，已用于 units.csv:2']],
    ['an empty name', unit('ding,,部门,,,,,'), ['units.csv:5:2 单位名称没有填']],
    ['an unknown kind', unit('ding,丁县,县,990003,,,,'), ['units.csv:5:3 类别 “县” 不在可选范围内']],
    [
      'a malformed division code',
      unit('ding,丁县,县区,36070,,,,'),
      ['units.csv:5:4 区划代码 “36070” 不是 6 位行政区划代码'],
    ],
    ['a county without code', unit('ding,丁县,县区,,,,,'), ['units.csv:5:4 市和县区要有区划代码']],
    [
      'two counties with one code',
      unit('ding,丁县,县区,990001,,,,'),
      ['units.csv:5:4 区划代码 990001 与“甲县”相同'],
    ],
    [
      'a malformed former code',
      unit('ding,丁县,县区,990003,99,,,'),
      ['units.csv:5:5 曾用代码 “99” 不是 6 位行政区划代码'],
    ],
    [
      'a list with commas',
      unit('ding,丁局,部门,,,"丁,丁子",,'),
      ['units.csv:5:6 别名中的 “丁,丁子” 含有逗号'],
    ],
    ['a list with an item twice', unit('ding,丁局,部门,,,丁；丁,,'), ['units.csv:5:6 别名中 “丁” 写了两次']],
    [
      'an absent function of no field',
      unit('ding,丁局,部门,,,,喝茶看报,'),
      ['units.csv:5:7 领域 “喝茶看报” 不在指标体系的领域名单中'],
    ],
    [
      'a problem below a cell with line breaks',
      unit('ding,丁局,部门,,,,,"一\n二"\nwu,,部门,,,,,'),
      ['units.csv:7:2 单位名称没有填（Excel 中第 6 行）'],
    ],
    [
      'an unknown unit',
      portal('ding,jai,丁,http://ding.example/,正常,,,,,'),
      ['portals.csv:4:2 单位编号 “jai” 不在 units.csv 中'],
    ],
    [
      'an address without scheme',
      portal('ding,jia,丁,www.ding.example,正常,,,,,'),
      ['portals.csv:4:4 网址 “www.ding.example”：缺少 http:// 或 https://'],
    ],
    [
      'an address with a password',
      portal('ding,jia,丁,http://a:b@ding.example/,正常,,,,,'),
      ['portals.csv:4:4 网址：网址里带有用户名或密码'],
    ],
    [
      'two portals with one host',
      portal('ding,jia,丁,https://www.jia.example/ding/,正常,,,,,'),
      ['portals.csv:4:4 域名 www.jia.example 已属于网站“甲县人民政府”'],
    ],
    [
      'another host that is somebody else’s',
      portal('ding,jia,丁,http://ding.example/,正常,,,,,OLD.jia.example'),
      ['portals.csv:4:10 域名 old.jia.example 已属于网站“甲县人民政府”'],
    ],
    [
      'a host with a path',
      portal('ding,jia,丁,http://ding.example/,正常,,,,,http://x.example/'),
      ['portals.csv:4:10 其他域名 “http://x.example/” 不是域名'],
    ],
    [
      'an active portal without address',
      portal('ding,jia,丁,,正常,,,,,'),
      ['portals.csv:4:4 状态为“正常”的网站没有网址'],
    ],
    [
      'a closed portal without date and reason',
      portal('ding,jia,丁,,关停,,,,,'),
      ['portals.csv:4:5 这个状态要填起始日期', 'portals.csv:4:5 这个状态要填原因说明'],
    ],
    [
      'an unverified portal without reason',
      portal('ding,jia,丁,,未核实,,,,,'),
      ['portals.csv:4:5 这个状态要填原因说明'],
    ],
    ['no state', portal('ding,jia,丁,http://ding.example/,,,,,,'), ['portals.csv:4:5 状态没有填']],
    [
      'a day that does not exist',
      portal('ding,jia,丁,,关停,2026-02-30,,撤并,,'),
      ['portals.csv:4:6 起始日期 “2026-02-30” 不是有效日期'],
    ],
    [
      'an end before the start',
      portal('ding,jia,丁,http://ding.example/,改版,2026-02-01,2026-01-01,换版,,'),
      ['portals.csv:4:7 截止日期 2026-01-01 早于起始日期 2026-02-01'],
    ],
    [
      'a malformed site code',
      portal('ding,jia,丁,http://ding.example/,正常,,,,123,'),
      ['portals.csv:4:9 网站标识码 “123” 写法不对'],
    ],
    [
      'a site code spoilt by Excel',
      portal('ding,jia,丁,http://ding.example/,正常,,,,9.90001E+09,'),
      ['portals.csv:4:9 网站标识码 “9.90001E+09” 被 Excel 改成了科学计数法'],
    ],
    [
      'one site code twice',
      portal('ding,jia,丁,http://ding.example/,正常,,,,9900010001,'),
      ['portals.csv:4:9 网站标识码 9900010001 与网站“甲县人民政府”相同'],
    ],
    [
      'an id that an account and a portal share',
      { 'accounts.csv': `${ACCOUNTS_HEAD}jia,jia,甲县发布,微信,,,正常,,,\n` },
      ['accounts.csv:2:1 编号 “jia” 重复，已用于 portals.csv:2'],
    ],
    [
      'an unknown platform',
      { 'accounts.csv': `${ACCOUNTS_HEAD}a,jia,甲县发布,围脖,,,正常,,,\n` },
      ['accounts.csv:2:4 平台 “围脖” 不在可选范围内'],
    ],
    [
      'one account twice',
      { 'accounts.csv': `${ACCOUNTS_HEAD}a,jia,甲县发布,微信,,,正常,,,\nb,jia,甲县发布,微信,,,正常,,,\n` },
      ['accounts.csv:3:3 账号“微信 甲县发布”重复，已登记在 accounts.csv:2'],
    ],
    [
      'credentials where none belong',
      { 'accounts.csv': `${ACCOUNTS_HEAD.trim()},AppSecret\na,jia,甲县发布,微信,,,正常,,,,x\n` },
      ['accounts.csv:1:11 不认识的表头“AppSecret”'],
    ],
    [
      'a column of an unknown portal',
      {
        'columns.csv': '网站编号,栏目名称,栏目网址,栏目类型\njja,要闻,http://www.jia.example/yw/,动态要闻\n',
      },
      ['columns.csv:2:1 网站编号 “jja” 不在 portals.csv 中'],
    ],
    [
      'a column of unknown type, with a bad cycle',
      {
        'columns.csv':
          '网站编号,栏目名称,栏目网址,栏目类型,更新周期天数\njia,要闻,http://www.jia.example/yw/,动态,两周\n',
      },
      [
        'columns.csv:2:4 栏目类型 “动态” 不在可选范围内',
        'columns.csv:2:5 更新周期天数 “两周” 不是 1 到 3650 的整数',
      ],
    ],
    [
      'an exemption of nothing for nobody',
      { 'exemptions.csv': '监测对象,指标,原因,截止日期\nxx,serch,换版,\n' },
      [
        'exemptions.csv:2:1 监测对象 “xx” 既不是网站也不是账号的编号',
        'exemptions.csv:2:2 指标 “serch” 不在现行指标体系中',
        'exemptions.csv:2:4 截止日期没有填',
      ],
    ],
    [
      'an unknown duty',
      { 'ledger.csv': '条目,单位编号\nR-7,jia\n' },
      ['ledger.csv:2:1 条目 “R-7” 不是需要人工登记的事项'],
    ],
    [
      'a duty done twice',
      { 'ledger.csv': '条目,单位编号\nR-07,jia\nR-07,jia\n' },
      ['ledger.csv:3:1 R-07 在第 2 行已为该单位登记过'],
    ],
    [
      'done and not done',
      { 'ledger.csv': '条目,单位编号,完成日期,未完成\nR-07,jia,2020-07-08,是\n' },
      ['ledger.csv:2:4 既填了完成日期，又标为未完成'],
    ],
    [
      'an unknown key',
      city('crawl:\n  connectionPerHost: 2'),
      ['city.yaml:7:3 不认识的键 “crawl.connectionPerHost”'],
    ],
    [
      'a missing key',
      { 'city.yaml': 'id: shi\nname: 市\npolicies: [sample]\n' },
      ['city.yaml:1:1 缺少 contact'],
    ],
    ['a value of the wrong type', city('coverageFloor: 很高'), ['city.yaml:6:16 coverageFloor 应为数字']],
    ['a value out of bounds', city('coverageFloor: 90'), ['city.yaml:6:16 coverageFloor 太大']],
    ['one key twice', city('name: 又一市'), ['city.yaml:6:1 同一个键写了两次']],
    ['broken YAML', city('net: {allow: ['), ['city.yaml:7:1 缩进不对，或括号没有写完']],
    [
      'a contact that cannot stand in a header',
      { 'city.yaml': SOUND['city.yaml'].replace('office@example.invalid', '市府办') },
      ['city.yaml:5:10 contact：联系方式会写进访问标识，只能用英文、数字和符号'],
    ],
    [
      'a greedy crawl',
      city('crawl: { requestsPerSecond: 100 }'),
      ['city.yaml:6:29 crawl.requestsPerSecond：访问过于频繁，会影响被监测网站'],
    ],
    ...['22-6', '22:00-25:00', '06:00-06:00', '00:00-24:00'].map((span): [string, Files, string[]] => [
      `quiet hours written ${span}`,
      city(`crawl: { quietHours: '${span}' }`),
      ['city.yaml:6:22 crawl.quietHours：不是时段'],
    ]),
    [
      'an allowed network written wrong',
      city('net: { allow: [10.1.0.0/16, 内网] }'),
      ['city.yaml:6:29 net.allow.1：不是域名、IP 地址或网段（网段不能宽于 /8）'],
    ],
    ...['0.0.0.0/0', '0.0.0.0/7', '::/0', '10.0.0.0/33'].map((range): [string, Files, string[]] => [
      `an allowed network that is everybody: ${range}`,
      city(`net: { allow: ['${range}'] }`),
      ['city.yaml:6:16 net.allow.0：不是域名、IP 地址或网段（网段不能宽于 /8）'],
    ]),
  ])('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toEqual(expected);
  });

  it('all at once, by file and line, each with its mend', async () => {
    const files = {
      ...SOUND,
      'city.yaml': 'id: Shi\nnam: 市\n',
      'units.csv': `${UNITS_HEAD}jia,甲县,县区,1,,,,\n,乙,部门,,,,,\n`,
      'portals.csv': `${PORTALS_HEAD}a,xx,甲,http://a.example/,正常长,,,,,\n`,
    };
    await withFolder(files, async (dir) => {
      const loaded = await loadRegistry(dir, options);
      expect(told(loaded, dir)).toEqual([
        'city.yaml:1:1 缺少 name',
        'city.yaml:1:1 缺少 policies',
        'city.yaml:1:1 缺少 contact',
        'city.yaml:1:5 id：编号写法不对',
        'city.yaml:2:1 不认识的键 “nam”',
        'portals.csv:2:2 单位编号 “xx” 不在 units.csv 中',
        'portals.csv:2:5 状态 “正常长” 不在可选范围内',
        'units.csv:2:4 区划代码 “1” 不是 6 位行政区划代码',
        'units.csv:3:1 单位编号没有填',
      ]);
      expect(loaded.ok || loaded.problems.map((p) => p.mend)).not.toContain('');
      expect(loaded.ok || loaded.problems.find((p) => p.message.includes('“nam”'))?.mend).toBe(
        '是不是 “name”？',
      );
    });
  });

  it('problems of the policies come with those of the registry', async () => {
    const problem = { file: 'policies/sample', line: 1, column: 1, message: '没有指标体系', mend: '检查' };
    await withFolder(SOUND, async (dir) => {
      const loaded = await loadRegistry(dir, {
        vocabulary: async () => ({ ok: false, problems: [problem] }),
      });
      expect(loaded).toEqual({ ok: false, problems: [problem] });
    });
  });

  it('a folder that is not there', async () => {
    expect(told(await loadRegistry('/nowhere/at/all'), '/nowhere/at')).toEqual([
      'all:1:1 没有这个文件夹，或者无权读取',
    ]);
  });

  it('an alias bomb', async () => {
    const bomb = `a: &a [x, x]\nb: &b [${'*a, '.repeat(60)}*a]\nc: [${'*b, '.repeat(60)}*b]\n`;
    expect(await problemsOf({ 'city.yaml': bomb })).toEqual(['city.yaml:1:1 引用（*）太多']);
  });
});
