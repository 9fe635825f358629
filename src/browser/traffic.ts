import type { Page, Request } from 'playwright';
import { VisitFailed } from './deadline.ts';

const FILLS = new Set(['document', 'script', 'xhr', 'fetch', 'stylesheet']);
const MOST_NAVIGATIONS = 8;
const QUIET_MS = 200;

/** What a page asks for while it builds itself. */
export interface Traffic {
  count: number;
  navigations: number;
  lastStatus: number | null;
  quiet(mostMs: number): Promise<boolean>;
}

export function watchTraffic(page: Page): Traffic {
  const pending = new Set<Request>();
  let changedAt = performance.now();
  const traffic: Traffic = {
    count: 0,
    navigations: 0,
    lastStatus: null,
    async quiet(mostMs) {
      const until = performance.now() + mostMs;
      for (;;) {
        const now = performance.now();
        if (pending.size === 0 && now - changedAt >= QUIET_MS) return true;
        if (now >= until) return false;
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    },
  };
  page.on('request', (request) => {
    traffic.count += 1;
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      traffic.navigations += 1;
      // What the page before was still waiting for will not fill this one.
      pending.clear();
    }
    if (!FILLS.has(request.resourceType())) return;
    pending.add(request);
    changedAt = performance.now();
  });
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      traffic.lastStatus = response.status();
  });
  const done = (request: Request): void => {
    if (pending.delete(request)) changedAt = performance.now();
  };
  page.on('requestfinished', done);
  page.on('requestfailed', done);
  return traffic;
}

/** Rejects when the page crashes, closes under us, or goes from place to place without end. */
export const stopOf = (page: Page, traffic: Traffic): Promise<never> =>
  new Promise((_, reject) => {
    page.on('crash', () => reject(new VisitFailed('crashed', 'the page crashed')));
    page.on('close', () => reject(new VisitFailed('crashed', 'the page was closed')));
    page.on('framenavigated', () => {
      if (traffic.navigations > MOST_NAVIGATIONS)
        reject(new VisitFailed('unreachable', 'too many redirects'));
    });
  });
