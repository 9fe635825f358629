import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright';
import { getDomain } from 'tldts';

/** A script of ours as an expression, whether or not a formatter ended it with a semicolon. */
export const scriptOf = (name: string): string =>
  readFileSync(new URL(`page/${name}.js`, import.meta.url), 'utf8')
    .trim()
    .replace(/;$/, '');
const READ = scriptOf('read');

/** Frames of sister hosts that are read into the page. */
const MOST_SISTERS = 5;

/** A page as its scripts have made it. */
export interface Reading {
  html: string;
  script: string;
  clickables: { id: number; label: string }[];
  opened: string[];
  /** Servers a script wanted to reach past the proxy. */
  refused: string[];
  dialogs: number;
  overflow: number;
  /** Until the page could be read, ms from navigation; null when it never came to that. */
  loadedMs: number | null;
  /** Frames of other origins, where they stand; their places in `html` are marked `away-<index>`. */
  away: { url: string; left: number; top: number }[];
}

/** Our scripts in worlds of their own, where a page can neither see nor change them. */
export interface Worlds {
  evaluate<T>(expression: string): Promise<T>;
  /** Reads the page anew, with the frames of its site. */
  read(): Promise<Reading>;
}

interface FrameTree {
  frame: { id: string; url: string };
  childFrames?: FrameTree[];
}

/** Opens the worlds of one page. */
export function openWorlds(cdp: CDPSession): Worlds {
  let main: number | null = null;
  const framesOf = async (): Promise<FrameTree> => (await cdp.send('Page.getFrameTree')).frameTree;
  const enter = async ({ frame }: FrameTree): Promise<number> =>
    (await cdp.send('Page.createIsolatedWorld', { frameId: frame.id, worldName: 'xunjian' }))
      .executionContextId;
  const evaluateIn = async <T>(contextId: number, expression: string): Promise<T> => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId,
      returnByValue: true,
      timeout: 4_000,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
  const readIn = (world: number, at: { framed: boolean; left: number; top: number }): Promise<Reading> =>
    evaluateIn(world, `(${READ})(${JSON.stringify(at)})`);

  return {
    async evaluate(expression) {
      main ??= await enter(await framesOf());
      return evaluateIn(main, expression);
    },
    async read() {
      const tree = await framesOf();
      main = await enter(tree);
      const reading = await readIn(main, { framed: false, left: 0, top: 0 });
      const sisters = sistersOf(tree, reading);
      const parts = await Promise.all(
        sisters.map(async ({ place, frame, left, top }) => {
          const inner = await readIn(await enter(frame), { framed: true, left, top }).catch(() => null);
          return [place, bodyOf(inner?.html ?? '')] as const;
        }),
      );
      return { ...reading, html: withParts(reading.html, new Map(parts)) };
    },
  };
}

/** Frames of the page's own site on other hosts; strangers' frames stay closed. */
function sistersOf(tree: FrameTree, { away }: Reading) {
  const site = getDomain(tree.frame.url);
  return away
    .flatMap(({ url, left, top }, place) => {
      const frame = tree.childFrames?.find((child) => child.frame.url === url);
      return frame && site !== null && getDomain(url) === site ? [{ place, frame, left, top }] : [];
    })
    .slice(0, MOST_SISTERS);
}

/** What can be put into another page: without its head, and with nothing of it to be clicked. */
const bodyOf = (html: string): string =>
  html.replace(/^[\s\S]*?<body[^>]*>/i, '').replace(/ data-xunjian-click="\d+"/g, '');

const withParts = (html: string, parts: ReadonlyMap<number, string>): string =>
  html.replace(
    /<div data-xunjian-frame="away-(\d+)"><\/div>/g,
    (_, place: string) => `<div data-xunjian-frame="1">${parts.get(Number(place)) ?? ''}</div>`,
  );
