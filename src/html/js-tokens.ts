/** A token of JavaScript, as far as reading written markup needs it. Template literals come with `${name}` left in. */
export interface JsToken {
  kind: 'string' | 'name' | 'number' | 'punctuation';
  text: string;
}

const REGEX_MAY_FOLLOW = /^(?:[(,=:[!&|?{};+\-*%<>~^]|=>|return|typeof|case|in|of)$/;
const SIMPLE_ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '',
  f: '',
  v: '',
  '0': '',
  '\n': '',
};

/** Splits a script into tokens, comments dropped. Never throws: what cannot be understood is skipped a character at a time. */
export function tokensOfScript(code: string): JsToken[] {
  const tokens: JsToken[] = [];
  let at = 0;
  while (at < code.length) {
    const char = code[at] as string;
    if (/\s/.test(char)) at++;
    else if (startsComment(code, at)) at = endOfComment(code, at);
    else if (char === '"' || char === "'" || char === '`') {
      const end = endOfString(code, at, char);
      tokens.push({ kind: 'string', text: unescapeString(code.slice(at + 1, end), char === '`') });
      at = end + 1;
    } else if (char === '/' && regexMayStart(tokens.at(-1))) at = endOfRegex(code, at);
    else {
      const word = wordAt(code, at);
      if (word) tokens.push({ kind: /^\d/.test(word) ? 'number' : 'name', text: word });
      else tokens.push({ kind: 'punctuation', text: code.startsWith('+=', at) ? '+=' : char });
      at += word ? word.length : code.startsWith('+=', at) ? 2 : 1;
    }
  }
  return tokens;
}

const startsComment = (code: string, at: number): boolean =>
  code.startsWith('//', at) || code.startsWith('/*', at) || code.startsWith('<!--', at);

function endOfComment(code: string, at: number): number {
  const block = code.startsWith('/*', at);
  const end = block ? code.indexOf('*/', at + 2) : code.indexOf('\n', at);
  return end < 0 ? code.length : end + (block ? 2 : 1);
}

/** Index of the closing quote; a plain string that meets the end of its line ends there. */
function endOfString(code: string, start: number, quote: string): number {
  let depth = 0;
  for (let at = start + 1; at < code.length; at++) {
    const char = code[at];
    if (char === '\\') at++;
    else if (quote === '`' && char === '$' && code[at + 1] === '{') depth++;
    else if (depth > 0 && char === '}') depth--;
    else if (depth === 0 && char === quote) return at;
    else if (quote !== '`' && char === '\n') return at;
  }
  return code.length;
}

function regexMayStart(before: JsToken | undefined): boolean {
  return before === undefined || (before.kind !== 'string' && REGEX_MAY_FOLLOW.test(before.text));
}

/** What does not end by then is a division. */
const LONGEST_REGEX = 600;

function endOfRegex(code: string, start: number): number {
  let inClass = false;
  const last = Math.min(code.length, start + LONGEST_REGEX);
  for (let at = start + 1; at < last; at++) {
    const char = code[at];
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '\n') return start + 1;
    else if (char === '/' && !inClass) return at + 1;
  }
  return start + 1;
}

const WORD = /[\w$\u0080-\uffff]+/y;

function wordAt(code: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(code)?.[0] ?? '';
}

const ESCAPE = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|\r?\n|([\s\S]))/gi;

/** `${…}` for every insert of a template. A step from brace to brace: an expression would start anew at every open one. */
function withoutInserts(raw: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const open = raw.indexOf('${', at);
    const close = open < 0 ? -1 : raw.indexOf('}', open);
    if (close < 0) return text + raw.slice(at);
    text += `${raw.slice(at, open)}\${…}`;
    at = close + 1;
  }
}

function unescapeString(raw: string, template: boolean): string {
  const text = template ? withoutInserts(raw) : raw;
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_, braced: string, four: string, two: string, single: string | undefined) => {
    const hex = braced ?? four ?? two;
    if (hex) {
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    }
    return single === undefined ? '' : (SIMPLE_ESCAPES[single] ?? single);
  });
}
