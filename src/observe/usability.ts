import type { Conduct, Rendering } from '../browser/index.ts';
import { type Load, type PhoneView, pageKey, type RenderOutcome } from '../facts/index.ts';
import { pageParts } from '../html/index.ts';
import { guarded } from './read.ts';
import { isShield, readShown } from './rendering.ts';
import type { ObserveDeps, ReadPage } from './types.ts';

/** Two visits this quick decide the median of three, whatever the third would be. */
const QUICK_MS = 1_500;

/** Visits the home page as somebody who comes for the first time, two or three times, and once with a phone. Four
 *  visits at most; their requests wait in line like all others, and for how long is kept. */
export async function observeUsability(home: ReadPage, deps: ObserveDeps): Promise<void> {
  const { browser, signal } = deps;
  if (!browser) return;
  const url = home.visit.finalUrl;
  const visit = (phone = false): Promise<Rendering> => browser.render({ url, phone, fresh: true, signal });
  const first = await visit();
  // What crashes or hangs a browser once is not given three more.
  const again = first.state === 'failed' ? [] : [await visit()];
  const visits = [first, ...again];
  const isSettled = visits.every(({ timing }) => (timing.loadedMs ?? QUICK_MS) < QUICK_MS);
  if (first.state !== 'failed' && !isSettled) visits.push(await visit());
  const onPhone = first.state === 'failed' ? first : await visit(true);
  if (signal.aborted) return;
  const shown = visits.find((each) => outcomeOf(each, deps) === 'rendered');
  const parts = shown?.state === 'rendered' ? partsOf(shown, home) : null;
  deps.record({
    type: 'usability',
    at: new Date(deps.now()).toISOString(),
    url,
    loads: visits.map((each) => loadOf(each, deps)),
    phone: await phoneView(onPhone, deps),
    evidence: shown?.state === 'rendered' ? await deps.keep(Buffer.from(shown.html)) : null,
    labels: parts?.labels ?? [],
    scripts: parts?.scripts ?? [],
    insecure: parts?.insecure ?? [],
    errors: inAll(visits.map(({ conduct }) => conduct.errors)),
    dead: inAll(visits.map(({ conduct }) => conduct.dead)),
    withheld: Math.max(...visits.map(({ conduct }) => withheldFrom(conduct))),
  });
}

/** What a page asked for and did not get as other visitors would: requests, windows, answers to questions. */
const withheldFrom = ({ refusals, lost, popups, dialogs }: Conduct): number =>
  refusals.length + lost + popups.length + dialogs;

/** A gate that only browsers meet is no page of the portal's. */
function outcomeOf(rendering: Rendering, { now }: ObserveDeps): RenderOutcome {
  if (rendering.state === 'failed') return rendering.why;
  if ((rendering.status ?? 200) >= 400) return 'inconsistent';
  const reading = readShown(rendering, now());
  if (reading.needsJs.includes('too_complex')) return 'unreadable';
  return isShield(rendering, reading) ? 'blocked' : 'rendered';
}

function loadOf(rendering: Rendering, deps: ObserveDeps): Load {
  const { loadedMs, heldMs } = rendering.timing;
  return { outcome: outcomeOf(rendering, deps), loadedMs, heldMs };
}

async function phoneView(rendering: Rendering, deps: ObserveDeps): Promise<PhoneView> {
  const outcome = outcomeOf(rendering, deps);
  const { finalUrl } = rendering;
  const untold = { finalUrl, hasViewport: false, overflow: 0, evidence: null };
  if (outcome !== 'rendered' || rendering.state === 'failed') return { outcome, ...untold };
  const parts = guarded(() => pageParts(rendering.html, finalUrl));
  if (parts === null) return { outcome: 'unreadable', ...untold };
  return {
    outcome,
    finalUrl,
    hasViewport: parts.hasViewport,
    overflow: Math.round(rendering.overflow * 100) / 100,
    evidence: await deps.keep(Buffer.from(rendering.html)),
  };
}

/** The policy about insecure parts comes with the answer; a page that went elsewhere came with another one. */
function partsOf({ html, finalUrl }: Extract<Rendering, { state: 'rendered' }>, home: ReadPage) {
  const isSame = pageKey(finalUrl) === pageKey(home.visit.finalUrl);
  return guarded(() => pageParts(html, finalUrl, isSame ? home.visit.headers : {}));
}

/** What happens every time; what happens once may be chance. */
function inAll<T>(lists: readonly T[][]): T[] {
  const [first = [], ...rest] = lists;
  const key = (item: T): string => JSON.stringify(item);
  const unique = [...new Map(first.map((item) => [key(item), item])).values()];
  return unique.filter((item) => rest.every((list) => list.some((other) => key(other) === key(item))));
}
