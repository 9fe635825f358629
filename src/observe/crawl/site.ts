import type { CrawledFact } from '../../facts/index.ts';
import { linkText } from '../../html/index.ts';
import { isFile } from '../address.ts';
import { meansHome } from '../way-home.ts';
import { baseOf, normalise } from './address.ts';
import { Answers } from './answers.ts';
import type { Answer } from './ask.ts';
import { LinkGraph, ownCopy } from './graph.ts';
import { type Journal, openJournal } from './journal.ts';
import { openResolver, type Resolver } from './resolver.ts';
import { type CrawlScope, openScope } from './scope.ts';
import { openTraps, type Traps } from './traps.ts';
import { type CrawlBudgets, type CrawlOptions, DEFAULT_BUDGETS } from './types.ts';

/** Place of what is no page: behind all pages. */
const LAST = 2 ** 31 - 1;
const LONGEST_TEXT = 80;
/** Place on the page of a form's address: noted, never asked. */
const FORM = -1;

/** Everything that is known of the site while it is crawled. */
export class Site {
  readonly options: CrawlOptions;
  readonly budgets: CrawlBudgets;
  readonly scope: CrawlScope;
  readonly graph = new LinkGraph();
  readonly answers = new Answers();
  readonly journal: Journal;
  readonly traps: Traps;
  readonly load = new Map<string, { requests: number; bytes: number }>();
  readonly startedAt: number;
  bytes = 0;
  requests = 0;
  /** Number of the page that the start address leads to; -1 until it was read. */
  homeId = -1;
  /** Places given out in the order of the crawl. */
  places = 0;
  /** Addresses met and not yet looked at. */
  private met: number[] = [];
  private readonly isMet = new Set<number>();
  private readonly resolver: Resolver;

  constructor(options: CrawlOptions, start: string) {
    this.options = options;
    this.budgets = { ...DEFAULT_BUDGETS, ...options.budgets };
    this.scope = openScope(start, options.scope);
    this.startedAt = options.now();
    this.traps = openTraps(this.startedAt);
    const begin = { start, settings: scopeKey(options), at: this.startedAt };
    this.journal = openJournal(this.graph, begin, options.earlier ?? [], options.onFact ?? (() => {}));
    this.resolver = openResolver((url) => this.graph.intern(url));
    this.meet(0);
  }

  /** What was met since the last time, in reading order. */
  nextLevel(): number[] {
    const level = this.graph.inReadingOrder(this.met);
    this.met = [];
    return level;
  }

  /** A link to a page that is answered with the home page leads nowhere, unless it says that it leads there. */
  landsOnHome(id: number, { state, hops, finalUrl }: Answer): boolean {
    if (this.homeId < 0 || id === 0 || id === this.homeId || hops.length === 0 || state !== 'redirect_ok')
      return false;
    if (normalise(finalUrl) !== this.graph.urlOf(this.homeId)) return false;
    const url = this.graph.urlOf(id);
    const texts = this.graph.referrersOf(id).map(({ text }) => text);
    return this.scope.isOwn(new URL(url).host) && !meansHome(url, texts);
  }

  meet(id: number): void {
    if (this.isMet.has(id)) return;
    this.isMet.add(id);
    this.met.push(id);
    this.answers.unskip(id);
  }

  /** Why nothing more may be asked, or null. */
  stopReason(): 'interrupted' | 'deadline' | 'budget' | null {
    if (this.options.signal.aborted) return 'interrupted';
    if (this.options.now() - this.startedAt > this.budgets.timeMs) return 'deadline';
    return this.bytes > this.budgets.bytes ? 'budget' : null;
  }

  /** Takes an answer in: its facts, and its links when it is a page of the site. */
  record(id: number, answer: Answer): void {
    const { state, status, hops, attempts, doubt, taken } = answer;
    const to = this.landing(id, answer);
    const links = this.linksOf(to ?? id, answer);
    const isReadPage = links !== null && answer.read?.answer.kind === 'page';
    const isGood = state === 'ok' || state === 'redirect_ok';
    const title = isReadPage ? (answer.read?.answer.scan.title ?? '') : '';
    const fact: Omit<CrawledFact, 'found' | 'texts'> = {
      type: 'crawled',
      id,
      state,
      status,
      ...this.account(answer),
      ...(isReadPage ? { page: true as const } : {}),
      ...(to === null ? {} : { to }),
      ...(to === null && hops.length > 0 ? { finalUrl: answer.finalUrl } : {}),
      ...(hops.length > 0 ? { hops } : {}),
      ...(title === '' ? {} : { title: ownCopy(title.slice(0, LONGEST_TEXT)) }),
      ...(isGood || attempts.length === 0 ? {} : { attempts }),
      ...(doubt === null ? {} : { doubt }),
      ...(taken?.rememberedAt ? { remembered: taken.rememberedAt } : {}),
      ...(links === null || links.length === 0 ? {} : { links }),
    };
    this.apply(fact);
    // What the host object answered itself was never asked, and will be when the crawl goes on.
    if (attempts.length > 0 || state === 'malformed') this.journal.write(fact);
  }

