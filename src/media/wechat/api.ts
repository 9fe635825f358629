import {
  type AccountEvidence,
  chinaClock,
  chinaDay,
  type Observation,
  type Post,
} from '../../facts/index.ts';
import { keepAnswer } from '../ask.ts';
import { MOST_OWN_PAGES } from '../links.ts';
import { failed, noToll, observed, type Trouble } from '../observation.ts';
import type { MediaAdapter, MediaContext, PushDays } from '../types.ts';
import { type Called, type Caller, call } from './call.ts';
import { readMenu, readReplies } from './menu.ts';
import { readPublished, readPushed } from './published.ts';

const DAY_MS = 86_400_000;
/** Days of push statistics that together prove two weeks of silence. */
const WINDOW_DAYS = 15;
/** Statistics of a day are ready at 08:00 of the next. */
const READY_HOUR = 8;

/** The official interface of one account: menu, automatic answers, published list and push statistics.
 *  Published and pushed articles stand in two lists; only both together prove that nothing came. */
export const wechatApi: MediaAdapter = {
  kind: 'wechat-api',
  origin: (_, { wechatApi: base }) => new URL(base).host,
  minIntervalMs: 200,
  calls: 5,
  offeredPages: MOST_OWN_PAGES,

  async observe({ account, source }, context) {
    const reference = source.credential ?? '';
    const secret = await context.resolveSecret(reference);
    const toll = noToll();
    if (secret === null)
      return failed('wechat-api', context.now(), {
        cause: 'credential',
        problem: 'secret_missing',
        details: { reference },
      });
    const caller: Caller = { appId: source.address, secret, account: account.id, toll };
    return new Reading(context, caller).read();
  },
};

/** What comes together over several calls; the first trouble that stops everything ends it. */
class Reading {
  private readonly context: MediaContext;
  private readonly caller: Caller;
  private readonly evidence: AccountEvidence[] = [];
  private readonly seen: Partial<Observation> = {};
  private trouble: Trouble | null = null;
  private answers = 0;

  constructor(context: MediaContext, caller: Caller) {
    this.context = context;
    this.caller = caller;
  }

  async read(): Promise<Observation> {
    await this.readMenu();
    if (!this.mustStop()) await this.readPosts();
    const { toll } = this.caller;
    const seen = { ...this.seen, evidence: this.evidence };
    const at = this.context.now();
    if (this.trouble === null) return observed('wechat-api', at, seen, toll);
    const told = {
      cause: this.trouble.cause,
      problem: this.trouble.problem,
      details: this.trouble.details ?? {},
    };
    return observed('wechat-api', at, { ...seen, ...told, ok: this.answers > 0 }, toll);
  }

  private mustStop(): boolean {
    return this.trouble !== null && !['permission', 'format_changed'].includes(this.trouble.cause);
  }

  private async ask(path: string, body?: Record<string, unknown>): Promise<(Called & { ok: true }) | null> {
    const called = await call(this.context, this.caller, path, body);
    if (called.ok) {
      this.answers += 1;
      this.evidence.push(
        await keepAnswer(this.context, 'api', called.response, [called.token, this.caller.secret]),
      );
      return called;
    }
    if (called.restriction !== null && called.restriction !== 'menu_absent')
      this.seen.restrictions = [...new Set([...(this.seen.restrictions ?? []), called.restriction])];
    this.trouble ??= called.trouble;
    return called.restriction === 'menu_absent' ? { ok: true, value: {}, response: EMPTY, token: '' } : null;
  }

  private async readMenu(): Promise<void> {
    const menu = await this.ask('/cgi-bin/get_current_selfmenu_info');
    if (menu === null) return;
    const read = menu.response === EMPTY ? { state: 'closed' as const, items: [] } : readMenu(menu.value);
    if (read === null) this.trouble ??= { cause: 'format_changed', problem: 'shape' };
    const replies = await this.ask('/cgi-bin/get_current_autoreply_info');
    const words = replies === null ? [] : readReplies(replies.value);
    const items = [...(read?.items ?? []), ...words];
    this.seen.menu = { state: read?.state ?? 'unknown', items, repliesKnown: replies !== null };
    this.seen.offered = items.flatMap(({ url, path }) =>
      url === null ? [] : [{ url, text: path.join('›'), from: 'menu' as const }],
    );
  }

