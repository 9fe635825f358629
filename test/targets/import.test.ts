import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/targets/files/index.ts';
import { importWorkbook, type Unit } from '../../src/targets/index.ts';

const unit = (id: string, name: string, kind: Unit['kind'], aliases: string[] = []): Unit => ({
  id,
  name,
  kind,
  code: null,
  formerCodes: [],
  aliases,
  functionsAbsent: [],
  note: '',
});
const units = [
  unit('shi', '示例市', 'city'),
  unit('jia', '甲县', 'county', ['甲县人民政府']),
  unit('caizheng', '市财政局', 'department'),
];

type Cells = (string | number | boolean | Date | null)[][];
type Merge = { startRow: number; startCol: number; endRow: number; endCol: number };
const book = async (rows: Cells, merges: Merge[] = [], name = '台账'): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsx({ sheets: [{ name, rows, merges }] }));

/** The rows of the CSV as objects by header, empty cells left out. */
function rowsOf(csv: string | null): Record<string, string>[] {
  const [head, ...rows] = parseCsv(csv ?? '').rows.map((row) => row.cells.map((cell) => cell.text));
  return rows.map((row) =>
    Object.fromEntries(row.flatMap((text, i) => (text === '' ? [] : [[head?.[i] ?? '', text]]))),
  );
}

