import { assemble, type FactRecord, type PageFact } from '../facts/index.ts';
import { observeColumns } from './columns.ts';
import { counted } from './counted.ts';
import { visitEntries } from './entries.ts';
import { observeHomeLinks } from './links.ts';
import { observePlatform } from './platform.ts';
import { observeSamples } from './samples.ts';
import { observeSearch } from './search.ts';
import { observeTopic } from './topic.ts';
import { isRead, type ObserveDeps, type ObservePlan, type ReadPage } from './types.ts';
import { observeUsability } from './usability.ts';
import { openVisitor, type Visitor } from './visitor.ts';
import { observeWholeSite } from './whole-site.ts';

/** Observes one portal and records every fact as it comes. `earlier` are the facts of an interrupted run: what they
 *  hold is not asked again. Never throws for what a site does; resolves early when `deps.signal` aborts. */
export async function observePortal(
  plan: ObservePlan,
  deps: ObserveDeps,
  earlier: FactRecord[],
): Promise<void> {
  const load = { requests: 0, bytes: 0 };
  const own = { ...deps, net: counted(deps.net, load, deps.now) };
  if (earlier.length === 0) {
    deps.record({
      type: 'start',
      at: new Date(deps.now()).toISOString(),
      targetId: plan.portal.id,
      url: plan.portal.url,
      seed: plan.seed,
    });
  }
  const visitor = openVisitor(plan, own, assemble(earlier));
  deps.onStep('home');
  const home = await visitor.visit(plan.portal.url, 'home', 0);
  if (isRead(home) && home.visit.challenge === null) await observeSite(home, plan, own, visitor);
  const stop = visitor.stopReason();
  if (stop !== 'interrupted' && isRead(home) && home.visit.challenge === null)
    await observeWholeSite(plan, own, earlier);
  if (deps.signal.aborted) return;
  deps.record({
    type: 'end',
    at: new Date(deps.now()).toISOString(),
    how: stop === 'deadline' ? stop : 'complete',
    ...load,
    ownNetworkDown: isOwnNetworkDown(home, deps),
  });
}

async function observeSite(
  home: ReadPage,
  plan: ObservePlan,
  deps: ObserveDeps,
  visitor: Visitor,
): Promise<void> {
  deps.onStep('entries');
  await visitEntries(home, 'service', plan.lexicon, visitor);
  await visitEntries(home, 'interaction', plan.lexicon, visitor);
  deps.onStep('topic');
  await observeTopic(home, plan, visitor);
  deps.onStep('platform');
  await observePlatform(home, plan, visitor);
  deps.onStep('columns');
  await observeColumns(home, visitor);
  deps.onStep('samples');
  await observeSamples(plan, visitor, deps);
  await observeSearch(home, plan, visitor, deps);
  deps.onStep('links');
  await observeHomeLinks(home, plan, visitor, deps);
  const isWanted = plan.usability !== false && showsInBrowser(home) && !visitor.earlier.usability;
  if (isWanted && visitor.stopReason() === null) await observeUsability(home, deps);
}

/** A home page that crashed a browser, hung it or turned it away is not shown to it four times more. */
const showsInBrowser = ({ render }: PageFact): boolean =>
  render === undefined || render === null || render.outcome === 'rendered' || render.outcome === 'budget';

/** The home page failed by name resolution and no public name has ever resolved: the fault may well be ours. */
const isOwnNetworkDown = (home: PageFact | null, deps: ObserveDeps): boolean =>
  home?.visit.state.startsWith('dns_') === true && deps.net.ownNetworkUp() !== true;
