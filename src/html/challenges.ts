/** How the answer of a shield in front of a site looks. */
export interface ChallengeSignature {
  id: string;
  /** Any of these in the body. */
  body: RegExp[];
  /** Statuses it comes with; any status when absent. */
  statuses?: number[];
  /** Longest visible text such an answer has; a real page behind an injected script has more. */
  maxText: number;
  /** Told by words that an honest notice may use, too. */
  wordsOnly?: true;
}

/** Stubs that run a script and nothing else show no text at all. */
const NO_TEXT = 60;
const BLOCK_PAGE = 900;

/**
 * Known shields, most particular first. Ids are stable: they stand in facts and reports. The generic ones at the end
 * carry the words all block pages share.
 */
export const CHALLENGES: readonly ChallengeSignature[] = [
  {
    id: 'jsl',
    body: [/__jsl_clearance/, /\('_'\)\+\('_'\)\+\('j'\)\+\('s'\)\+\('l'\)/, /"tn"\s*:\s*"__jsl/],
    maxText: NO_TEXT,
  },
  {
    id: 'ruishu',
    body: [
      /\$_ts\s*=\s*window\s*\[\s*['"]\$_ts['"]\]/,
      /\$_ts\.(?:cd|nsd)\s*=/,
      /<meta[^>]{1,300}r=['"]m['"][^>]{0,300}>\s*<script[^>]{1,300}r=['"]m['"]/i,
    ],
    statuses: [200, 202, 400, 403, 412, 521],
    maxText: NO_TEXT,
  },
  {
    id: 'aliyun-waf',
    body: [
      /errors\.aliyun\.com/,
      /acw_sc__v[23]/,
      /var\s+arg1\s*=\s*['"][0-9A-F]{32,}/,
      /aliyun_waf|AliyunCaptcha|_waf_bd8ce2ce37/,
      /由于您访问的URL有可能对网站造成安全威胁/,
    ],
    maxText: BLOCK_PAGE,
  },
  {
    id: 'tencent-waf',
    body: [
      /waf\.tencent(?:-cloud)?\.com|T-Sec-WAF|TencentEdgeOne|EO_Bot_Ssid|tencent_waf|腾讯(?:云|T-Sec).{0,12}(?:防火墙|WAF)/i,
    ],
    maxText: BLOCK_PAGE,
  },
  { id: 'baidu-waf', body: [/yunjiasu|yjs-static|百度云(?:加速|防护)|baidu[-_]waf/i], maxText: BLOCK_PAGE },
  {
    id: 'huawei-waf',
    body: [/hwwafses|HuaweiCloudWAF|CloudWAF|华为云.{0,8}(?:防火墙|WAF)/i],
    maxText: BLOCK_PAGE,
  },
  {
    id: 'chuangyu',
    body: [/创宇盾|知道创宇|365cyd|yunaq\.com|jiasule\.com|\bKS-WAF\b/i],
    maxText: BLOCK_PAGE,
  },
  {
    id: 'qianxin',
    body: [
      /360wzb|wangzhan\.360|webscan\.360|360网站(?:卫士|防火墙)|奇安信.{0,10}(?:防火墙|网站卫士|安域)|anyu\.qianxin/i,
    ],
    maxText: BLOCK_PAGE,
  },
  { id: 'safedog', body: [/safedog|安全狗/i], maxText: BLOCK_PAGE },
  {
    id: 'baota',
    body: [/宝塔.{0,8}(?:防火墙|WAF|云)|btwaf|bt_waf|您的请求带有不合法参数/i],
    maxText: BLOCK_PAGE,
  },
  { id: 'd-shield', body: [/D盾.{0,6}(?:防火墙|拦截)|d_safe/], maxText: BLOCK_PAGE },
  { id: 'safeline', body: [/chaitin|safeline|雷池/i], maxText: BLOCK_PAGE },
  {
    id: 'cloudflare',
    body: [
      /\/cdn-cgi\/challenge-platform|cf-browser-verification|cf_chl_|Attention Required! \| Cloudflare|<title>Just a moment/i,
    ],
    statuses: [403, 429, 503, 520, 521],
    maxText: BLOCK_PAGE,
  },
  { id: 'guard', body: [/\/_guard\/(?:html|auto)\.js/], maxText: BLOCK_PAGE },
  { id: 'wzws', body: [/wzwschallenge|WZWSREL/], maxText: BLOCK_PAGE },
  { id: 'sangfor', body: [/WebShieldDRSessionVerify/], maxText: BLOCK_PAGE },
  // A form of the site may ask for the same captcha; a shield shows nothing else.
  { id: 'captcha-script', body: [/\bTCaptcha\b|geetest\.com/], maxText: NO_TEXT },
  {
    id: 'captcha',
    body: [
      /浏览器安全检查|当前环境异常.{0,20}完成验证后|<title>\s*Verify Yourself/i,
      /人机(?:验证|识别|校验)|拖动.{0,6}滑块|滑动.{0,8}(?:验证|滑块)|请完成.{0,6}(?:安全)?验证|(?:访问|请求|操作)(?:过于|太)频繁/,
    ],
    maxText: 400,
    wordsOnly: true,
  },
  {
    id: 'waf',
    body: [
      /(?:请求|访问|操作|连接|IP).{0,20}(?:被|已|遭).{0,6}(?:拦截|阻断|拒绝|禁止|屏蔽|封禁)/i,
      /(?:拦截|阻断)(?:提示|信息|原因|时间|编号|页面)/,
      /疑似.{0,6}(?:攻击|黑客)|(?:攻击|恶意|非法|不合法|危险)(?:性)?(?:行为|请求|访问|参数|字符).{0,30}(?:拦截|阻断|拒绝|禁止)/,
      /Web\s*应用(?:防火墙|防护)|Web Application Firewall|网站防火墙/i,
      /The requested URL was rejected|Access Denied.{0,200}(?:Reference|Support ID|Incident)|Request unsuccessful\. Incapsula/is,
    ],
    statuses: [200, 400, 403, 405, 406, 412, 418, 429, 444, 456, 493, 501, 503],
    maxText: 700,
    wordsOnly: true,
  },
];

/** A page of nothing but a script that sets a cookie and loads itself again. */
export const COOKIE_STUB = {
  id: 'js-cookie',
  body: /document\.cookie\s*=[\s\S]*(?:location\s*(?:\.\s*(?:href|reload|replace|assign))?\s*[=(]|\.submit\(\))/,
  maxBytes: 8_000,
  maxText: NO_TEXT,
};
