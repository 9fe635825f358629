import type { BrowserContext, CDPSession, Page, Request, Response, Route } from 'playwright';
import { noConduct, watchConduct } from './conduct.ts';
import { type Deadline, VisitFailed } from './deadline.ts';
import { type Gate, REFUSED_HEADER } from './gate.ts';
import { stopOf, watchTraffic } from './traffic.ts';
import type { Conduct, Frame } from './types.ts';
import { openWorlds, type Reading, scriptOf } from './worlds.ts';

const OUTLINE = scriptOf('outline');

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
/** An ordinary phone held upright. */
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, mobile: true };
/** Our name stays; what sites look for to send phones elsewhere is added. */
const phoneAgent = (userAgent: string): string =>
  `${userAgent.replace('X11; Linux x86_64', 'Linux; Android 14')} Mobile`;
const MOST_QUIET_WAIT_MS = 5_000;

/** One page in a context, watched from its first request. */
export interface Tab {
  page: Page;
  conduct: Conduct;
  open(url: string, referrer?: string): Promise<Response | null>;
  /** Waits until nothing that could fill the page is under way; false when it never gets quiet. */
  settle(): Promise<boolean>;
  read(): Promise<Reading>;
  outline(wanted: unknown): Promise<{ frames: Frame[]; height: number }>;
  /** Holds back every way out of the page, in all its windows and frames, until the answer is called. */
  hold(): Promise<() => Promise<void>>;
  /** Clicks one of the clickables of the last `read` and answers the places that leads to: the one it goes to, or the
   *  links it uncovers (a tab). To be used while the page is held. */
  follow(id: number): Promise<string[]>;
  cdp: CDPSession;
  requests(): number;
  /** See `Gate.heldMs`. */
  heldMs(from: number, to: number): number;
  /** Empties the cache. */
  forget(): Promise<unknown>;
  /** Shows pages as a phone does, and says that it is one. */
  becomePhone(userAgent: string): Promise<unknown>;
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
  const conduct = noConduct(options.popups);
  const traffic = watchTraffic(page);
  watchConduct(page, conduct);
  const stopped = stopOf(page, traffic);
  stopped.catch(() => {});
  const cdp = await deadline.within(context.newCDPSession(page), 'session', 4_000);
  if (!options.images) await deadline.within(blockHeavy(cdp), 'block', 4_000);
  const step = <T>(work: Promise<T>, name: string, mostMs?: number): Promise<T> =>
    deadline.within(Promise.race([work, stopped]), name, mostMs);
  const worlds = openWorlds(cdp);

  return {
    page,
    conduct,
    cdp,
    requests: () => traffic.count,
    heldMs: gate.heldMs,
    forget: () => cdp.send('Network.clearBrowserCache'),
    async becomePhone(userAgent) {
      await cdp.send('Emulation.setDeviceMetricsOverride', PHONE);
      await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      await cdp.send('Emulation.setUserAgentOverride', {
        userAgent: phoneAgent(userAgent),
        platform: 'Android',
      });
    },
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
      const once = () => step(worlds.read(), 'read', 5_000);
      try {
        return await once();
      } catch (error) {
        if (error instanceof VisitFailed) throw error;
        await traffic.quiet(1_000);
        return once();
      }
    },
    outline: (wanted) => step(worlds.evaluate(`(${OUTLINE})(${JSON.stringify(wanted)})`), 'outline', 4_000),
    async hold() {
      const abort = (route: Route): Promise<void> =>
        (route.request().isNavigationRequest() ? route.abort('aborted') : route.continue()).catch(() => {});
      await context.route('**/*', abort);
      return () => context.unroute('**/*', abort).catch(() => {});
    },
    async follow(id) {
      const asked = askedNext(page);
      const before = await step(worlds.evaluate<string[]>(SHOWN), 'shown', 1_500);
      await step(
        worlds.evaluate(`void globalThis.xunjianElements?.[${Number(id)}]?.click()`),
        'click',
        1_500,
      ).catch(calm);
      const opened = worlds
        .evaluate<string>(`document.documentElement.getAttribute('data-xunjian-opened') ?? ''`)
        .catch(() => '');
      const target = await step(Promise.race([asked.first, laterEmpty(400)]), 'target', 1_500).finally(
        asked.stop,
      );
      const windows = (await step(opened, 'opened', 1_500)).split(' ').filter((address) => address !== '');
      const gone = target ?? windows.at(-1);
      if (gone !== undefined) return [gone];
      const after = await step(worlds.evaluate<string[]>(SHOWN), 'shown', 1_500);
      return [...new Set(after)].filter((address) => !before.includes(address));
    },
  };
}

/** `timeout` of a step is an answer here; everything else is not. */
function calm(error: unknown): false {
  if (error instanceof VisitFailed && error.why !== 'timeout') throw error;
  return false;
}

const laterEmpty = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(resolve, ms, null));

/** Addresses of the links that show. */
const SHOWN = `[...document.links].slice(0, 3000).filter((link) => link.getClientRects().length > 0).map((link) => link.href)`;

/** Where the page, a window of it or one of its frames is sent next. */
function askedNext(page: Page): { first: Promise<string>; stop: () => void } {
  const { promise: first, resolve } = Promise.withResolvers<string>();
  const see = (request: Request): void => {
    if (request.isNavigationRequest() && !/^(?:about|data|blob):/.test(request.url())) resolve(request.url());
  };
  page.context().on('request', see);
  return { first, stop: () => page.context().off('request', see) };
}

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
