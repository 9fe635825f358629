import type { Rendering } from '../browser/index.ts';
import { type ConfirmFact, isReached, type LinkState, type PageReading } from '../facts/index.ts';
import { stateOfStatus } from '../net/index.ts';
import { isShield, isTurnedOff, readShown } from './rendering.ts';
import { isDead } from './second-look.ts';
import type { ObserveDeps } from './types.ts';

/** Dead links of one target asked again; a site that needs more is told of it. */
const MOST_CONFIRMS = 20;

/** What a browser adds to an answer that would be held against an address. */
export interface Confirmation {
  confirm?: ConfirmFact;
  /** `inconsistent`: the browser found what the plain request did not, or was told something else. `needs_browser`:
   *  the host is known to turn plain requests away, and no browser could tell. */
  doubt: 'inconsistent' | 'needs_browser' | null;
}

/** Asks a browser for an address a plain request found `plain`. `leadsNowhere` names places that are as good as dead. */
export type Confirm = (
  url: string,
  plain: LinkState,
  leadsNowhere?: (finalUrl: string) => boolean,
) => Promise<Confirmation>;

/** A crawl keeps no bodies, so it has no `keep`. */
type Deps = Pick<ObserveDeps, 'browser' | 'now' | 'signal' | 'waryHosts'> &
  Partial<Pick<ObserveDeps, 'keep'>>;
type IsMissing = (url: string, finalUrl: string, reading: PageReading) => Promise<boolean>;

/** Opens the second opinion of one target: bounded, and learning which hosts are wary of programs. */
export function openConfirm(deps: Deps, isMissing: IsMissing, most: number = MOST_CONFIRMS): Confirm {
  let asked = 0;
  return async (url, plain, leadsNowhere = () => false) => {
    const untold: Confirmation = { doubt: deps.waryHosts?.has(url) ? 'needs_browser' : null };
    if (!deps.browser || asked >= most) return untold;
    asked += 1;
    const rendering = await deps.browser.render({ url, signal: deps.signal });
    const state = leadsNowhere(rendering.finalUrl)
      ? 'soft_404'
      : await stateOf(url, rendering, deps, isMissing);
    if (state === null) return untold;
    const { status, finalUrl } = rendering;
    const shown =
      rendering.state === 'rendered' && deps.keep
        ? { evidence: await deps.keep(Buffer.from(rendering.html)) }
        : {};
    const confirm = { at: new Date(deps.now()).toISOString(), state, status, finalUrl, ...shown };
    // Both agree, whatever the name.
    if (isDead(state) || state === plain) return { confirm, doubt: null };
    if (isReached(state)) await deps.waryHosts?.learn(url, { plain, browser: state });
    return { confirm, doubt: 'inconsistent' };
  };
}

/** A browser's answer in the words of the ladder; null when it could not tell. */
async function stateOf(
  url: string,
  rendering: Rendering,
  deps: Deps,
  isMissing: IsMissing,
): Promise<LinkState | null> {
  if (rendering.state === 'failed') {
    // A file that is offered for saving is there.
    if (rendering.why === 'download') return 'not_html';
    return isTurnedOff(rendering) ? 'blocked' : null;
  }
  const { status, finalUrl } = rendering;
  const reading = readShown(rendering, deps.now());
  if (isShield(rendering, reading)) return 'blocked';
  if (status !== null && status >= 400) return stateOfStatus(status);
  return reading.notFoundWords || (await isMissing(url, finalUrl, reading)) ? 'soft_404' : 'ok';
}
