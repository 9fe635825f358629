import { readWritten } from './scripts.ts';

/** `window.open('…')`, `location.href = '…'`, `location.replace('…')`; what is put together of parts is no address yet. */
const GOES =
  /(?:(?:window|self|top|parent)\s*\.\s*open|(?<![\w$.])open|(?<![\w$])location(?:\s*\.\s*(?:href|assign|replace))?)\s*[=(]\s*(?:(['"])([^'"\\<>{}\r\n]{1,2000})\1)\s*([^\s]?)/g;

const ADDRESS =
  /^\s*(?:https?:|\/|\.{1,2}\/|\?|[\w%-]+(?:\/[\w%.-]+)+|[\w%-]+\.(?:s?html?|jspx?|aspx?|php|do|action)(?:[?#]|\s*$))/i;

/** Addresses a handler or script goes to. */
export function scriptTargets(code: string): string[] {
  if (!code.includes('location') && !code.includes('open')) return [];
  const targets: string[] = [];
  for (const [, , address = '', next] of code.matchAll(GOES)) {
    if (next !== '+' && ADDRESS.test(address)) targets.push(address);
  }
  return targets;
}

/** A script longer than this is a library. */
const LONGEST = 100_000;

const mayWrite = (code: string): boolean =>
  (code.includes('document.write') && code.includes('<')) || /createPage/i.test(code);

/** Markup that an inline script writes into the page; '' when it writes none. */
export function writtenMarkup(code: string): string {
  if (code.length > LONGEST || !mayWrite(code)) return '';
  return readWritten(code, 'inline');
}
