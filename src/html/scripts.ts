import { type JsToken, tokensOfScript } from './js-tokens.ts';
import { isPagerCall, pagerMarkup } from './pager-call.ts';

/** Longer scripts are libraries or data, not headers. */
const MAX_SCRIPT = 400_000;
const MAX_NESTING = 50;

const WRITERS = new Set(['write', 'writeln']);
/** Calls and assignments that put markup somewhere; counted only when the markup holds finished links. */
const SETTERS = new Set([
  'html',
  'append',
  'prepend',
  'before',
  'after',
  'appendTo',
  'insertAdjacentHTML',
  'replaceWith',
]);
const ASSIGNED = new Set(['innerHTML', 'outerHTML', 'template']);
const DECODERS = new Set(['unescape', 'decodeURI', 'decodeURIComponent']);

/** What one script may write, or make us look through for links. */
const MAX_WRITTEN = 4 * MAX_SCRIPT;

const ANCHOR = /<a\s/gi;
const ADDRESS = /href\s*=\s*\\?["']?(?!["']?\s*(?:#|javascript:|\$\{))[^"'>$]{1,400}["'\s>]/i;
const LONGEST_TAG = 900;
const LONGEST_LINK = 400;

/**
 * Whether markup holds a whole link with an address that is no placeholder. Steps from tag to tag: one expression for all
 * of it would try every pair of `<a` and `href` on markup without an end.
 */
function holdsFinishedLink(markup: string): boolean {
  const starts = [...markup.matchAll(ANCHOR)].map(({ index }) => index);
  return starts.some((start, index) => {
    const next = Math.min(starts[index + 1] ?? markup.length, start + LONGEST_TAG);
    const tag = markup.slice(start, next).split('>', 1)[0] ?? '';
    const address = ADDRESS.exec(`${tag}>`);
    if (!address) return false;
    const from = start + address.index + address[0].length - 1;
    const rest = markup.slice(from, from + LONGEST_LINK + 5);
    const end = rest.search(/<\/a>/i);
    return end >= 0 && !rest.slice(0, end).includes('$');
  });
}

interface Reading {
  tokens: JsToken[];
  /** What string variables hold so far. */
  variables: Map<string, string>;
  written: string;
  /** Open brackets around the place being read. */
  depth: number;
  /** Characters of markup looked through so far. */
  looked: number;
}

/** The HTML a script of the page writes: `document.write(ln)` and called pagers in order, then markup handed to
 *  `innerHTML`, `.html()` and the like. */
export function readWritten(code: string, where: 'inline' | 'file'): string {
  if (code.length > MAX_SCRIPT) return '';
  const reading: Reading = {
    tokens: tokensOfScript(code),
    variables: new Map(),
    written: '',
    depth: 0,
    looked: 0,
  };
  for (let at = 0; at < reading.tokens.length && !isSpent(reading); ) at = readStatement(reading, at, where);
  return reading.written;
}

/** The HTML a script file of the same site writes; '' when it writes none. Goes into `readPage` as a fragment. */
export const readScript = (code: string, _url: string): string => readWritten(code, 'file').trim();

/** A variable written a thousand times makes much out of little. */
const isSpent = ({ written, looked }: Reading): boolean =>
  written.length > MAX_WRITTEN || looked > MAX_WRITTEN;

/** Looks at one place of the script; returns where to look next. */
function readStatement(reading: Reading, at: number, where: 'inline' | 'file'): number {
  const token = reading.tokens[at];
  if (token?.kind !== 'name') return at + 1;
  const next = reading.tokens[at + 1]?.text;
  if (WRITERS.has(token.text) && next === '(' && isDocument(reading.tokens, at)) {
    const { value, end, literal } = readArguments(reading, at + 2);
    if (literal) reading.written += token.text === 'writeln' ? `${value}\n` : value;
    return end;
  }
  if (isPagerCall(reading.tokens, at)) {
    reading.written += pagerMarkup(reading.tokens, at);
    return at + 2;
  }
  if (SETTERS.has(token.text) && next === '(') return keepLinks(reading, readArguments(reading, at + 2));
  if (ASSIGNED.has(token.text) && (next === '=' || next === '+=' || next === ':')) {
    return keepLinks(reading, readExpression(reading, at + 2));
  }
  if (token.text === 'return' && where === 'file') return keepLinks(reading, readExpression(reading, at + 1));
  if (next === '=' || next === '+=') return readAssignment(reading, at, next);
  return at + 1;
}

function isDocument(tokens: JsToken[], at: number): boolean {
  return tokens[at - 1]?.text === '.' && tokens[at - 2]?.text === 'document';
}

function keepLinks(reading: Reading, { value, end }: Value): number {
  reading.looked += value.length;
  if (holdsFinishedLink(value)) reading.written += `${value}\n`;
  return end;
}

function readAssignment(reading: Reading, at: number, operator: string): number {
  const name = reading.tokens[at]?.text ?? '';
  const first = reading.tokens[at + 2];
  if (first?.kind === 'punctuation' && first.text === '=') return at + 3;
  const { value, end, literal } = readExpression(reading, at + 2);
  if (literal || operator === '+=') {
    const before = operator === '+=' ? (reading.variables.get(name) ?? '') : '';
    if (before.length + value.length <= MAX_SCRIPT) reading.variables.set(name, before + value);
  }
  return Math.max(end, at + 2);
}

interface Value {
  value: string;
  end: number;
  /** False when it holds no string literal or known variable at all. */
  literal: boolean;
}

function readArguments(reading: Reading, start: number): Value {
  let value = '';
  let end = start;
  let literal = false;
  for (;;) {
    const part = readExpression(reading, end);
    if (value.length < MAX_WRITTEN) value += part.value;
    literal ||= part.literal;
    end = part.end;
    if (reading.tokens[end]?.text !== ',') return { value, end, literal };
    end++;
  }
}

/** Operands joined by `+`; of a choice `a ? b : c` the first branch that holds markup. */
function readExpression(reading: Reading, start: number): Value {
  let { value, end, literal } = readOperand(reading, start);
  for (;;) {
    const operator = reading.tokens[end]?.text;
    if (operator === '+') {
      const right = readOperand(reading, end + 1);
      if (value.length < MAX_WRITTEN) value += right.value;
      literal ||= right.literal;
      end = Math.max(right.end, end + 1);
    } else if (operator === '?' && reading.depth < MAX_NESTING) {
      reading.depth++;
      const yes = readExpression(reading, end + 1);
      const no = reading.tokens[yes.end]?.text === ':' ? readExpression(reading, yes.end + 1) : yes;
      reading.depth--;
      return { ...(yes.value.trim() === '' ? no : yes), end: no.end };
    } else return { value, end, literal };
  }
}

function readOperand(reading: Reading, start: number): Value {
  const token = reading.tokens[start];
  if (!token || reading.depth > MAX_NESTING) return { value: '', end: start, literal: false };
  if (token.kind === 'string') return readMethods(reading, token.text, start + 1, true);
  if (token.kind === 'number') return { value: token.text, end: start + 1, literal: false };
  if (token.text === '(') return readBracket(reading, start + 1, readExpression);
  if (token.text === '[') return readArray(reading, start);
  if (token.kind !== 'name' || token.text === 'function') return { value: '', end: start, literal: false };
  if (DECODERS.has(token.text) && reading.tokens[start + 1]?.text === '(') {
    const inner = readBracket(reading, start + 2, readArguments);
    return { ...inner, value: decoded(inner.value) };
  }
  const known = reading.variables.get(token.text);
  return readMethods(reading, known ?? `\${${token.text}}`, start + 1, known !== undefined);
}

/** What stands between brackets, and the place behind the closing one. */
function readBracket(reading: Reading, start: number, read: typeof readExpression): Value {
  reading.depth++;
  const inner = read(reading, start);
  reading.depth--;
  return { ...inner, end: skipTo(reading.tokens, inner.end, 1) };
}

/** `['<ul>', '<li>'].join('')` */
function readArray(reading: Reading, start: number): Value {
  const inner = readBracket(reading, start + 1, readArguments);
  return readMethods(reading, inner.value, inner.end, inner.literal);
}

/** Skips `.name(…)`, `(…)` and `[…]` behind an operand. */
function readMethods(reading: Reading, value: string, start: number, literal: boolean): Value {
  let end = start;
  for (;;) {
    const text = reading.tokens[end]?.kind === 'punctuation' ? reading.tokens[end]?.text : undefined;
    if (text === '.' && reading.tokens[end + 1]?.kind === 'name') end += 2;
    else if (text === '(' || text === '[') end = skipTo(reading.tokens, end + 1, 1);
    else return { value, end, literal };
  }
}

/** Index behind the bracket that closes `depth` open ones. */
function skipTo(tokens: JsToken[], start: number, depth: number): number {
  let open = depth;
  for (let at = start; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as JsToken;
    if (kind !== 'punctuation') continue;
    if (text === '(' || text === '[' || text === '{') open++;
    else if (text === ')' || text === ']' || text === '}') open--;
    if (open === 0) return at + 1;
  }
  return tokens.length;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_, four, two) =>
      String.fromCharCode(Number.parseInt(four ?? two, 16)),
    );
  }
}
