import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page, Request, Response } from 'playwright';
import { watchConduct } from './conduct.ts';
import { type Deadline, VisitFailed } from './deadline.ts';
import { type Gate, REFUSED_HEADER } from './gate.ts';
import { stopOf, watchTraffic } from './traffic.ts';
import type { Conduct, Frame } from './types.ts';

/** A script of ours as an expression, whether or not a formatter ended it with a semicolon. */
const scriptOf = (name: string): string =>
  readFileSync(new URL(`page/${name}.js`, import.meta.url), 'utf8')
    .trim()
    .replace(/;$/, '');
const READ = scriptOf('read');
const OUTLINE = scriptOf('outline');
export const PREPARE = scriptOf('prepare');

/** What a reader needs no pictures, sounds or fonts for. */
const HEAVY = [
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'bmp',
  'ico',
  'woff',
  'woff2',
  'ttf',
  'eot',
  'otf',
  'mp4',
  'mp3',
  'flv',
  'm3u8',
  'avi',
  'wmv',
  'webm',
];
const BLOCKED_URLS = HEAVY.flatMap((extension) => [
  `*.${extension}`,
  `*.${extension}?*`,
  `*.${extension.toUpperCase()}`,
]);
const MOST_QUIET_WAIT_MS = 5_000;

export interface Reading {
  html: string;
  script: string;
  clickables: { id: number; label: string }[];
  opened: string[];
  /** Servers a script wanted to reach past the proxy. */
  refused: string[];
  dialogs: number;
  overflow: number;
}

/** One page in a context, watched from its first request. */
export interface Tab {
  page: Page;
  conduct: Conduct;
  open(url: string, referrer?: string): Promise<Response | null>;
  /** Waits until nothing that could fill the page is under way; false when it never gets quiet. */
  settle(): Promise<boolean>;
  read(): Promise<Reading>;
  outline(wanted: unknown): Promise<{ frames: Frame[]; height: number }>;
  /** Clicks one of the clickables of the last `read` and answers where that would lead; nothing really leaves. */
  follow(id: number): Promise<string | null>;
  cdp: CDPSession;
  requests(): number;
  /** Status of the page the tab ended up on; null before any answer. */
  lastStatus(): number | null;
}

export async function openTab(
  context: BrowserContext,
  gate: Gate,
  deadline: Deadline,
  options: { images: boolean; popups: string[] },
): Promise<Tab> {
  gate.begin();
  const page = await deadline.within(context.newPage(), 'new page', 8_000);
  const conduct: Conduct = {
    dialogs: 0,
    downloads: 0,
    popups: options.popups,
    refusals: [],
    errors: [],
    mixed: [],
  };
  const traffic = watchTraffic(page);
  watchConduct(page, conduct);
  const stopped = stopOf(page, traffic);
  stopped.catch(() => {});
  const cdp = await deadline.within(context.newCDPSession(page), 'session', 4_000);
  if (!options.images) await deadline.within(blockHeavy(cdp), 'block', 4_000);
  const step = <T>(work: Promise<T>, name: string, mostMs?: number): Promise<T> =>
    deadline.within(Promise.race([work, stopped]), name, mostMs);
  let world: number | null = null;

  const evaluate = async <T>(expression: string, fresh = true): Promise<T> => {
    if (fresh || world === null) {
      const { frameTree } = await cdp.send('Page.getFrameTree');
      const made = await cdp.send('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
        worldName: 'xunjian',
      });
      world = made.executionContextId;
    }
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId: world,
      returnByValue: true,
      timeout: 4_000,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };

  return {
    page,
    conduct,
    cdp,
    requests: () => traffic.count,
    lastStatus: () => traffic.lastStatus,
    async open(url, referrer) {
      const response = await step(
        page
          .goto(url, {
            waitUntil: 'commit',
            timeout: deadline.leftMs(),
            ...(referrer ? { referer: referrer } : {}),
          })
          .catch((error: unknown) => {
            throw failureOf(error);
          }),
        'navigation',
      );
      const refused = response?.headers()[REFUSED_HEADER];
      if (refused) throw new VisitFailed('refused', refused);
      return response;
    },
    async settle() {
      const dom = page.waitForLoadState('domcontentloaded', { timeout: deadline.leftMs() });
      const came = await step(
        dom.then(() => true),
        'document',
        Math.min(8_000, deadline.leftMs() * 0.6),
      ).catch(calm);
      return (
        came && (await step(traffic.quiet(Math.min(MOST_QUIET_WAIT_MS, deadline.leftMs() / 2)), 'quiet'))
      );
    },
    // A page that goes elsewhere while it is read is read again where it has gone.
    read: async () => {
      const once = () => step(evaluate<Reading>(READ), 'read', 5_000);
      try {
        return await once();
      } catch (error) {
        if (error instanceof VisitFailed) throw error;
        await traffic.quiet(1_000);
        return once();
      }
    },
    outline: (wanted) => step(evaluate(`(${OUTLINE})(${JSON.stringify(wanted)})`), 'outline', 4_000),
    async follow(id) {
      const asked = askedNext(page);
      await step(
        evaluate(`void globalThis.xunjianElements?.[${Number(id)}]?.click()`, false),
        'click',
        1_500,
      ).catch(calm);
      const opened = evaluate<string>(
        `document.documentElement.getAttribute('data-xunjian-opened') ?? ''`,
        false,
      ).catch(() => '');
      const target = await step(Promise.race([asked, laterEmpty(400)]), 'target', 1_500);
      const windows = (await step(opened, 'opened', 1_500)).split(' ').filter((address) => address !== '');
      return target ?? windows.at(-1) ?? null;
    },
  };
}

/** `timeout` of a step is an answer here; everything else is not. */
function calm(error: unknown): false {
  if (error instanceof VisitFailed && error.why !== 'timeout') throw error;
  return false;
}

const laterEmpty = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(resolve, ms, null));

const askedNext = (page: Page): Promise<string | null> =>
  new Promise((resolve) => {
    const see = (request: Request): void => {
      if (!request.isNavigationRequest() || request.frame().parentFrame() !== null) return;
      page.off('request', see);
      resolve(request.url());
    };
    page.on('request', see);
  });

async function blockHeavy(cdp: CDPSession): Promise<void> {
  await cdp.send('Network.enable');
  await cdp.send('Network.setBlockedURLs', { urls: BLOCKED_URLS });
}

export function failureOf(error: unknown): VisitFailed {
  if (error instanceof VisitFailed) return error;
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  if (/Download is starting/.test(message)) return new VisitFailed('download', message);
  if (/Timeout/.test(message)) return new VisitFailed('timeout', message);
  if (/crash|has been closed|Target closed|disconnected/i.test(message))
    return new VisitFailed('crashed', message);
  return new VisitFailed(
    /TUNNEL_CONNECTION|PROXY/.test(message) ? 'refused' : 'unreachable',
    message.slice(0, 300),
  );
}
