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
import type { MediaAdapter, MediaContext } from '../types.ts';
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

  /** Day by day backwards, until a push is found or the window is through. */
  private async readPushes(posts: Post[], publishedKnown: boolean): Promise<void> {
    const now = this.context.now();
    const ready = Number(chinaClock(now).slice(11, 13)) >= READY_HOUR;
    const lastDay = Date.parse(`${chinaDay(now)}T00:00:00Z`) - (ready ? 1 : 2) * DAY_MS;
    for (let back = 0; back < WINDOW_DAYS; back += 1) {
      const day = new Date(lastDay - back * DAY_MS).toISOString().slice(0, 10);
      const answer = await this.ask('/datacube/getarticletotal', { begin_date: day, end_date: day });
      const pushed = answer === null ? null : readPushed(answer.value);
      if (pushed === null) {
        this.trouble ??= { cause: 'format_changed', problem: 'shape' };
        return;
      }
      posts.push(...pushed);
      if (pushed.length > 0) break;
    }
    if (!publishedKnown) return;
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
