import type { PageReading } from '../facts/index.ts';
import { parseDocument, readPage } from '../html/index.ts';

/** A page that breaks our readers is a page we could not read; it must not end the run. */
export function guarded<T>(readIt: () => T): T | null {
  try {
    return readIt();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError)
      return null;
    throw error;
  }
}

export const read = (...[text, context]: Parameters<typeof readPage>): PageReading | null =>
  guarded(() => readPage(text, context));

/** What a visitor reads on a page, white space taken out; '' when it cannot be read. */
export const textShown = (html: string, url: string): string =>
  guarded(() => parseDocument(html, { url }).text.replace(/\s+/g, '')) ?? '';

const MOUNT_ID = /^(?:app|root|__next|__nuxt)$/i;
const BOX = /list|content|main|news|result|data|detail|article/i;

/** An empty box and a script file that may fill it: what stands in it is known to a browser only. */
export const hasEmptyMount = (html: string, url: string): boolean =>
  guarded(() => {
    const { elements } = parseDocument(html, { url });
    const loadsScript = elements.some(
      ({ name, attribs }) => name === 'script' && isSameSite(attribs.src, url),
    );
    return loadsScript && elements.some((element) => element.name !== 'script' && isEmptyBox(element));
  }) ?? true;

type Element = ReturnType<typeof parseDocument>['elements'][number];

function isEmptyBox({ name, attribs, children }: Element): boolean {
  if (!/^(?:div|section|main|ul|ol|tbody)$/.test(name)) return false;
  const called = `${attribs.id ?? ''} ${attribs.class ?? ''}`;
  if (!MOUNT_ID.test(attribs.id ?? '') && !BOX.test(called)) return false;
  return children.every(
    (child) => child.type === 'comment' || (child.type === 'text' && child.data.trim() === ''),
  );
}

/** Same host or same registered name; a stranger's script (counter, share button) fills no box of the page. */
function isSameSite(source: string | undefined, url: string): boolean {
  if (!source || !URL.canParse(source, url)) return false;
  const hostOf = (address: string): string => new URL(address, url).hostname;
  const tail = (host: string): string => host.split('.').slice(-3).join('.');
  return hostOf(source) === hostOf(url) || tail(hostOf(source)) === tail(hostOf(url));
}
