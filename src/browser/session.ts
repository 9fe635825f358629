import PQueue from 'p-queue';
import type { BrowserContext, Page } from 'playwright';
import { captureTab } from './capture.ts';
import { noConduct } from './conduct.ts';
import { startDeadline, VisitFailed } from './deadline.ts';
import type { Engine, Garage } from './engine.ts';
import { type Gate, type GateLimits, openGate } from './gate.ts';
import { renderTab } from './render.ts';
import { failureOf, openTab, type Tab } from './tab.ts';
import type {
  Capture,
  CaptureRequest,
  Conduct,
  Pass,
  RenderFailure,
  Rendering,
  RenderRequest,
  Session,
  Timing,
} from './types.ts';
import { scriptOf } from './worlds.ts';

export interface SessionDeps {
  garage: Garage;
  /** Pages open at once in the whole run. */
  places: PQueue;
  pass: Pass;
  userAgent: string;
  gate: GateLimits;
}

const DEADLINE_MS = 15_000;
export const VIEWPORT = { width: 1280, height: 800 };

interface Room {
  engine: Engine;
  context: BrowserContext;
  popups: string[];
}

interface Visit {
  url: string;
  images: boolean;
  deadlineMs: number;
  signal: AbortSignal | undefined;
  phone?: boolean;
  fresh?: boolean;
}

export interface Failure {
  why: RenderFailure;
  error: string;
  finalUrl: string;
  /** Of the last answer before it failed. */
  status: number | null;
  conduct: Conduct;
  timing: Timing;
}

