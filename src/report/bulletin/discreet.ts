import { clip } from '../clean.ts';

/** An address in a text, up to the next full-width mark; splitting by it leaves addresses at odd places. */
export const ADDRESS = /(https?:\/\/[^\s，。；、：？！（）“”‘’《》〔〕【】]+)/;
// Identity card, mobile number, mailbox: what a bulletin must never carry on, wherever a page printed it.
const IDENTITY = /(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])/g;
const MOBILE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g;
const MAILBOX = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/g;

/** Most cells are names and numbers of which nothing has to be taken away. */
const HARMLESS = /^[\u4e00-\u9fff（）、，。：“”·〔〕A-Za-z0-9/_.-]*$/;
const TELLING = /@|1[3-9]\d|\d{17}/;

const veil = (text: string): string =>
  text
    .replace(IDENTITY, '〔证件号已隐去〕')
    .replace(MOBILE, '〔手机号已隐去〕')
    .replace(MAILBOX, '〔邮箱已隐去〕');

/** One line fit to be sent out: cleaned, cut, and without what identifies a person. Addresses stay as they are. */
export function discreet(text: string, most = 400): string {
  if (text.length <= most && HARMLESS.test(text) && !TELLING.test(text)) return text;
  const cleaned = clip(text, most * 2);
  if (!TELLING.test(cleaned)) return clip(cleaned, most);
  const parts = cleaned.split(ADDRESS);
  return clip(parts.map((part, at) => (at % 2 === 1 ? part : veil(part))).join(''), most);
}
