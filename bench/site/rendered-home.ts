/** A home page as half of the portals build it: header by a script file, a list by XHR, pictures, a font, a style. */

const ROWS = 100;
const FETCHED = 20;

/** Stands on the page only when its script has run to the end. */
export const LAST_ROW = `第${FETCHED - 1}条通知`;

const rows = Array.from(
  { length: ROWS },
  (_, n) => `<li><a href="/a/${n}.html">第${n}条政务动态的标题文字</a><span>2026-11-01</span></li>`,
).join('');
const pictures = Array.from({ length: 12 }, (_, n) => `<img src="/p/${n}.jpg" width="120" height="60">`).join(
  '',
);

const HOME = `<!doctype html><meta charset="utf-8"><title>某县人民政府</title><link rel="stylesheet" href="/s.css"><script src="/h.js"></script><ul id="list">${rows}</ul>${pictures}<script>fetch('/x.json').then((r) => r.json()).then((all) => { for (const t of all) list.insertAdjacentHTML('beforeend', '<li><a href="/b/' + t + '.html">' + t + '</a></li>'); });</script>`;
const HANG = '<!doctype html><title>x</title><p>x</p><script>while (true);</script>';

const ANSWERS: Record<string, [type: string, body: string]> = {
  '/s.css': [
    'text/css',
    '@font-face { font-family: f; src: url(/f.woff2) } body { font-family: f, sans-serif; background: url(/bg.png) } li { line-height: 2 }',
  ],
  '/h.js': [
    'text/javascript',
    'document.write("<div class=nav><a href=/>首页</a><a href=/bsfw/>办事服务</a></div>")',
  ],
  '/x.json': ['application/json', JSON.stringify(Array.from({ length: FETCHED }, (_, n) => `第${n}条通知`))],
  '/hang': ['text/html; charset=utf-8', HANG],
};

/** Content type and body for a request target. */
export const answersOf = (target: string): [type: string, body: string] =>
  ANSWERS[target.split('?', 1)[0] ?? ''] ?? ['text/html; charset=utf-8', HOME];