  /** Takes a fact in that an interrupted crawl left. */
  replay(fact: CrawledFact): void {
    const page = fact.to ?? fact.id;
    for (let at = 0; at < (fact.links ?? []).length; at += 3) {
      const [target = 0, text = 0, position = 0] = fact.links?.slice(at, at + 3) ?? [];
      this.link(page, target, text, position);
    }
    const host = hostOf(this.graph.urlOf(fact.id));
    this.addLoad(host, fact.requests, fact.bytes);
    this.apply(fact);
  }

  addLoad(host: string, requests: number, bytes: number): void {
    const load = this.load.get(host) ?? { requests: 0, bytes: 0 };
    this.load.set(host, load);
    load.requests += requests;
    load.bytes += bytes;
    this.requests += requests;
    this.bytes += bytes;
  }

  private apply(fact: Omit<CrawledFact, 'found' | 'texts'>): void {
    this.answers.set(fact.id, fact);
    const page = fact.to ?? fact.id;
    if (fact.id === 0 && fact.state === 'redirect_ok')
      this.scope.admit(fact.finalUrl ?? this.graph.urlOf(page));
    if (fact.to !== undefined && !this.answers.has(fact.to)) {
      this.answers.set(fact.to, {
        state: fact.state === 'redirect_ok' ? 'ok' : fact.state,
        status: fact.status,
      });
      this.isMet.add(fact.to);
    }
    if (fact.page) this.answers.addPage(page);
    if (fact.id === 0 && (fact.state === 'ok' || fact.state === 'redirect_ok')) this.homeId = page;
  }

  private account({ attempts, taken }: Answer): { requests: number; bytes: number } {
    if (taken) return { requests: 0, bytes: 0 };
    let [requests, bytes] = [0, 0];
    for (const attempt of attempts) {
      const host = hostOf(attempt.url);
      if (attempt.state === 'unsafe') {
        // Nothing ever goes out to it, the question for its robots.txt neither.
        this.requests -= this.load.get(host)?.requests ?? 0;
        this.load.delete(host);
      } else {
        requests += 1;
        bytes += attempt.bytes;
        this.addLoad(host, 1, attempt.bytes);
      }
    }
    return { requests, bytes };
  }

  /** Number of the page of the site that a redirect ended on; null when it did not, or ended elsewhere. */
  private landing(id: number, { state, hops, finalUrl }: Answer): number | null {
    if (hops.length === 0 || state !== 'redirect_ok') return null;
    if (id === 0) this.scope.admit(finalUrl);
    const url = normalise(finalUrl);
    if (url === null || this.scope.placeOf(new URL(url)) !== 'read') return null;
    const landed = this.graph.intern(url);
    if (landed === id) return null;
    this.graph.order(landed, this.graph.orderOf(id));
    return landed;
  }

  /** The links of a page that are worth a line in the log; null when it is not to be read, or was already. */
  private linksOf(page: number, { state, read, finalUrl }: Answer): number[] | null {
    if (read === null || (state !== 'ok' && state !== 'redirect_ok') || this.answers.isPage(page))
      return null;
    if (this.scope.placeOf(new URL(finalUrl)) !== 'read') return null;
    const { html, charset, answer } = read;
    const resolve = this.resolver.on(baseOf(answer.scan.base, finalUrl), charset);
    const scanned = answer.scan.links;
    const links: number[] = [];
    // A plain loop: this is the hottest place of a crawl.
    for (let position = 0; position < scanned.length; position++) {
      const link = scanned[position];
      if (link === undefined) break;
      const target = resolve(link.href);
      if (target < 0 || target === page) continue;
      if (link.via === 'form') {
        if (!this.isMet.has(target)) this.answers.skip(target, 'form');
        links.push(target, 0, FORM);
        continue;
      }
      if (!this.graph.meet(page, target) || !this.graph.wants(page, target)) continue;
      const text = this.graph.internText(linkText(html, link).slice(0, LONGEST_TEXT));
      links.push(target, text, position);
      this.keep(page, target, text, position);
    }
    return links;
  }

  /** Takes in a link from a list the site gives out, not from a page. */
  meetFrom(list: number, target: number): void {
    this.graph.order(list, LAST);
    this.graph.meet(list, target);
    this.keep(list, target, this.graph.internText(''), 0);
  }

  private link(page: number, target: number, text: number, position: number): void {
    if (position === FORM) {
      if (!this.isMet.has(target)) this.answers.skip(target, 'form');
      return;
    }
    this.graph.meet(page, target);
    this.keep(page, target, text, position);
  }

  private keep(page: number, target: number, text: number, position: number): void {
    this.graph.refer(page, target, text, position);
    this.meet(target);
  }
}

/** What must be the same for a crawl to go on. */
export const scopeKey = ({
  start,
  scope = {},
  external = true,
  obeyRobots = true,
  seed = '',
}: Pick<CrawlOptions, 'start' | 'scope' | 'external' | 'obeyRobots' | 'seed'>): string =>
  JSON.stringify({ start, scope, external, obeyRobots, seed });

const hostOf = (url: string): string => URL.parse(url)?.host ?? '';

/** Whether an address of the site is a file, of which the beginning is enough. */
export const isOwnFile = (url: string): boolean =>
  isFile(url) ||
  /\.(?:ico|svg|webp|woff2?|ttf|eot|otf|swf|m4a|avi|mov|flac|wav|gz|tar|bz2|jar|msi|dmg|iso|tiff?)$/i.test(
    new URL(url).pathname,
  );
