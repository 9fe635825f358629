import { choices, perhaps, q, said } from './registry-said.ts';

/** Importing a workbook. */
export const imports = {
  noWorkbook: () => said('这个文件打不开', '用 Excel 打开后另存为 .xlsx 或 CSV 再导入'),
  encrypted: () => said('工作簿有密码', '在 Excel 中去掉密码后再导入'),
  tooLarge: (megabytes: number) => said(`文件超过 ${megabytes} MB`, '只保留要导入的工作表'),
  noHeaderFound: (headers: readonly string[]) => said('没有找到表头', `表头里要有：${choices(headers)}`),
  noSheet: (name: string, sheets: readonly string[]) =>
    said(`没有工作表${q(name)}`, `现有工作表：${choices(sheets)}`),
  lostDigits: (text: string) =>
    said(`数字 ${text} 太长，Excel 已丢失末几位`, '把该列设为“文本”格式后重新填写完整数字'),
  cellError: (text: string) => said(`单元格是公式错误 ${q(text)}`, '改正公式，或直接填写内容'),
  unknownUnitName: (name: string, meant: string | null) =>
    said(`单位${q(name)}不在名录中`, perhaps(meant, '先导入单位，或改用名录中的单位名称')),
  ambiguousUnit: (name: string) => said(`名录中有几个单位叫${q(name)}`, '改填单位编号'),
};
