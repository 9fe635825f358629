import PQueue from 'p-queue';
import { decode } from '../charset/index.ts';
import {
  isReached,
  type PageFact,
  type PageReading,
  type PageRole,
  type PortalFacts,
  pageKey,
  type SkippedFact,
  type Visit,
} from '../facts/index.ts';
import { detectChallenge, looksLikeNotFound } from '../html/index.ts';
import { keptHeaders, type NetResponse, type Purpose } from '../net/index.ts';
import { type Confirm, openConfirm } from './confirm.ts';
import { openNotFound } from './not-found.ts';
import { read } from './read.ts';
import { openRenderer, type Renderer } from './rendering.ts';
import { type Scope, scopeOf } from './scope.ts';
import { openScripts } from './scripts.ts';
import { isAccusing, isBetter, isDead } from './second-look.ts';
import { openTls, type TlsLook } from './tls.ts';
import type { ObserveDeps, ObservePlan } from './types.ts';

/** What one request brought, read as a page where it is one. */
export interface Look {
  response: NetResponse;
  visit: Visit;
  reading: PageReading | null;
}

/** Visits pages of one portal, each once, within its budget, and records every one. */
export interface Visitor {
  scope: Scope;
  /** What an interrupted run already knew; none of it is asked again. */
  earlier: PortalFacts;
  pages: ReadonlyMap<string, PageFact>;
  /** The page, or null when it was skipped (the reason is recorded). */
  visit(url: string, role: PageRole, depth?: number): Promise<PageFact | null>;
  visitAll(urls: Iterable<string>, role: PageRole, depth?: number): Promise<PageFact[]>;
  /** Asks without recording a page: links, second looks. */
  look(url: string, purpose: Purpose, referrer?: string): Promise<Look>;
  /** What a browser says of an address about to be called dead. */
  confirm: Confirm;
  /** The browser's reading of what a plain request did not show. */
  render: Renderer['look'];
  /** The fault of a certificate that was refused. */
  tls: TlsLook;
  skip(url: string, reason: SkippedFact['reason']): void;
  /** Why nothing more may be asked, or null. */
  stopReason(): 'interrupted' | 'deadline' | null;
}

/** Pages whose death is held against somebody; a dead column or article is counted among links. */
const CONFIRMED_ROLES: ReadonlySet<PageRole> = new Set([
  'entry',
  'topic',
  'topic-index',
  'platform',
  'field',
  'directory',
]);

