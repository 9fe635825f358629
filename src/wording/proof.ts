/** Words on what a server answered and what of it is kept. */
export const PROOF = {
  answer: '应答内容',
  asked: '请求网址',
  road: '跳转',
  end: '最终网址',
  at: '应答时间',
  headers: '响应头',
  kept: { body: '网页原文', rendered: '浏览器所见', picture: '截图', other: '存档' },
  /** Evidence a report names and the store does not have. */
  gone: '（存档中已无此件）',
  hop: (status: number, url: string): string => `${status} → ${url}`,
  fromIp: (address: string): string => `（服务器 ${address}）`,
} as const;
