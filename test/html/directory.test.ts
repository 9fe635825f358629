import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDirectories } from '../../src/html/directory.ts';
import { gridOf } from '../../src/html/grid.ts';
import { pageFrom, pageOf } from './page.ts';

it('reads a county directory with a header of two rows and merged cells', () => {
  const [table] = readDirectories(pageOf('directory/county.html'));
  expect(table?.title).toBe('（3）重大建设项目领域基层政务公开标准目录（试行）');
  expect(table?.missingColumns).toEqual([]);
  expect(table?.rows).toHaveLength(3);
  expect(table?.rows[0]).toMatchObject({
    itemLevel1: '批准服务信息',
    itemLevel2: '办事指南',
    content: '申报要求\n办理流程',
    timeLimit: '实时公开',
    limit: { kind: 'workdays', days: 1, by: 'realtime' },
    audience: ['全社会'],
    manner: ['主动'],
    level: ['县级'],
    blanks: [],
  });
  expect(table?.rows[1]).toMatchObject({
    itemLevel1: '批准服务信息',
    basis: '《政府信息公开条例》',
    publisher: '县发改委',
    manner: ['主动'],
    level: ['县级'],
  });
  expect(table?.rows[2]).toMatchObject({
    timeLimit: '及时公开',
    limit: { kind: 'workdays', days: 20, by: 'default' },
    channels: '■政府网站',
    level: ['县级', '乡级'],
    blanks: ['content'],
  });
});

it('reads a township directory with an extra column and values in the cells', () => {
  const [table] = readDirectories(pageOf('directory/township.html'));
  expect(table?.title).toBe('青石镇养老服务领域基层政务公开标准目录');
  expect(table?.rows).toMatchObject([
    {
      content: '补贴名称',
      audience: ['全社会'],
      manner: ['主动'],
      level: ['镇级', '村级'],
      limit: { days: 10 },
    },
    {
      audience: ['特定群体'],
      manner: ['依申请'],
      level: ['村级'],
      limit: { kind: 'existence' },
      blanks: ['content'],
    },
  ]);
});

it('leaves other tables alone', () =>
  expect(readDirectories(pageOf('directory/other-tables.html'))).toEqual([]));

it.each([
  ['乡级', '区级'],
  ['区级', '镇街级'],
  ['县级', '乡、村级'],
  ['镇级', '村级'],
])('knows the levels %s and %s', (upper, lower) => {
  const html = `<table><tr><td>一级事项</td><td>二级事项</td><td>公开内容</td><td>公开依据</td><td>公开时限</td><td>公开主体</td><td>公开渠道</td><td>${upper}</td><td>${lower}</td></tr>
    <tr><td>a</td><td>b</td><td>c</td><td>d</td><td>20工作日</td><td>e</td><td>f</td><td>√</td><td>□</td></tr></table>`;
  const [table] = readDirectories(pageFrom(html));
  expect(table?.rows[0]?.level).toEqual([upper]);
  expect(table?.missingColumns).toEqual(['serial', 'audience', 'manner']);
});

it('fills every square of a table with any spans, and never more than the table has rows', () => {
  const span = fc.integer({ min: 0, max: 70_000 });
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(span, span), { maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const html = `<table>${rows.map((cells) => `<tr>${cells.map(([r, c]) => `<td rowspan="${r}" colspan="${c}">x</td>`).join('')}</tr>`).join('')}</table>`;
      const table = pageFrom(html).elements.find(({ name }) => name === 'table');
      const grid = table ? gridOf(table) : [];
      expect(grid.length).toBeLessThanOrEqual(rows.length);
      expect(grid.every((line) => line.length <= 60)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
