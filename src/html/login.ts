import type { PageLink } from '../facts/index.ts';
import type { Element, PageDocument } from './document.ts';

const LOGIN_TITLE = /登[录陆]|统一身份认证|用户认证|sign ?in|log ?in/i;
const LITTLE_TEXT = 500;
const FEW_LINKS = 15;

/** Whether a page shows nothing but a log-in. A log-in box beside content is none. */
export function loginWall(document: PageDocument, links: readonly PageLink[], textLength: number): boolean {
  if (textLength > LITTLE_TEXT || links.length > FEW_LINKS) return false;
  if (document.elements.some(asksPassword)) return true;
  return LOGIN_TITLE.test(document.title) && /账号|帐号|用户名|密码|扫码|验证码|手机号/.test(document.text);
}

const asksPassword = ({ name, attribs }: Element): boolean =>
  name === 'input' &&
  (attribs.type?.toLowerCase() === 'password' || /passw/i.test(`${attribs.name} ${attribs.id}`));
