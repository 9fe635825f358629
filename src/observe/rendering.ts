import type { Rendering } from '../browser/index.ts';
import {
  type ConfirmFact,
  ENTRY_KINDS,
  isReached,
  type PageReading,
  type PageRole,
  pageKey,
  type RenderFact,
  type Visit,
} from '../facts/index.ts';
import { detectChallenge, foldLabel, matcherOf, readPage } from '../html/index.ts';
import { mergeReadings } from './merge-readings.ts';
import { renderReasons } from './render-reasons.ts';
import type { ObserveDeps, ObservePlan } from './types.ts';

/** Pages of one target shown to a browser, and dead links asked again; a site that needs more is told of it. */
const MOST_RENDERS = 80;
const MOST_CONFIRMS = 20;

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
  /** What a browser is answered for an address that seems dead; null when there is no browser, or it could not tell. */
  confirm(url: string): Promise<ConfirmFact | null>;
}

type Shown = Extract<Rendering, { state: 'rendered' }>;

export function openRenderer(plan: ObservePlan, deps: ObserveDeps): Renderer {
  let renders = 0;
  let confirms = 0;
  const wantsClick = entryLabels(plan);
  const readShown = (shown: Shown): PageReading =>
    readPage(shown.html, {
      url: shown.finalUrl,
      now: deps.now(),
      status: shown.status,
      contentType: shown.contentType,
    });

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
      if (rendering.state === 'failed') return failed(rendering.why);
      const shown = readShown(rendering);
      const challenge = detectChallenge({ status, headers: {}, text: rendering.html, reading: shown });
      if (challenge || shown.kind === 'challenge') return failed('blocked');
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

    async confirm(url) {
      if (!deps.browser || confirms >= MOST_CONFIRMS) return null;
      confirms += 1;
      const rendering = await deps.browser.render({ url, signal: deps.signal });
      if (rendering.state === 'failed') return null;
      const { status, finalUrl } = rendering;
      return {
        at: new Date(deps.now()).toISOString(),
        state: confirmedState(rendering, readShown(rendering)),
        status,
        finalUrl,
      };
    },
  };
}

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

/** A browser's answer in the words of the ladder. */
function confirmedState({ status, html }: Shown, reading: PageReading): ConfirmFact['state'] {
  if (detectChallenge({ status, headers: {}, text: html, reading })) return 'blocked';
  if (status === 404 || status === 410) return 'gone';
  if (status !== null && status >= 500) return 'server_error';
  if (status !== null && status >= 400) return 'client_error';
  return reading.notFoundWords ? 'soft_404' : 'ok';
}

/** Whether a browser contradicts a plain request that found nothing. */
export const contradicts = (confirm: ConfirmFact | null): confirm is ConfirmFact =>
  confirm !== null && isReached(confirm.state);

/** Labels under which entrances hide; only they are clicked. */
function entryLabels({ lexicon }: ObservePlan): (label: string) => boolean {
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
