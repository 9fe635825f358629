import { expect, it } from 'vitest';
import { matchField } from '../../src/html/fields.ts';
import type { Field } from '../../src/policies/types.ts';

const field = (no: number, name: string, ...aliases: string[]): Field => ({
  id: `F${String(no).padStart(2, '0')}`,
  no,
  name,
  aliases,
  coOwners: [],
  guides: [],
  cycleDays: null,
});

const FIELDS: Field[] = [
  field(1, '国土空间规划', '自然资源'),
  field(2, '征地补偿', '自然资源', '农村集体土地征收'),
  field(3, '重大建设项目'),
  field(5, '财政预决算'),
  field(6, '安全生产'),
  field(7, '救灾'),
  field(8, '税收管理', '税收'),
  field(9, '国有土地上房屋征收', '国有土地上房屋征收与补偿'),
  field(12, '环境保护', '生态环境'),
  field(15, '扶贫', '乡村振兴'),
  field(17, '城市综合执法', '城市管理执法'),
  field(19, '就业创业', '就业'),
  field(20, '社会保险'),
  field(21, '社会救助'),
  field(22, '养老服务'),
  field(25, '义务教育'),
  field(26, '医疗卫生', '卫生健康'),
];

it.each([
  ['环境保护', 'F12'],
  ['生态环境', 'F12'],
  ['自然资源', 'F01 F02'],
  ['乡村振兴', 'F15'],
  ['城市管理执法', 'F17'],
  ['就业', 'F19'],
  ['就业创业领域', 'F19'],
  ['卫生健康领域', 'F26'],
  ['（十二）环境保护领域信息公开', 'F12'],
  ['12.环境保护', 'F12'],
  ['十二、环境保护领域基层政务公开标准目录（试行）', 'F12'],
  ['【养老服务】', 'F22'],
  [' 社会 救助 ', 'F21'],
  ['国有土地上房屋征收与补偿领域', 'F09'],
  ['国土空间规划、征地补偿', 'F01 F02'],
  ['于都县义务教育领域基层政务公开标准目录', 'F25'],
  ['安全生产专栏>>', 'F06'],
  ['财政预决算信息公开', 'F05'],
])('%s is %s', (label, ids) =>
  expect(
    matchField(label, FIELDS)
      .map(({ id }) => id)
      .join(' '),
  ).toBe(ids),
);

it.each([
  ['安全生产月活动'],
  ['社会救助基金招标'],
  ['养老服务中心竣工'],
  ['就业局召开会议'],
  ['我县乡村振兴工作推进会召开'],
  ['救灾物资采购公告'],
  ['关于做好义务教育招生工作的通知'],
  ['领域'],
  ['12'],
  [''],
])('%s is none', (label) => expect(matchField(label, FIELDS)).toEqual([]));
