import { mergeFields, mergeLexicons } from '../judge/index.ts';
import type { ObservePlan } from '../observe/index.ts';
import { DEFAULT_WHOLE_SITE, type Portal, type Target } from '../targets/index.ts';
import type { World } from './world.ts';

/** How much of a portal is sampled. The draws are repeatable: the seed is stored with the run. */
const SAMPLES = { articles: 10, attachments: 20, searches: 4 };

/** Checks that read how the home page behaves in a browser. */
const BY_USABILITY: ReadonlySet<string> = new Set([
  'load-time',
  'mobile-view',
  'accessibility-entry',
  'mixed-content',
  'script-errors',
]);

export type PlannedTarget =
  | { state: 'observe'; portal: Portal; plan: ObservePlan }
  | { state: 'leave'; portal: Portal; why: 'unverified' | 'closed' };

export const isPortal = (target: Target): target is Portal => target.kind === 'portal';

/** Decides, without touching the network, what will be observed and how. `wholeSites`: every page, for dead links. */
export function planTargets(
  world: World,
  seed: string,
  only: readonly string[] = [],
  wholeSites = false,
): PlannedTarget[] {
  return world.registry.targets
    .filter(isPortal)
    .filter((portal) => only.length === 0 || only.includes(portal.id) || only.includes(portal.unit))
    .map((portal) => planPortal(world, portal, seed, wholeSites));
}

function planPortal(
  { registry, policies }: World,
  portal: Portal,
  seed: string,
  wholeSites: boolean,
): PlannedTarget {
  const { url, state } = portal;
  if (url === null || state === 'unverified') return { state: 'leave', portal, why: 'unverified' };
  if (state === 'closed') return { state: 'leave', portal, why: 'closed' };
  const { crawl } = registry.city;
  const { pages, minutes } = crawl.wholeSite ?? DEFAULT_WHOLE_SITE;
  return {
    state: 'observe',
    portal,
    plan: {
      portal: { ...portal, url },
      lexicon: mergeLexicons(policies),
      fields: mergeFields(policies),
      seed: `${seed}:${portal.id}`,
      samples: SAMPLES,
      maxPages: crawl.maxPagesPerTarget,
      maxLinks: crawl.maxLinksPerTarget,
      usability: policies.some(({ indicators }) => indicators.some(({ check }) => BY_USABILITY.has(check))),
      deadlineMs: crawl.targetDeadlineSeconds * 1000,
      wholeSite: wholeSites ? { pages, timeMs: minutes * 60_000 } : null,
      obeyRobots: crawl.obeyRobots,
      concurrency: crawl.connectionsPerHost,
    },
  };
}
