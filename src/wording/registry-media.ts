import type { Said } from './registry.ts';

/** What stands for the address, by kind of source. */
const ADDRESSES: Readonly<Record<string, string>> = {
  人工: '“人工”不写地址；',
  订阅: '地址写 http:// 或 https:// 开头的订阅网址；',
  公众号接口: '地址写 AppID（wx 开头）；',
  公众号网页: '地址写 https:// 开头的文章或合集网址；',
  微博接口: '地址写用户编号（数字），可不写；',
  微博商业接口: '地址写用户编号（数字），可不写；',
  微博网页: '地址写用户编号（数字），可不写；',
  应用商店: '地址写苹果应用编号（数字），或安卓下载页网址；',
  数据服务: '地址写“服务编号/账号编号”，用英文和数字；',
};

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
    mend: `${ADDRESSES[kind] ?? ''}写成“种类 地址 凭据引用 完整”，以空格分开，多个来源以“；”分开；凭据只写 env:变量名 或 file:文件路径，密钥本身不得写进名录`,
  }),
  unknownProvider: (id: string, meant: string | null): Said => ({
    message: `数据来源中的数据服务“${id}”没有登记`,
    mend:
      meant === null
        ? '在 providers.yaml 中登记该数据服务，或改正编号'
        : `是不是“${meant}”？否则在 providers.yaml 中登记`,
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
