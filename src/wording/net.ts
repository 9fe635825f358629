import type { LinkState } from '../facts/index.ts';

export interface StateWords {
  /** Short name for tables. */
  name: string;
  /** What it means, in one sentence. */
  explanation: string;
  /** What the unit (or we) should do about it. */
  advice: string;
}

/** Every way a request can end, as the people who must act on it read it. */
export const LINK_STATE_WORDS: Record<LinkState, StateWords> = {
  ok: { name: '正常', explanation: '地址可以正常打开。', advice: '无需处理。' },
  redirect_ok: {
    name: '跳转后正常',
    explanation: '地址经跳转后可以正常打开。',
    advice: '无需处理；长期使用的链接建议直接改为跳转后的地址。',
  },
  soft_404: {
    name: '假正常（页面不存在）',
    explanation: '服务器答复“成功”，但打开的是“页面不存在”一类的提示页或首页。',
    advice: '更正或删除该链接，并让网站对不存在的页面返回 404 状态。',
  },
  gone: {
    name: '页面不存在',
    explanation: '服务器答复该地址不存在（404）或已删除（410）。',
    advice: '更正为现行地址，或删除该链接。',
  },
  client_error: {
    name: '请求被拒（4xx）',
    explanation: '服务器认为请求有误，没有给出页面。',
    advice: '核对链接地址和参数；浏览器能正常打开的，请反馈给监测单位。',
  },
  server_error: {
    name: '服务器错误（5xx）',
    explanation: '网站服务器出错，没有给出页面。',
    advice: '请技术运维人员检查网站程序、数据库和后端服务。',
  },
  dns_nxdomain: {
    name: '域名不存在',
    explanation: '该域名没有解析记录。',
    advice: '核对域名拼写；域名已停用的，删除或更换链接；仍在使用的，恢复解析。',
  },
  dns_temporary: {
    name: '域名解析暂时失败',
    explanation: '域名解析没有得到答复，可能是解析服务或监测端网络的问题。',
    advice: '稍后复查；多次出现的，请检查域名解析服务。本项不作为不合规依据。',
  },
  refused: {
    name: '连接被拒绝',
    explanation: '服务器在该端口没有提供服务。',
    advice: '检查网站服务是否启动、端口是否正确、防火墙是否放行。',
  },
  reset: {
    name: '连接中断',
    explanation: '连接在传输中断开，或收到的内容残缺、与服务器声明的长度或压缩方式不符。',
    advice: '检查服务器、负载均衡和压缩设置；浏览器能正常打开的，请反馈给监测单位。',
  },
  timeout: {
    name: '超时',
    explanation: '在规定时间内没有打开。',
    advice: '检查服务器负载、带宽和线路；单点监测的超时需复查后认定。',
  },
  tls_expired: {
    name: '证书过期',
    explanation: '网站安全证书不在有效期内，浏览器会拦截访问。',
    advice: '更换有效证书，并建立到期提醒。',
  },
  tls_name: {
    name: '证书域名不符',
    explanation: '网站安全证书不是为该域名签发的，浏览器会拦截访问。',
    advice: '更换包含该域名的证书，或改用证书所列的域名。',
  },
  tls_untrusted: {
    name: '证书不受信任',
    explanation: '证书由不受信任的机构签发、为自签名，或服务器没有发送中间证书。',
    advice: '检查证书链是否完整；自签名证书请更换为受信任机构签发的证书。',
  },
  tls_protocol: {
    name: '加密协议不兼容',
    explanation: '与服务器无法建立安全连接，例如只支持过旧的协议，或该端口不是加密服务。',
    advice: '启用 TLS 1.2 以上版本并核对端口；仅支持国密算法的网站，请人工核查。',
  },
  login_required: {
    name: '需要登录',
    explanation: '打开的是登录页面，不登录看不到内容。',
    advice: '应向公众公开的内容，请取消登录限制；其他情形请人工核查。',
  },
  blocked: {
    name: '访问被防护拦截',
    explanation: '网站的防护设备拦截了监测访问，看不到页面内容。',
    advice: '请将监测程序加入防护白名单后复查。本项不作为不合规依据。',
  },
  too_large: {
    name: '内容过大',
    explanation: '页面或其响应头超过监测上限，没有读完。',
    advice: '请人工核查；网页过大的，应精简内容，把附件改为单独下载。',
  },
  empty: {
    name: '内容为空',
    explanation: '服务器答复成功，但没有任何内容。',
    advice: '检查页面生成或文件上传是否完整。',
  },
  not_html: {
    name: '不是网页',
    explanation: '地址打开的是文件，不是网页。',
    advice: '应为网页的，请更正链接；确为文件的，请按附件发布。',
  },
  unsafe: {
    name: '不安全地址',
    explanation: '地址指向内部网络或不受支持的协议，监测程序不予访问。',
    advice: '对外页面不应链接内网地址，请更正；确需监测内网地址的，在登记册 net.allow 中登记。',
  },
  malformed: {
    name: '地址格式错误',
    explanation: '链接或其跳转目标不是有效的网址。',
    advice: '更正链接的写法。',
  },
  excluded: {
    name: '未纳入检查',
    explanation: '按设置不检查该地址。',
    advice: '无需处理。',
  },
  too_many_redirects: {
    name: '循环或过多跳转',
    explanation: '地址反复跳转，始终到不了页面。',
    advice: '检查网站的跳转规则，消除循环。',
  },
  interrupted: {
    name: '检查被中断',
    explanation: '检查在完成前被停止，没有得到结果。',
    advice: '重新运行，未完成的部分会继续检查。',
  },
};

/** Short name of a state. */
export const stateName = (state: LinkState): string => LINK_STATE_WORDS[state].name;
