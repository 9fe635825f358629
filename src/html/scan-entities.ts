import { Parser } from 'htmlparser2';

/** The references nearly all pages use; anything else goes the long way. */
const COMMON: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const PLAIN = /&(?:(amp|lt|gt|quot|apos|nbsp);|#(\d{1,6});)/g;
const LEFT_OVER = /&(?:#|[a-z])/i;
/** Numbers in this range mean a letter of windows-1252, by the standard. */
const isPlainNumber = (code: number): boolean => (code >= 32 && code < 127) || (code > 159 && code < 0xd800);

/** Undoes character references in an attribute's value, where `&copy=1` is no reference. */
export const decodeAttribute = (value: string): string => decode(value, viaAttribute);

/** Undoes character references in text. */
export const decodeText = (value: string): string => decode(value, viaText);

function decode(value: string, longWay: (value: string) => string): string {
  if (!value.includes('&')) return value;
  let isPlain = true;
  const decoded = value.replace(PLAIN, (whole, name: string | undefined, digits: string | undefined) => {
    if (name !== undefined) return COMMON[name] ?? whole;
    const code = Number(digits);
    if (!isPlainNumber(code)) isPlain = false;
    return String.fromCharCode(code);
  });
  const rest = isPlain ? value.replace(PLAIN, '') : '&#';
  return LEFT_OVER.test(rest) ? longWay(value) : decoded;
}

function viaAttribute(value: string): string {
  let found = '';
  const parser = new Parser({
    onattribute(_, decoded) {
      found = decoded;
    },
  });
  parser.end(`<a x="${value.replaceAll('"', '&quot;')}">`);
  return found;
}

function viaText(value: string): string {
  let found = '';
  const parser = new Parser({
    ontext(part) {
      found += part;
    },
  });
  // As the content of a title nothing but its own end is markup.
  parser.end(`<title>${value.replaceAll('<', '&lt;')}`);
  return found;
}
