import type { Said } from './registry.ts';

/** What is wrong with the sources of an account, and with what people write of it. A cell is never repeated: it may hold a key. */
export const sourceWording = {
  unknownSource: (meant: string | null, known: readonly string[]): Said => ({
    message: '数据来源的种类不认识',
    mend:
      meant === null
        ? `可用的种类：${known.join('、')}`
        : `是不是“${meant}”？可用的种类：${known.join('、')}`,
  }),
  badSource: (kind: string): Said => ({
    message: `数据来源“${kind}”中有看不懂的内容，或疑似写入了密钥`,
    mend: '写成“种类 地址 凭据引用 完整”；凭据只写 env:变量名 或 file:文件路径，密钥本身不得写进名录',
  }),
  keyInSource: (kind: string): Said => ({
    message: `数据来源“${kind}”的地址中带有密钥或令牌`,
    mend: '从地址中去掉密钥，改用凭据引用 env:变量名 或 file:文件路径；已写入的密钥应视为泄露并重置',
  }),
  sourceNeeds: (kind: string, what: string): Said => ({
    message: `数据来源“${kind}”缺少${what}`,
    mend: '写成“种类 地址 凭据引用 完整”，各部分以空格分开，多个来源以“；”分开',
  }),
  providerUrl: (): Said => ({
    message: '数据服务的地址不是 http(s) 网址',
    mend: '写完整的接口地址，账号处写 {key}，密钥处写 {credential}',
  }),
  newerThanCheck: (newestOn: string, checkedOn: string): Said => ({
    message: `最近更新日期 ${newestOn} 晚于核查日期 ${checkedOn}`,
    mend: '核对两个日期：最近更新日期填账号最新一条内容的日期，核查日期填查看账号的那一天',
  }),
} as const;
