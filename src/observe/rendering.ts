import type { Rendering } from '../browser/index.ts';
import {
  ENTRY_KINDS,
  type PageReading,
  type PageRole,
  pageKey,
  type RenderFact,
  type Visit,
} from '../facts/index.ts';
import { detectChallenge, foldLabel, matcherOf, readPage } from '../html/index.ts';
import { stateOfStatus } from '../net/index.ts';
import { mergeReadings } from './merge-readings.ts';
import { renderReasons } from './render-reasons.ts';
import type { ObserveDeps, ObservePlan } from './types.ts';

/** Pages of one target shown to a browser; a site that needs more is told of it. */
const MOST_RENDERS = 80;

export interface Rendered {
  reading: PageReading;
  rendered: boolean;
  render: RenderFact;
  /** Where the page's own scripts went on to; null when they stayed. */
  movedTo: string | null;
  /** The page as the browser showed it; absent where none did. */
  html?: string;
}

/** Asks a browser where a plain request is not enough. */
export interface Renderer {
  /** null when the static reading is enough. */
  look(visit: Visit, reading: PageReading | null, role: PageRole): Promise<Rendered | null>;
}

type Shown = Extract<Rendering, { state: 'rendered' }>;
type Failed = Extract<Rendering, { state: 'failed' }>;

/** The same readers on what a browser showed. */
export const readShown = ({ html, finalUrl, status, contentType }: Shown, now: number): PageReading =>
  readPage(html, { url: finalUrl, now, status, contentType });

export function openRenderer(plan: ObservePlan, deps: ObserveDeps): Renderer {
  let renders = 0;
  const wantsClick = entryLabels(plan);

  return {
    async look(visit, reading, role) {
      const reasons = renderReasons(reading, visit, role, plan.lexicon);
      if (reasons.length === 0 || reading === null) return null;
      const at = new Date(deps.now()).toISOString();
      const unasked = (outcome: 'no_browser' | 'budget'): Rendered => ({
        reading,
        rendered: false,
        render: { ...NOTHING, reasons, outcome, at, finalUrl: visit.finalUrl },
        movedTo: null,
      });
      if (!deps.browser) return unasked('no_browser');
      if (renders >= (plan.maxRenders ?? MOST_RENDERS)) return unasked('budget');
      renders += 1;
      const rendering = await deps.browser.render({ url: visit.finalUrl, wantsClick, signal: deps.signal });
      const { finalUrl, status, timing, conduct } = rendering;
      const told = {
        reasons,
        at,
        finalUrl,
        status,
        ms: Math.round(timing.ms),
        requests: timing.requests,
        refusals: conduct.refusals,
        dialogs: conduct.dialogs,
        downloads: conduct.downloads,
        popups: conduct.popups,
      };
      const failed = (outcome: RenderFact['outcome']): Rendered => ({
        reading,
        rendered: false,
        render: { ...told, outcome, quiet: false, evidence: null },
        movedTo: null,
      });
      if (rendering.state === 'failed') return failed(isTurnedOff(rendering) ? 'blocked' : rendering.why);
      const shown = readShown(rendering, deps.now());
      if (isShield(rendering, shown)) return failed('blocked');
      if (status !== null && status >= 400) return failed('inconsistent');
      const evidence = await deps.keep(Buffer.from(rendering.html));
      return {
        reading: mergeReadings(reading, shown),
        rendered: true,
        render: { ...told, outcome: 'rendered', quiet: rendering.quiet, evidence },
        movedTo: pageKey(finalUrl) === pageKey(visit.finalUrl) ? null : finalUrl,
        html: rendering.html,
      };
    },
  };
}

/** Whether a shield answered the browser instead of the site. */
export function isShield({ status, html, script }: Shown, reading: PageReading): boolean {
  if (status !== null && stateOfStatus(status) === 'blocked') return true;
  const text = `${html}<script>${script}</script>`;
  return reading.kind === 'challenge' || detectChallenge({ status, headers: {}, text, reading }) !== null;
}

/** Whether a page that never settled was a shield's, which sends a visitor round and round. */
export const isTurnedOff = ({ why, status }: Failed): boolean =>
  why === 'unreachable' && status !== null && stateOfStatus(status) === 'blocked';

const NOTHING: Omit<RenderFact, 'reasons' | 'outcome' | 'at' | 'finalUrl'> = {
  status: null,
  ms: 0,
  requests: 0,
  quiet: false,
  evidence: null,
  refusals: [],
  dialogs: 0,
  downloads: 0,
  popups: [],
};

/** Labels under which entrances hide; only they are clicked. */
export function entryLabels({ lexicon }: Pick<ObservePlan, 'lexicon'>): (label: string) => boolean {
  const matchers = ENTRY_KINDS.flatMap((kind) => {
    const { general, fallback, exclude } = lexicon.entries[kind];
    const [named, second, not] = [matcherOf(general), matcherOf(fallback), matcherOf(exclude)];
    return [(folded: string) => (named(folded) || second(folded)) && !not(folded)];
  });
  return (label) => {
    const folded = foldLabel(label);
    return folded !== '' && matchers.some((matches) => matches(folded));
  };
}
