import type { Dispatcher } from 'undici';
import type { LinkState } from '../facts/index.ts';
import type { ConnectionTiming } from './agent.ts';
import { decompress, type Received, readCapped } from './body.ts';
import { isBinaryBody, isBinaryType } from './content.ts';
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
      await ask(deps, errand, watch, answer);
    } catch (error) {
      fail(answer, watch.signal.aborted ? watch.signal.reason : error);
    } finally {
      watch.stop();
    }
    const ms = deps.clock.now() - startedAt;
    errand.budget.leftMs -= ms;
    if (errand.phases) spendConnection(errand, deps.timingOf(new URL(errand.url).origin), startedAt);
    return respond(errand, answer, startedAt, ms, deps.addressOf(new URL(errand.url).origin));
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

async function ask(deps: RawDeps, errand: Errand, watch: Watch, answer: Answer): Promise<void> {
  const url = new URL(errand.url);
  const plan = PURPOSES[errand.purpose];
  const maxBytes = errand.maxBytes ?? errand.rangeBytes ?? deps.caps[errand.purpose] ?? plan.maxBytes;
  const askedAt = deps.clock.now();
  const { statusCode, headers, body } = await deps.dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: errand.method ?? 'GET',
    ...(errand.body === undefined ? {} : { body: errand.body }),
    headers: requestHeaders(errand, plan, deps.userAgent),
    signal: watch.signal,
    headersTimeout: deps.limits.headersMs,
    bodyTimeout: 0,
  });
  // Leaving a body early destroys it, which is no error of the page.
  body.on('error', () => {});
  watch.limit(deps.limits.bodyMs, 'body');
  if (errand.phases) errand.phases.firstByteMs = deps.clock.now() - askedAt;
  answer.status = statusCode;
  answer.state = stateOfStatus(statusCode);
  answer.headers = flatHeaders(headers);
  if (isRedirect(answer)) return void (await leave(body));
  await receive(body, answer, plan, maxBytes);
}

async function receive(
  body: Dispatcher.ResponseData['body'],
  answer: Answer,
  plan: PurposePlan,
  maxBytes: number,
): Promise<void> {
  const contentType = answer.headers['content-type'] ?? null;
  const isGood = answer.state === 'ok';
  const isBinary = isBinaryType(contentType);
  if (isGood && isBinary && (plan.textOnly || plan.headersOfBinary)) {
    if (plan.textOnly) answer.state = 'not_html';
    else if (answer.headers['content-length'] === '0') answer.state = 'empty';
    answer.truncated = true;
    return void (await leave(body));
  }
  const mustBeWhole = isGood && plan.atCap === 'too_large';
  if (mustBeWhole && Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.state = 'too_large';
    return void (await leave(body));
  }
  const received = await readCapped(body, maxBytes, (size) => {
    answer.wireBytes += size;
  });
  const plain = await unpack(received, answer, maxBytes);
  answer.truncated = plain.cut;
  answer.body = plain.bytes;
  if (mustBeWhole && plain.cut) {
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

/** Reads a short rest so that the connection can be used again; a longer one is cut off. */
async function leave(body: Dispatcher.ResponseData['body']): Promise<void> {
  await body.dump({ limit: 16 * 1024, signal: AbortSignal.timeout(500) }).catch(() => {});
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined)
      flat[name] = Array.isArray(value) ? value.join(name === 'set-cookie' ? '\n' : ', ') : value;
  }
  return flat;
}