/** Opens a session; nothing is launched before its first visit. */
export function openSession(deps: SessionDeps): Session {
  const line = new PQueue({ concurrency: 1 });
  let gate: Promise<Gate> | null = null;
  let room: Room | null = null;

  const leaveRoom = async (): Promise<void> => {
    const old = room;
    room = null;
    if (old && !old.engine.retired) await Promise.race([old.context.close().catch(() => {}), wait(3_000)]);
  };
  /** Gives up a browser that is not sound any more. Other sessions end their visits in it; none begins a new one. */
  const giveUp = (engine: Engine): void => {
    room = null;
    engine.retired = true;
  };
  const roomIn = async (engine: Engine, port: number): Promise<Room> => {
    if (room?.engine === engine) return room;
    await leaveRoom();
    const context = await engine.browser.newContext({
      proxy: { server: `http://127.0.0.1:${port}` },
      userAgent: deps.userAgent,
      viewport: VIEWPORT,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: false,
      serviceWorkers: 'block',
      permissions: [],
    });
    await context.addInitScript(scriptOf('prepare'));
    room = { engine, context, popups: [] };
    return room;
  };

  /** One visit in one engine. Whatever happens, its page is gone afterwards, or its browser is. */
  const visitIn = async <T>(
    engine: Engine,
    visit: Visit,
    work: (tab: Tab, left: () => number) => Promise<T>,
  ): Promise<T | Failure> => {
    const startedAt = performance.now();
    const deadline = startDeadline(visit.deadlineMs);
    gate ??= openGate(deps.pass, deps.gate);
    const door = await gate;
    const popups: string[] = [];
    let tab: Tab | null = null;
    let stop: () => void = () => {};
    const interrupted = new Promise<never>((_, reject) => {
      stop = () => reject(new VisitFailed('interrupted', 'interrupted'));
    });
    interrupted.catch(() => {});
    visit.signal?.addEventListener('abort', stop, { once: true });
    const onPage = (page: Page): void => {
      // Our own page is the one nobody opened.
      void page.opener().then(
        (opener) => (opener ? closePopup(page, popups) : undefined),
        () => {},
      );
    };
    try {
      const { context } = await deadline.within(roomIn(engine, door.port), 'context', 8_000);
      context.on('page', onPage);
      try {
        tab = await openTab(context, door, deadline, { images: visit.images, popups });
        if (visit.fresh) await deadline.within(tab.forget(), 'cache', 3_000);
        if (visit.phone) await deadline.within(tab.becomePhone(deps.userAgent), 'phone', 3_000);
        const result = await Promise.race([work(tab, deadline.leftMs), interrupted]);
        tab.conduct.refusals.push(...door.passed().refusals);
        return result;
      } finally {
        context.off('page', onPage);
      }
    } catch (error) {
      const { why, message } = failureOf(error);
      const passed = door.passed();
      const conduct = tab?.conduct ?? noConduct(popups);
      if (why === 'crashed' && conduct.downloads > 0) return failed('download', message);
      return failed(why, message);
      function failed(reason: RenderFailure, text: string): Failure {
        return {
          why: reason,
          error: text,
          finalUrl: tab?.page.url() || visit.url,
          status: tab?.lastStatus() ?? null,
          conduct: { ...conduct, refusals: [...conduct.refusals, ...passed.refusals] },
          timing: {
            loadedMs: null,
            heldMs: 0,
            ms: performance.now() - startedAt,
            requests: passed.requests,
            bytes: passed.bytes,
          },
        };
      }
    } finally {
      visit.signal?.removeEventListener('abort', stop);
      door.begin();
      if (tab && !(await isGone(tab))) giveUp(engine);
    }
  };

  const visit = <T>(visit: Visit, work: (tab: Tab, left: () => number) => Promise<T>): Promise<T | Failure> =>
    line.add(() =>
      deps.places.add(async () => {
        const nothing = (why: RenderFailure, error: string): Failure => ({
          why,
          error,
          finalUrl: visit.url,
          status: null,
          conduct: noConduct(),
          timing: { loadedMs: null, heldMs: 0, ms: 0, requests: 0, bytes: 0 },
        });
        if (!/^https?:/i.test(visit.url)) {
          const refused = nothing('refused', 'unsafe');
          return {
            ...refused,
            conduct: { ...refused.conduct, refusals: [{ url: visit.url, why: 'unsafe' }] },
          };
        }
        for (let turn = 1; ; turn++) {
          if (visit.signal?.aborted) return nothing('interrupted', 'interrupted');
          const engine = await deps.garage.borrow().catch((error: unknown) => String(error));
          if (typeof engine === 'string') {
            if (turn === 2) return nothing('crashed', engine);
            continue;
          }
          if (!engine) return nothing('no_browser', 'no browser');
          const result = await visitIn(engine, visit, work);
          const crashed = isFailure(result) && result.why === 'crashed';
          if (crashed) giveUp(engine);
          await deps.garage.giveBack(engine);
          if (!crashed || turn === 2) return result;
        }
      }),
    );

  return {
    async render(request: RenderRequest): Promise<Rendering> {
      const { url, deadlineMs = DEADLINE_MS, signal, phone = false, fresh = false } = request;
      const result = await visit({ url, images: false, deadlineMs, signal, phone, fresh }, (tab, left) =>
        renderTab(tab, request, left),
      );
      return isFailure(result) ? { state: 'failed', ...result } : result;
    },
    async capture(request: CaptureRequest): Promise<Capture> {
      const { url, deadlineMs = DEADLINE_MS, signal } = request;
      const result = await visit({ url, images: true, deadlineMs, signal }, (tab) =>
        captureTab(tab, request),
      );
      return isFailure(result) ? { state: 'failed', why: result.why, error: result.error } : result;
    },
    async close() {
      await line.onIdle();
      await leaveRoom();
      await (await gate)?.close();
    },
  };
}

const isFailure = (result: unknown): result is Failure =>
  typeof result === 'object' && result !== null && 'why' in result && !('state' in result);

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Where a popup wanted to go is a fact; what it shows is not. */
async function closePopup(page: Page, popups: string[]): Promise<void> {
  if (popups.length < 20 && page.url() !== '' && page.url() !== 'about:blank') popups.push(page.url());
  await page.close().catch(() => {});
}

/** Closes a page; one that hangs in its own script is crashed from outside, so that only its own renderer dies. */
async function isGone({ page, cdp }: Tab): Promise<boolean> {
  if (await isClosed(page, 1_000)) return true;
  await Promise.race([cdp.send('Page.crash').catch(() => {}), wait(500)]);
  return isClosed(page, 2_000);
}

const isClosed = (page: Page, mostMs: number): Promise<boolean> =>
  Promise.race([
    page.close({ runBeforeUnload: false }).then(
      () => true,
      () => true,
    ),
    wait(mostMs).then(() => false),
  ]);
