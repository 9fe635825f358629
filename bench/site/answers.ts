import { RESOURCES } from './plan.ts';
import { openRenderer, utf8 } from './render.ts';
import type { SitePlan } from './shapes.ts';

export type Host = 'main' | 'friend';

/** What the server says to one request; `pieces` are joined when it is sent. */
export interface Answer {
  status: number;
  type: string;
  pieces: readonly Buffer[];
  location?: string;
}

/** Which host answers which request target with what. The only place that knows; servers merely send it. */
export interface Answers {
  /** Exact targets by host; anything else goes to `otherwise`. */
  exact: Record<Host, ReadonlyMap<string, Answer>>;
  otherwise(host: Host, target: string, method: string): Answer;
}

const FILE_BYTES = 40_000;
const html = (body: Buffer, gbk = false, status = 200): Answer => ({
  status,
  // Old systems name no charset in the header: the page does.
  type: gbk ? 'text/html' : 'text/html; charset=utf-8',
  pieces: [body],
});
const redirect = (status: number, to: string): Answer => ({
  status,
  type: 'text/html',
  pieces: [utf8('<html><body>moved</body></html>')],
  location: to,
});

/** Builds every answer of the site ahead, so that serving costs next to nothing. */
export function buildAnswers(plan: SitePlan): Answers {
  const renderer = openRenderer(plan);
  const file: Answer = { status: 200, type: 'application/octet-stream', pieces: [fileBytes()] };
  const typed = (path: string): Answer => ({ ...file, type: typeOf(path) });
  const missing = html(renderer.note('404 Not Found', '404', false), false, 404);
  const soft = html(
    renderer.note('页面不存在', '您访问的页面不存在或已被删除，请返回首页查看其他内容。', false),
  );
  const friend = html(renderer.note('友好单位', '这里是友好单位的网站，内容由该单位负责。', false));

  const main = new Map<string, Answer>();
  for (const page of plan.pages) {
    main.set(page.path, { ...html(Buffer.alloc(0), page.column.gbk), pieces: renderer.page(page) });
  }
  for (const path of RESOURCES)
    main.set(path, { status: 200, type: typeOf(path), pieces: [resourceBytes(path)] });
  main.set('/robots.txt', { status: 200, type: 'text/plain', pieces: [utf8('User-agent: *\nAllow: /\n')] });
  main.set('/error/404.html', soft);
  for (const path of plan.files) main.set(path, typed(path));
  for (const [path, { status, to }] of plan.redirects) main.set(path, redirect(status, to));
  for (const { target, gbk, title } of plan.queries) {
    main.set(target, html(renderer.note(title, '栏目内容正在整理，请稍后查看。', gbk), gbk));
  }
  return {
    exact: { main, friend: new Map() },
    otherwise(host, target, method) {
      if (host === 'main') return target.startsWith('/info/') ? soft : missing;
      if (target.startsWith('/nohead/')) return method === 'HEAD' ? { ...missing, status: 405 } : friend;
      return target === '/' || target.startsWith('/site/') ? friend : missing;
    },
  };
}

const TYPES: Record<string, string> = {
  css: 'text/css',
  js: 'application/javascript',
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
};

const typeOf = (path: string): string => TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

function fileBytes(): Buffer {
  const bytes = Buffer.alloc(FILE_BYTES, 0x81);
  bytes.write('%PDF-1.4\n');
  return bytes;
}

function resourceBytes(path: string): Buffer {
  if (path.endsWith('.css'))
    return utf8('.header{background:url(/img/banner.jpg)}body{margin:0;font:16px/1.8 sans-serif}');
  if (path.endsWith('.js')) return utf8("window.siteReady = function () { return 'ready'; };");
  const bytes = Buffer.alloc(8_000, 0x81);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  return bytes;
}
