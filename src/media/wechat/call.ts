import { z } from 'zod';
import type { Restriction } from '../../facts/index.ts';
import type { NetResponse } from '../../net/index.ts';
import { askJson } from '../ask.ts';
import type { Toll, Trouble } from '../observation.ts';
import type { MediaContext } from '../types.ts';
import { reactionTo } from './errors.ts';

export interface Caller {
  appId: string;
  secret: string;
  account: string;
  toll: Toll;
}

export type Called =
  | { ok: true; value: unknown; response: NetResponse; token: string }
  | { ok: false; trouble: Trouble | null; restriction: Restriction | null };

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const BUSY: Trouble = { cause: 'platform_network', problem: 'busy' };
/** The platform hands out a new token five minutes before the old one ends; both work meanwhile. */
const EARLY_MS = 300_000;
const BACKOFF_MS = [1_000, 3_000, 9_000];
const MINUTE_MS = 60_000;

/** A token by stable_token only: the classic call would invalidate the token of the office's own systems. */
async function tokenOf(context: MediaContext, caller: Caller): Promise<Called | { ok: true; token: string }> {
  const { appId, secret } = caller;
  const kept = context.tokens.get(appId);
  if (kept && kept.expiresAt > context.now()) return { ok: true, token: kept.token };
  const called = await attempt(context, caller, () => ({
    url: `${context.bases.wechatApi}/cgi-bin/stable_token`,
    body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret, force_refresh: false }),
    secrets: [secret],
  }));
  if (!called.ok) return called;
  const answer = tokenAnswer.safeParse(called.value);
  if (!answer.success) return refused({ cause: 'format_changed', problem: 'shape' });
  const { access_token: token, expires_in: seconds } = answer.data;
  context.tokens.set(appId, { token, expiresAt: context.now() + seconds * 1000 - EARLY_MS });
  return { ok: true, token };
}

/** One call of the official interface, with token, retries and the day's budget. */
export async function call(
  context: MediaContext,
  caller: Caller,
  path: string,
  body?: Record<string, unknown>,
): Promise<Called> {
  for (let renewals = 0; ; renewals += 1) {
    const token = await tokenOf(context, caller);
    if (!token.ok) return token;
    const called = await attempt(context, caller, () => ({
      url: `${context.bases.wechatApi}${path}?access_token=${encodeURIComponent(token.token)}`,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      secrets: [token.token, caller.secret],
    }));
    if (called.ok) return { ...called, token: token.token };
    if (called.renew !== true) return called;
    context.tokens.delete(caller.appId);
    if (renewals > 0) return refused({ cause: 'credential', problem: 'token_rejected' });
  }
}

interface Question {
  url: string;
  body?: string;
  secrets: string[];
}

async function attempt(
  context: MediaContext,
  { account, toll }: Caller,
  question: () => Question,
): Promise<
  (Called & { renew?: boolean }) | { ok: true; value: unknown; response: NetResponse; token: string }
> {
  let waitedMinute = false;
  for (let tries = 0; ; ) {
    if (!(await context.quota.mayCall(account))) return refused({ cause: 'quota', problem: 'quota_day' });
    await context.quota.spend(account, 1);
    const { body, ...asked } = question();
    const answer = await askJson(context, toll, {
      ...asked,
      ...(body === undefined
        ? {}
        : { method: 'POST' as const, body, headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) return refused(answer.trouble);
    const reaction = reactionTo(answer.value);
    if (reaction === null) return { ok: true, value: answer.value, response: answer.response, token: '' };
    switch (reaction.do) {
      case 'retry': {
        const wait = BACKOFF_MS[tries];
        if (wait === undefined) return refused(BUSY);
        tries += 1;
        await context.sleep(wait);
        break;
      }
      case 'wait-minute':
        if (waitedMinute) return refused(reaction.trouble);
        waitedMinute = true;
        await context.sleep(MINUTE_MS);
        break;
      case 'renew-token':
        return { ...refused({ cause: 'credential', problem: 'token_rejected' }), renew: true };
      case 'close-day':
        await context.quota.close(account);
        return refused(reaction.trouble);
      case 'note':
        return { ok: false, trouble: reaction.trouble, restriction: reaction.restriction };
      case 'stop':
        return refused(reaction.trouble);
    }
  }
}

const refused = (trouble: Trouble): Called & { ok: false } => ({ ok: false, trouble, restriction: null });
