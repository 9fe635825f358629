import type { BrowserContext, CDPSession, Page, Response } from 'playwright';
import { calm, followClick, holdPage } from './click.ts';
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
  /** See `holdPage` and `followClick`. */
  hold(): Promise<() => Promise<void>>;
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
    hold: () => holdPage(context),
    follow: (id) => followClick(page, worlds, step, id),
  };
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
