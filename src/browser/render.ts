import type { Tab } from './tab.ts';
import type { Rendering, RenderRequest } from './types.ts';
import type { Reading } from './worlds.ts';

/** Clicks tried on one page. */
const MOST_CLICKS = 8;

/** Opens a page, waits for its scripts, writes it down and finds out where its clickables lead. */
export async function renderTab(tab: Tab, request: RenderRequest, leftMs: () => number): Promise<Rendering> {
  const startedAt = performance.now();
  const response = await tab.open(request.url, request.referrer);
  const quiet = await tab.settle();
  const reading = await tab.read();
  const loadedAt = reading.loadedMs === null ? performance.now() : startedAt + reading.loadedMs;
  const finalUrl = tab.page.url();
  // Of this page: a click may ask for another one, whose answer is none of it.
  const status = tab.lastStatus() ?? response?.status() ?? null;
  tab.conduct.refusals.push(...reading.refused.map((url) => ({ url, why: 'unsafe' })));
  const targets = await clickTargets(tab, reading, request, leftMs);
  return {
    state: 'rendered',
    finalUrl,
    status,
    contentType: response?.headers()['content-type'] ?? null,
    html: withTargets(reading.html, targets),
    script: reading.script,
    quiet,
    overflow: reading.overflow,
    conduct: {
      ...tab.conduct,
      dialogs: tab.conduct.dialogs + reading.dialogs,
      popups: [...new Set([...tab.conduct.popups, ...reading.opened])],
    },
    timing: {
      loadedMs: reading.loadedMs,
      heldMs: Math.round(tab.heldMs(startedAt, loadedAt)),
      ms: performance.now() - startedAt,
      requests: tab.requests(),
      bytes: 0,
    },
  };
}

/** Really clicks what carries a wanted label and has no address, with every way out of the page held back. */
async function clickTargets(
  tab: Tab,
  { clickables }: Reading,
  { wantsClick }: RenderRequest,
  leftMs: () => number,
): Promise<Map<number, string[]>> {
  const targets = new Map<number, string[]>();
  const wanted = wantsClick ? clickables.filter(({ label }) => wantsClick(label)).slice(0, MOST_CLICKS) : [];
  if (wanted.length === 0) return targets;
  const letGo = await tab.hold();
  for (const { id } of wanted) {
    if (leftMs() < 2_000) break;
    const found = (await tab.follow(id).catch(() => [])).filter((address) => /^https?:/.test(address));
    if (found.length > 0) targets.set(id, found);
  }
  await letGo();
  return targets;
}

/** Writes what a click did as the handler that would do the same, so that the readers of HTML see it. The mark stands
 *  before the element's own attributes, and of two handlers a parser takes the first. */
function withTargets(html: string, targets: ReadonlyMap<number, string[]>): string {
  return html.replace(/ data-xunjian-click="(\d+)"/g, (_, id: string) => {
    const [target, ...more] = targets.get(Number(id)) ?? [];
    if (target === undefined) return '';
    // A tab with several links below it is no address, but it claims to lead to what it uncovers.
    return more.length > 0 ? ' onclick="uncovers()"' : ` onclick="location.href='${quoted(target)}'"`;
  });
}

const quoted = (address: string): string =>
  address
    .replace(/['\\]/g, (sign) => encodeURIComponent(sign))
    .replace(/&/g, '&amp;')
    .replace(/"/g, '%22');