  private async readPosts(): Promise<void> {
    const answer = await this.ask('/cgi-bin/freepublish/batchget', { offset: 0, count: 20, no_content: 0 });
    const list = answer === null ? null : readPublished(answer.value);
    if (answer !== null && list === null) this.trouble ??= { cause: 'format_changed', problem: 'shape' };
    const posts: Post[] = [...(list?.posts ?? [])];
    this.seen.undated = list?.undated ?? 0;
    this.seen.offered = [...(this.seen.offered ?? []), ...(list?.links ?? [])];
    this.seen.posts = posts;
    // A recent article settles the question; the statistics are spared.
    if (this.mustStop() || posts.some(({ at, deleted }) => !deleted && this.ageMs(at) < 7 * DAY_MS)) return;
    await this.readPushes(posts, list !== null);
  }

  private ageMs(at: string): number {
    return this.context.now() - Date.parse(at);
  }

  /** What was pushed on one day; null when it was not told. */
  private async askPushes(day: string): Promise<PushDays[string] | null> {
    const answer = await this.ask('/datacube/getarticletotal', { begin_date: day, end_date: day });
    const posts = answer === null ? null : readPushed(answer.value);
    const evidence = this.evidence.at(-1);
    return posts === null || evidence === undefined ? null : { posts, evidence };
  }

  /** False when a day was not told. The latest day is asked every time, as its statistics may come late; what was told
   *  of the days before is remembered. */
  private async readDays(days: readonly string[], posts: Post[]): Promise<boolean> {
    const { pushes } = this.context;
    const { appId } = this.caller;
    const known = Object.entries(await pushes.of(appId));
    const told = new Map(known.filter(([day]) => days.indexOf(day) > 0));
    let isTold = true;
    for (const day of days) {
      const remembered = told.get(day);
      const pushed = remembered ?? (await this.askPushes(day));
      isTold = pushed !== null;
      if (pushed === null) break;
      if (remembered) this.evidence.push(remembered.evidence);
      if (day !== days[0]) told.set(day, pushed);
      posts.push(...pushed.posts);
      if (pushed.posts.length > 0) break;
    }
    if (!isTold) this.trouble ??= { cause: 'format_changed', problem: 'shape' };
    await pushes.keep(appId, Object.fromEntries(told));
    return isTold;
  }

  /** Day by day backwards, until a push is found or the window is through. */
  private async readPushes(posts: Post[], publishedKnown: boolean): Promise<void> {
    const now = this.context.now();
    const ready = Number(chinaClock(now).slice(11, 13)) >= READY_HOUR;
    const lastDay = Date.parse(`${chinaDay(now)}T00:00:00Z`) - (ready ? 1 : 2) * DAY_MS;
    const days = Array.from({ length: WINDOW_DAYS }, (_, back) =>
      new Date(lastDay - back * DAY_MS).toISOString().slice(0, 10),
    );
    const isThrough = await this.readDays(days, posts);
    if (!publishedKnown || !isThrough) return;
    const dayStart = (time: number): string => `${new Date(time).toISOString().slice(0, 10)}T00:00:00+08:00`;
    this.seen.coverage = 'complete';
    this.seen.freshAt = new Date(Date.parse(dayStart(lastDay)) + DAY_MS - 1).toISOString();
    this.seen.since = new Date(Date.parse(dayStart(lastDay - (WINDOW_DAYS - 1) * DAY_MS))).toISOString();
  }
}

/** Stands for "there is no menu": an answer, though not one to keep. */
const EMPTY: Extract<Called, { ok: true }>['response'] = {
  url: '',
  finalUrl: '',
  state: 'ok',
  status: null,
  headers: {},
  contentType: null,
  body: null,
  truncated: false,
  fetchedAt: '',
  ms: 0,
  hops: [],
  attempts: [],
};
