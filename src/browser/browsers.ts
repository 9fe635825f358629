import PQueue from 'p-queue';
import { DEFAULT_RECYCLE, openGarage, type RecycleLimits } from './engine.ts';
import { type FindOptions, findBrowser } from './find.ts';
import type { GateLimits } from './gate.ts';
import { openSession } from './session.ts';
import type { Browsers, FoundBrowser, Pass } from './types.ts';

export interface BrowsersOptions {
  pass: Pass;
  userAgent: string;
  /** Pages open at once over all targets. */
  parallel?: number;
  find?: FindOptions;
  gate?: Partial<GateLimits>;
  recycle?: Partial<RecycleLimits>;
}

const DEFAULT_GATE: GateLimits = { requests: 300, bytes: 40 * 1024 * 1024, idleMs: 15_000 };

/** The browser of a run: one process, one context per session, nothing launched before the first visit. */
export function openBrowsers(options: BrowsersOptions): Browsers {
  let search: Promise<FoundBrowser | null> | null = null;
  const found = (): Promise<FoundBrowser | null> => {
    search ??= findBrowser(options.find).then((one) => (one.state === 'found' ? one : null));
    return search;
  };
  const garage = openGarage(found, { ...DEFAULT_RECYCLE, ...options.recycle });
  const places = new PQueue({ concurrency: options.parallel ?? 2 });
  return {
    found,
    launches: garage.launches,
    open: () =>
      openSession({
        garage,
        places,
        pass: options.pass,
        userAgent: options.userAgent,
        gate: { ...DEFAULT_GATE, ...options.gate },
      }),
    close: garage.close,
  };
}
