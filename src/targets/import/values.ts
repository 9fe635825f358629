import { createHash } from 'node:crypto';
import { PLATFORMS } from '../headers.ts';

/** Short and the same on every import of the same thing, so that a target keeps its history. */
export const stableId = (prefix: string, ...parts: string[]): string =>
  `${prefix}-${createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex').slice(0, 8)}`;

const STATES: readonly (readonly [RegExp, string])[] = [
  [/^(未核实|待核实|不详)$/, '未核实'],
  [/^(关停|已关停|注销|已注销|关闭|已关闭|停用|已停用|停更|永久下线|已下线)$/, '关停'],
  [/^(改版|改版中|升级|升级改造|维护|维护中|临时下线|整改中|迁移中|建设中)$/, '改版'],
  // Until it is really cancelled an account must go on being kept up.
  [/^(正常|正常运行|正常运营|运行中|运行|在用|在运行|启用|已开通|开通|活跃|拟注销|拟关停|)$/, '正常'],
];

/** Words for a state as offices write them; an unknown word stays and is reported. */
export const stateWord = (text: string): string =>
  STATES.find(([pattern]) => pattern.test(text))?.[1] ?? text;

const PLATFORM_SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/^(微信公众号|公众号|微信公众平台|政务微信|微信号)$/, '微信'],
  [/^(订阅号|微信公众号[（(]?订阅号[）)]?)$/, '微信订阅号'],
  [/^(服务号|微信公众号[（(]?服务号[）)]?)$/, '微信服务号'],
  [/^视频号$/, '微信视频号'],
  [/^小程序$/, '微信小程序'],
  [/^(新浪微博|政务微博|腾讯微博)$/, '微博'],
  [/^(抖音号|抖音短视频|政务抖音)$/, '抖音'],
  [/^(快手号|快手短视频)$/, '快手'],
  [/^(头条|头条号|今日头条号)$/, '今日头条'],
  [/^(百家)$/, '百家号'],
  [/^(b站|bilibili|哔哩哔哩号)$/i, '哔哩哔哩'],
  [/^(app|移动客户端|手机客户端|政务客户端|移动端app)$/i, '客户端'],
  [/^(其它|其他平台|其它平台)$/, '其他'],
];

export function platformWord(text: string): string {
  const known = PLATFORMS.find((platform) => platform === text);
  return known ?? PLATFORM_SYNONYMS.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(县|区|县级|县[（(]市、区[）)]|县\(市、区\)|县市区|县级市)$/, '县区'],
  [/^(市级|设区市|地市|市本级)$/, '市'],
  [/^(开发区|管委会|新区|经开区|高新区)$/, '功能区'],
  [/^(市直部门|市直单位|市直|市属单位|驻市单位|市级部门|直属单位)$/, '部门'],
  [/^(镇|乡|街道|乡镇街道|乡镇[（(]街道[）)]|乡级)$/, '乡镇'],
];

/** Kind of a unit by the word for it, else by the unit's name. */
export function kindWord(text: string, name: string): string {
  if (text !== '') return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? text;
  if (/(镇|乡|街道|街道办事处)$/.test(name)) return '乡镇';
  if (/(局|委|委员会|办|办公室|院|中心|支队)$/.test(name)) return '部门';
  if (/(经开区|高新区|开发区|新区|管委会)$/.test(name)) return '功能区';
  return /(县|区)$/.test(name) ? '县区' : '其他';
}

export const yesWord = (text: string): string =>
  /^(是|√|✓|y|yes|true|1)$/i.test(text) ? '是' : /^(否|×|n|no|false|0)$/i.test(text) ? '否' : text;