export function openVisitor(plan: ObservePlan, deps: ObserveDeps, earlier: PortalFacts): Visitor {
  const scope = scopeOf(plan.portal.url, plan.portal.hosts);
  const pages = new Map(earlier.pages);
  let home = earlier.home;
  /** As the plain request got it: what a browser adds must not hide that every path gets the same frame. */
  let plainHome = earlier.home?.reading ?? null;
  const underWay = new Map<string, Promise<PageFact | null>>();
  const queue = new PQueue({ concurrency: plan.concurrency });
  const endsAt = deps.now() + plan.deadlineMs;
  const scripts = openScripts(deps);
  const notFound = openNotFound(plan.seed, { ...deps, obeyRobots: plan.obeyRobots }, () => plainHome);
  const renderer = openRenderer(plan, deps);
  const tls = openTls(deps.net);

  const stopReason = (): 'interrupted' | 'deadline' | null => {
    if (deps.signal.aborted) return 'interrupted';
    return deps.now() > endsAt ? 'deadline' : null;
  };
  const skip = (url: string, reason: SkippedFact['reason']): void => {
    // What an interruption left out is asked when the run resumes, so it is not a fact.
    if (reason !== 'interrupted') deps.record({ type: 'skipped', url, reason });
  };

  const left = (url: string, reason: SkippedFact['reason']): null => {
    skip(url, reason);
    return null;
  };

  const isSoftNotFound = async (url: string, finalUrl: string, reading: PageReading): Promise<boolean> => {
    // A site that answers every path with its home page must not have its home page called missing.
    const isHome = pageKey(url) === pageKey(plan.portal.url);
    const asks = !isHome && (scope.has(finalUrl) || reading.notFoundWords);
    return looksLikeNotFound(reading, asks ? await notFound.signatureOf(finalUrl) : null) === true;
  };

  const confirm = openConfirm(deps, isSoftNotFound);

  const look = async (url: string, purpose: Purpose, referrer?: string, again = false): Promise<Look> => {
    const response = await deps.net.fetch({
      url,
      purpose,
      signal: deps.signal,
      // A second look must not be answered from what the first one left behind.
      ...(again ? { once: true } : {}),
      ...(referrer === undefined ? {} : { referrer }),
    });
    const { text, charset } = decode(response.body ?? new Uint8Array(), response.contentType);
    const base = {
      url: response.finalUrl,
      now: deps.now(),
      status: response.status,
      contentType: response.contentType,
    };
    let reading = response.body && isTextual(response) ? read(text, base) : null;
    const challenge = detectChallenge({ status: response.status, headers: response.headers, text, reading });
    if (reading && !challenge && reading.regionScripts.length > 0 && scope.has(response.finalUrl)) {
      reading = read(text, { ...base, fragments: await scripts.fragments(reading.regionScripts) });
    }
    let state = challenge ? 'blocked' : response.state;
    if (reading && isReached(state) && (await isSoftNotFound(url, response.finalUrl, reading)))
      state = 'soft_404';
    return {
      response,
      reading,
      visit: {
        url,
        finalUrl: response.finalUrl,
        state,
        status: response.status,
        fetchedAt: response.fetchedAt,
        contentType: response.contentType,
        headers: keptHeaders(response.headers),
        bytes: response.body?.length ?? 0,
        charset: response.body && isTextual(response) ? charset : { declared: null, actual: null },
        challenge,
        hops: response.hops,
        attempts: response.attempts,
        evidence: null,
        ...(response.unchangedSince ? { unchangedSince: response.unchangedSince } : {}),
      },
    };
  };

  /** One bad answer may be an accident: it is asked for once more, and the better answer counts. */
  const lookForPage = async (url: string, role: PageRole): Promise<Look> => {
    if (role === 'home') return look(url, 'page');
    const first = await look(url, 'page', plan.portal.url);
    if (!isAccusing(first.visit.state)) return first;
    const second = await look(url, 'page', plan.portal.url, true);
    const isSecond = second.visit.state === 'interrupted' || isBetter(second.visit.state, first.visit.state);
    const better = isSecond ? second : first;
    const attempts = [...first.visit.attempts, ...second.visit.attempts];
    return { ...better, visit: { ...better.visit, attempts } };
  };

  /** Lets a browser look where the plain request did not show enough, or found a page dead that is linked as an entrance. */
  const complete = async (fact: PageFact): Promise<PageFact> => {
    const { visit, reading, role } = fact;
    if (isDead(visit.state) && (CONFIRMED_ROLES.has(role) || deps.waryHosts?.has(visit.url))) {
      const { doubt, ...confirmed } = await confirm(visit.url, visit.state);
      return { ...fact, ...confirmed, ...(doubt ? { doubt } : {}) };
    }
    const shown = await renderer.look(visit, reading, role);
    if (!shown) return fact;
    const { movedTo } = shown;
    const hops =
      movedTo === null ? visit.hops : [...visit.hops, { url: visit.finalUrl, status: visit.status ?? 200 }];
    const arrived = { ...visit, finalUrl: movedTo ?? visit.finalUrl, hops };
    const { rendered, render } = shown;
    const soft =
      rendered && role !== 'home' && (await isSoftNotFound(visit.url, arrived.finalUrl, shown.reading));
    return {
      ...fact,
      visit: soft ? { ...arrived, state: 'soft_404' } : arrived,
      reading: shown.reading,
      rendered,
      render,
    };
  };

  const observe = async (url: string, role: PageRole, depth: number): Promise<PageFact | null> => {
    const stop = stopReason() ?? (role !== 'home' && pages.size >= plan.maxPages ? 'budget' : null);
    if (stop) return left(url, stop);
    if (plan.obeyRobots && !(await deps.net.robots(url)).allowed) return left(url, 'robots_disallowed');
    const { response, visit, reading } = await lookForPage(url, role);
    if (role === 'home') plainHome = reading;
    if (visit.state === 'interrupted') return left(url, 'interrupted');
    const evidence = response.body && response.body.length > 0 ? await deps.keep(response.body) : null;
    if ((role === 'column' || role === 'article') && evidence !== null && evidence === home?.visit.evidence) {
      return left(url, 'same_as_home');
    }
    const fact = await complete({
      type: 'page',
      role,
      depth,
      visit: { ...visit, evidence, ...(role === 'home' ? await tls(visit) : {}) },
      reading,
      rendered: false,
    });
    pages.set(pageKey(url), fact);
    if (role === 'home') home = fact;
    deps.record(fact);
    return fact;
  };

  const visit = (url: string, role: PageRole, depth = 1): Promise<PageFact | null> => {
    const key = pageKey(url);
    const seen = pages.get(key);
    if (seen) return Promise.resolve(seen);
    const running = underWay.get(key) ?? queue.add(() => observe(key, role, depth));
    underWay.set(key, running);
    return running;
  };

  return {
    scope,
    earlier,
    pages,
    visit,
    async visitAll(urls, role, depth) {
      const found = await Promise.all([...new Set(urls)].map((url) => visit(url, role, depth)));
      return found.filter((page) => page !== null);
    },
    look,
    confirm,
    render: renderer.look,
    tls,
    skip,
    stopReason,
  };
}

const isTextual = (response: NetResponse): boolean =>
  response.contentType === null || /html|xml|json|text|javascript|octet-stream/i.test(response.contentType);