describe('importWorkbook', () => {
  it('reads an office’s own list of accounts: title above, own headers, own words, a sum below', async () => {
    const bytes = await book(
      [
        ['示例市政务新媒体台账', null, null, null, null, null],
        ['序号', '类型', '名称', '责任单位', '主管', '状态'],
        [1, '订阅号', '甲县发布', '示例市甲县', '市府办', '正常运行'],
        [2, '新浪微博', '市财政', '示例市财政局', null, '在用'],
        [null, null, null, null, null, null],
        ['合计', null, 2, null, null, null],
      ],
      [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }],
    );
    const imported = await importWorkbook(bytes, { as: 'accounts', file: '台账.xlsx', units });
    expect(imported).toMatchObject({
      target: 'accounts.csv',
      rows: 2,
      sheets: ['台账'],
      ignoredColumns: ['序号'],
      problems: [],
    });
    expect(imported.csv?.startsWith('\uFEFF账号编号,单位编号,账号名称,平台,')).toBe(true);
    expect(rowsOf(imported.csv)).toEqual([
      {
        账号编号: expect.stringMatching(/^account-[0-9a-f]{8}$/),
        单位编号: 'jia',
        账号名称: '甲县发布',
        平台: '微信订阅号',
        主管单位: '市府办',
        状态: '正常',
      },
      {
        账号编号: expect.stringMatching(/^account-[0-9a-f]{8}$/),
        单位编号: 'caizheng',
        账号名称: '市财政',
        平台: '微博',
        状态: '正常',
      },
    ]);
  });

  it('gives an account the same id whatever its row', async () => {
    const head = ['类型', '名称', '责任单位'];
    const one = await importWorkbook(await book([head, ['微博', '甲', '甲县'], ['抖音', '乙', '甲县']]), {
      as: 'accounts',
      units,
    });
    const two = await importWorkbook(await book([head, ['抖音', '乙', '甲县'], ['微博', '甲', '甲县']]), {
      as: 'accounts',
      units,
    });
    const ids = (csv: string | null): string[] =>
      rowsOf(csv)
        .map((row) => row.账号编号 ?? '')
        .sort();
    expect(ids(one.csv)).toEqual(ids(two.csv));
    expect(new Set(ids(one.csv)).size).toBe(2);
  });

  it('reads codes stored as numbers, dates of Excel, and a header over two rows', async () => {
    const bytes = await book(
      [
        ['网站信息', null, null, '运行', null, '主办单位*'],
        ['网站名称', '网址', '标识码', '状态', '关停日期', '主办单位*'],
        ['甲县人民政府', 'http://www.jia.gov.cn', 9900010001, '正常', null, '甲县'],
        ['旧站', 'http://old.jia.gov.cn/', '9900010002.0', '已关停', new Date(Date.UTC(2020, 5, 30)), '甲县'],
      ],
      [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
        { startRow: 0, startCol: 3, endRow: 0, endCol: 4 },
        { startRow: 0, startCol: 5, endRow: 1, endCol: 5 },
      ],
    );
    const imported = await importWorkbook(bytes, { as: 'portals', file: '网站.xlsx', units });
    expect(rowsOf(imported.csv)).toEqual([
      {
        网站编号: 'jia',
        单位编号: 'jia',
        网站名称: '甲县人民政府',
        网址: 'http://www.jia.gov.cn',
        状态: '正常',
        网站标识码: '9900010001',
      },
      {
        网站编号: 'old-jia',
        单位编号: 'jia',
        网站名称: '旧站',
        网址: 'http://old.jia.gov.cn/',
        状态: '关停',
        起始日期: '2020-06-30',
        网站标识码: '9900010002',
      },
    ]);
    expect(imported.problems).toEqual([
      {
        file: '网站.xlsx［台账］',
        line: 4,
        column: 4,
        message: '这个状态要填原因说明',
        mend: '填写原因说明',
      },
    ]);
  });

  it('fills merged cells down, follows a hyperlink, and infers the kind of a unit', async () => {
    const accounts = await importWorkbook(
      await book(
        [
          ['责任单位', '名称', '平台'],
          ['甲县', '甲一', '微博'],
          [null, '甲二', '微博'],
        ],
        [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
      ),
      { as: 'accounts', units },
    );
    expect(rowsOf(accounts.csv).map((row) => row.单位编号)).toEqual(['jia', 'jia']);

    const linked = await writeXlsx({
      sheets: [
        {
          name: 'a',
          columns: [
            { header: '网站名称', key: 'n' },
            { header: '网址', key: 'u' },
            { header: '主办单位', key: 'z' },
          ],
          data: [{ n: '甲', u: { text: '打开', hyperlink: 'http://jia.gov.cn/' }, z: '甲县' }],
        },
      ],
    });
    const portals = await importWorkbook(new Uint8Array(linked), { as: 'portals', units });
    expect(rowsOf(portals.csv)[0]).toMatchObject({
      网站编号: 'jia',
      网址: 'http://jia.gov.cn/',
      状态: '正常',
    });

    const named = await importWorkbook(
      await book([
        ['单位名称', '区划代码'],
        ['甲县', 990001],
        ['市财政局', null],
        ['某某镇', null],
      ]),
      { as: 'units' },
    );
    expect(rowsOf(named.csv).map((row) => [row.单位编号?.replace(/-.*/, ''), row.类别])).toEqual([
      ['990001', '县区'],
      ['unit', '部门'],
      ['unit', '乡镇'],
    ]);
  });

  it('reads every visible sheet with a header, or the one asked for', async () => {
    const rows: Cells = [
      ['名称', '平台', '责任单位'],
      ['甲', '微博', '甲县'],
    ];
    const bytes = new Uint8Array(
      await writeXlsx({
        sheets: [
          { name: '说明', rows: [['填表说明']] },
          { name: '微博', rows },
          {
            name: '抖音',
            rows: [
              ['名称', '平台', '责任单位'],
              ['乙', '抖音', '甲县'],
            ],
          },
          { name: '历史', hidden: true, rows },
        ],
      }),
    );
    expect(await importWorkbook(bytes, { as: 'accounts', units })).toMatchObject({
      rows: 2,
      sheets: ['微博', '抖音'],
      ignoredSheets: ['说明'],
      problems: [],
    });
    expect(await importWorkbook(bytes, { as: 'accounts', units, sheet: '抖音' })).toMatchObject({
      rows: 1,
      sheets: ['抖音'],
    });
    expect((await importWorkbook(bytes, { as: 'accounts', sheet: '快手' })).problems).toMatchObject([
      { message: '没有工作表“快手”', mend: '现有工作表：说明、微博、抖音' },
    ]);
  });

  it('writes cells that Excel would run as text', async () => {
    const imported = await importWorkbook(
      await book([
        ['名称', '平台', '责任单位'],
        ['=HYPERLINK("x")', '微博', '甲县'],
      ]),
      { as: 'accounts', units },
    );
    expect(imported.csv).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('reads CSV too, whatever its encoding and separator', async () => {
    const bytes = new Uint8Array(
      Buffer.from('\uFEFF名称\t平台\t责任单位\r\n甲\t头条号\t甲县\r\n', 'utf16le'),
    );
    expect(rowsOf((await importWorkbook(bytes, { as: 'accounts', units })).csv)).toMatchObject([
      { 平台: '今日头条', 单位编号: 'jia' },
    ]);
  });

  it.each<[string, Cells, string[]]>([
    [
      'an unknown unit',
      [
        ['名称', '平台', '责任单位'],
        ['甲', '微博', '甲现'],
      ],
      ['2:3 单位“甲现”不在名录中 是不是 “甲县”？'],
    ],
    [
      'an unknown platform and state',
      [
        ['名称', '平台', '责任单位', '状态'],
        ['甲', '围脖', '甲县', '挂起'],
      ],
      ['2:2 平台 “围脖” 不在可选范围内', '2:4 状态 “挂起” 不在可选范围内'],
    ],
    [
      'one account twice',
      [
        ['名称', '平台', '责任单位'],
        ['甲', '微博', '甲县'],
        ['甲', '微博', '甲县'],
      ],
      ['3:1 账号“微博 甲”重复，已登记在 ［台账］:2'],
    ],
    [
      'an error of a formula',
      [
        ['名称', '平台', '责任单位'],
        ['#N/A', '微博', '甲县'],
      ],
      ['2:1 单元格是公式错误 “#N/A”'],
    ],
    [
      'a number that lost its end',
      [
        ['名称', '平台', '责任单位', '微信号'],
        ['甲', '微博', '甲县', 2 ** 63],
      ],
      ['2:4 数字'],
    ],
    [
      'no header',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      ['1:1 没有找到表头'],
    ],
    [
      'an empty name',
      [
        ['名称', '平台', '责任单位'],
        [null, '微博', '甲县'],
      ],
      ['2:1 账号名称没有填'],
    ],
  ])('tells %s with row and column of the sheet', async (_, rows, expected) => {
    const { problems } = await importWorkbook(await book(rows), { as: 'accounts', units });
    const texts = problems.map((p) => `${p.line}:${p.column} ${p.message} ${p.mend}`);
    expect(texts).toHaveLength(expected.length);
    for (const [i, text] of expected.entries()) expect(texts[i]).toContain(text);
  });

  it.each([
    ['no workbook at all', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), '这个文件打不开'],
    ['an empty file', new Uint8Array(), '没有找到表头'],
  ])('refuses %s', async (_, bytes, message) => {
    expect(await importWorkbook(bytes, { as: 'units', file: 'x.xlsx' })).toMatchObject({
      csv: null,
      rows: 0,
      problems: [{ file: 'x.xlsx', line: 1, message }],
    });
  });

  it('refuses a workbook with a password', async () => {
    const bytes = new Uint8Array(
      await writeXlsx({
        sheets: [{ name: 'a', rows: [['名称']] }],
        encryption: { password: 'p', spinCount: 10 },
      }),
    );
    expect((await importWorkbook(bytes, { as: 'units' })).problems).toMatchObject([
      { message: '工作簿有密码' },
    ]);
  });
});
