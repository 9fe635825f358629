import type { Dispatcher } from 'undici';
import type { LinkState } from '../facts/index.ts';
import type { ConnectionTiming } from './agent.ts';
import { decompress, type Received } from './body.ts';
import { isBinaryBody, isBinaryType } from './content.ts';
import { exchange } from './exchange.ts';
import { describeError, stateOfError, stateOfStatus } from './failure.ts';
import {
  type Clock,
  type Errand,
  ended,
  type Fetch,
  type Limits,
  spend,
  withoutCredentials,
} from './fetch.ts';
import { requestHeaders } from './headers.ts';
import { PURPOSES, type PurposePlan } from './purpose.ts';
import type { NetResponse, Purpose } from './types.ts';
import { startWatch, type Watch } from './watch.ts';

export interface RawDeps {
  dispatcher: Dispatcher;
  addressOf(origin: string): string | null;
  timingOf(origin: string): ConnectionTiming | null;
  clock: Pick<Clock, 'now'>;
  limits: Limits;
  caps: Partial<Record<Purpose, number>>;
  userAgent: string;
}

/** What is known of an answer while it comes in; filled step by step so that a broken one leaves its traces. */
interface Answer {
  status: number | null;
  headers: Record<string, string>;
  state: LinkState;
  body: Uint8Array | null;
  truncated: boolean;
  wireBytes: number;
  error: string | null;
}

/** One request over the wire, within its limits and caps. Never throws, follows nothing. */
export const rawFetch =
  (deps: RawDeps): Fetch =>
  async (errand) => {
    const startedAt = deps.clock.now();
    if (errand.budget.leftMs <= 0) return ended(errand, 'timeout', startedAt);
    const url = new URL(errand.url);
    const watch = startWatch(errand.signal);
    watch.limit(errand.budget.leftMs, 'visit');
    const answer: Answer = {
      status: null,
      headers: {},
      state: 'reset',
      body: null,
      truncated: false,
      wireBytes: 0,
      error: null,
    };
    try {
      await ask(deps, errand, url, watch, answer);
    } catch (error) {
      fail(answer, watch.reason() ?? error);
    } finally {
      watch.stop();
    }
    const ms = deps.clock.now() - startedAt;
    errand.budget.leftMs -= ms;
    if (errand.phases) spendConnection(errand, deps.timingOf(url.origin), startedAt);
    return respond(errand, answer, startedAt, ms, deps.addressOf(url.origin));
  };

/** The connection counts when this request opened it, not when it was kept from an earlier one. */
function spendConnection(errand: Errand, timing: ConnectionTiming | null, startedAt: number): void {
  if (!timing || timing.begunAt < startedAt) return;
  spend(errand, 'connectMs', timing.connectMs);
  if (timing.tlsMs !== null) spend(errand, 'tlsMs', timing.tlsMs);
}

/** A bad status stands, even when its body breaks off; a good one does not. */
function fail(answer: Answer, error: unknown): void {
  const state = stateOfError(error);
  const ofStatus = answer.status === null ? 'ok' : stateOfStatus(answer.status);
  answer.state = ofStatus === 'ok' || state === 'interrupted' ? state : ofStatus;
  answer.error = describeError(error);
  answer.body = null;
}

async function ask(deps: RawDeps, errand: Errand, url: URL, watch: Watch, answer: Answer): Promise<void> {
  const plan = PURPOSES[errand.purpose];
  const maxBytes = errand.maxBytes ?? errand.rangeBytes ?? deps.caps[errand.purpose] ?? plan.maxBytes;
  const askedAt = deps.clock.now();
  const request = {
    origin: url.origin,
    path: targetOf(url),
    method: errand.method ?? 'GET',
    ...(errand.body === undefined ? {} : { body: errand.body }),
    headers: requestHeaders(errand, plan, deps.userAgent),
    // Ours are exact to the millisecond, and undici's cost a new timer for every request.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const received = await exchange(deps.dispatcher, request, watch, {
    onStart() {
      watch.stage(deps.limits.headersMs, 'headers');
    },
    onHead(status, headers) {
      watch.stage(deps.limits.bodyMs, 'body');
      if (errand.phases) errand.phases.firstByteMs = deps.clock.now() - askedAt;
      answer.status = status;
      answer.state = stateOfStatus(status);
      answer.headers = flatHeaders(headers);
      return bytesWanted(answer, plan, maxBytes);
    },
    onPiece(size) {
      answer.wireBytes += size;
    },
  });
  if (received !== null) await take(received, answer, plan, maxBytes);
}

/** As browsers ask: a question mark with nothing behind it goes out too. */
const targetOf = ({ pathname, search, href }: URL): string =>
  pathname + (search === '' && /\?(?:#|$)/.test(href) ? '?' : search);

/** Bytes of the body that are worth reading; null when the headers are answer enough. */
function bytesWanted(answer: Answer, plan: PurposePlan, maxBytes: number): number | null {
  if (isRedirect(answer)) return null;
  if (answer.state !== 'ok') return maxBytes;
  if (isBinaryType(answer.headers['content-type'] ?? null) && (plan.textOnly || plan.headersOfBinary)) {
    if (plan.textOnly) answer.state = 'not_html';
    else if (answer.headers['content-length'] === '0') answer.state = 'empty';
    answer.truncated = true;
    return null;
  }
  if (plan.atCap === 'too_large' && Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.state = 'too_large';
    return null;
  }
  return maxBytes;
}

async function take(received: Received, answer: Answer, plan: PurposePlan, maxBytes: number): Promise<void> {
  const isGood = answer.state === 'ok';
  const plain = await unpack(received, answer, maxBytes);
  answer.truncated = plain.cut;
  answer.body = plain.bytes;
  if (isGood && plan.atCap === 'too_large' && plain.cut) {
    answer.state = 'too_large';
    answer.body = null;
  } else if (isGood) {
    if (plain.bytes.length === 0 && !plain.cut) answer.state = 'empty';
    else if (plan.textOnly && isBinaryBody(plain.bytes)) answer.state = 'not_html';
  } else if (answer.status === 416 && /\/0$/.test(answer.headers['content-range'] ?? '')) {
    answer.state = 'empty';
  }
}

async function unpack(received: Received, answer: Answer, maxBytes: number): Promise<Received> {
  try {
    return await decompress(received, answer.headers['content-encoding'] ?? '', maxBytes);
  } catch (error) {
    // An error page says enough by its status, even with a body nobody can read.
    if (answer.state === 'ok') throw error;
    return { bytes: new Uint8Array(), cut: false };
  }
}

function respond(
  errand: Errand,
  answer: Answer,
  startedAt: number,
  ms: number,
  address: string | null,
): NetResponse {
  const response = ended(errand, answer.state, startedAt, {
    status: answer.status,
    ms,
    address,
    bytes: answer.wireBytes,
    error: answer.error,
  });
  return {
    ...response,
    finalUrl: withoutCredentials(errand.url),
    status: answer.status,
    headers: answer.headers,
    contentType: answer.headers['content-type'] ?? null,
    body: answer.body && answer.body.length > 0 ? answer.body : null,
    truncated: answer.truncated,
  };
}

const isRedirect = (answer: Answer): boolean =>
  answer.status !== null &&
  answer.status >= 300 &&
  answer.status < 400 &&
  answer.headers.location !== undefined;

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined)
      flat[name] = Array.isArray(value) ? value.join(name === 'set-cookie' ? '\n' : ', ') : value;
  }
  return flat;
}
