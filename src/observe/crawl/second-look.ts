import type { Session } from '../../browser/index.ts';
import { type CrawlConfirmFact, type FactRecord, pageKey } from '../../facts/index.ts';
import { looksLikeNotFound } from '../../html/index.ts';
import type { Door, HostStatistics } from '../../net/index.ts';
import { type Confirm, type Confirmation, openConfirm } from '../confirm.ts';
import { openNotFound } from '../not-found.ts';
import { isAccusing, isTurnedAway } from '../second-look.ts';
import { openTls } from '../tls.ts';
import type { ObserveDeps } from '../types.ts';
import type { CheckedLink, CrawlOutcome } from './types.ts';

export interface SecondLookDeps extends Pick<ObserveDeps, 'now' | 'signal' | 'waryHosts'> {
  net: Pick<Door, 'fetch' | 'robots' | 'diagnoseTls'>;
  /** Load of every host so far; absent where it is counted elsewhere. */
  statistics?: () => HostStatistics[];
  /** Opens the browser when it is first needed; null where there is none. */
  openBrowser: () => Promise<Session | null>;
  /** Facts of an interrupted run of the same crawl: what a browser said then is not asked again. */
  earlier: Iterable<FactRecord>;
  onFact: (fact: FactRecord) => void;
  seed?: string;
}

/** Before a link of the home page, or of a host known to turn programs away, is called broken, a browser asks for it as
 *  a visitor would (DESIGN §6, step 7). What it contradicts becomes undetermined. Bounded; no browser, no change.
 *  Refused certificates are looked at by a second handshake. */
export async function lookAgain(outcome: CrawlOutcome, deps: SecondLookDeps): Promise<CrawlOutcome> {
  if (outcome.how === 'interrupted') return outcome;
  const { statistics = () => [] } = deps;
  const before = statistics();
  const said = new Map<string, Confirmation>();
  for (const fact of deps.earlier) if (fact.type === 'crawl-confirm') said.set(fact.url, fact);
  const isOfHome = (link: CheckedLink): boolean => link.onHome && isAccusing(link.state);
  const isOfWaryHost = ({ url, state }: CheckedLink): boolean =>
    isTurnedAway(state) && deps.waryHosts?.has(url) === true;
  let confirm: Confirm | null = null;
  // The home page first: it may teach which hosts are wary.
  for (const isWorthIt of [isOfHome, isOfWaryHost]) {
    for (const link of outcome.broken) {
      if (deps.signal.aborted) return { ...outcome, how: 'interrupted' };
      if (said.has(link.url) || !isWorthIt(link)) continue;
      confirm ??= await openAsker(deps, outcome.obeyedRobots);
      const heard = await confirm(link.url, link.state, leadsNowhere(link));
      if (deps.signal.aborted) return { ...outcome, how: 'interrupted' };
      said.set(link.url, heard);
      if (heard.confirm || heard.doubt)
        deps.onFact({ type: 'crawl-confirm', url: link.url, ...heard } satisfies CrawlConfirmFact);
    }
  }
  const { broken, undetermined, ...rest } = withSecondLooks(outcome, said);
  const diagnose = openTls(deps.net);
  const diagnosed = (links: CheckedLink[]): Promise<CheckedLink[]> =>
    Promise.all(links.map(async (link) => ({ ...link, ...(await diagnose(link)) })));
  return withLoad(
    { ...rest, broken: await diagnosed(broken), undetermined: await diagnosed(undetermined) },
    before,
    statistics(),
  );
}

async function openAsker(deps: SecondLookDeps, obeyRobots: boolean): Promise<Confirm> {
  const notFound = openNotFound(deps.seed ?? 'xunjian', { ...deps, obeyRobots }, () => null);
  return openConfirm({ ...deps, browser: await deps.openBrowser() }, async (_, finalUrl, reading) => {
    const signature = await notFound.signatureOf(finalUrl);
    return looksLikeNotFound(reading, signature) === true;
  });
}

/** A browser that is sent to the same place as the plain request has found nothing new there. */
const leadsNowhere =
  ({ state, hops, finalUrl }: CheckedLink) =>
  (shown: string): boolean =>
    state === 'soft_404' && hops.length > 0 && pageKey(shown) === pageKey(finalUrl);

/** Puts what a browser said to the links; those it raised doubts about are no longer called broken. */
function withSecondLooks(outcome: CrawlOutcome, said: ReadonlyMap<string, Confirmation>): CrawlOutcome {
  const links = outcome.broken.map((link): CheckedLink => {
    const { confirm, doubt = null } = said.get(link.url) ?? {};
    return { ...link, doubt, ...(confirm ? { confirm } : {}) };
  });
  const broken = links.filter(({ doubt }) => doubt === null);
  const isBroken = new Set(broken.map(({ url }) => url));
  return {
    ...outcome,
    broken,
    soft404: outcome.soft404.filter((url) => isBroken.has(url)),
    undetermined: [...links.filter(({ doubt }) => doubt !== null), ...outcome.undetermined],
  };
}

/** What the browser asked of each host is load of this run too. */
function withLoad(
  outcome: CrawlOutcome,
  before: readonly HostStatistics[],
  after: readonly HostStatistics[],
): CrawlOutcome {
  const hosts = outcome.hosts.map((load) => ({ ...load }));
  const sum = { requests: outcome.requests, bytes: outcome.bytes };
  for (const { host, requests, bytes } of after) {
    const earlier = before.find((one) => one.host === host);
    const [asked, received] = [requests - (earlier?.requests ?? 0), bytes - (earlier?.bytes ?? 0)];
    if (asked === 0) continue;
    const load = hosts.find((one) => one.host.replace(/:\d+$/, '') === host);
    if (load) Object.assign(load, { requests: load.requests + asked, bytes: load.bytes + received });
    else hosts.push({ host, requests: asked, bytes: received });
    sum.requests += asked;
    sum.bytes += received;
  }
  return { ...outcome, ...sum, hosts: hosts.sort((a, b) => b.requests - a.requests) };
}
