import { createHash } from 'node:crypto';
import type { AccountEvidence, LinkState } from '../facts/index.ts';
import { keptHeaders, type NetRequest, type NetResponse } from '../net/index.ts';
import type { Toll, Trouble } from './observation.ts';
import { redacted } from './redacted.ts';
import type { MediaContext } from './types.ts';

export interface Answer {
  text: string;
  response: NetResponse;
}
export type Asked<T> = ({ ok: true } & T) | { ok: false; trouble: Trouble; response: NetResponse | null };

/** Asks one address; every way it can go wrong has a name. Nothing that was asked with a key is kept raw. */
export async function ask(context: MediaContext, toll: Toll, request: NetRequest): Promise<Asked<Answer>> {
  const host = new URL(request.url).host;
  if (context.halted.has(host))
    return { ok: false, trouble: { cause: 'platform_blocked', problem: 'halted' }, response: null };
  const response = await context.fetch({ signal: context.signal, ...request });
  toll.attempts.push(...response.attempts.map((each) => ({ ...each, url: redacted(each.url) })));
  toll.requests += response.attempts.length;
  toll.bytes += response.attempts.reduce((sum, { bytes }) => sum + bytes, 0);
  const text = response.body === null ? '' : new TextDecoder().decode(response.body);
  if (response.state === 'ok' || response.state === 'redirect_ok') return { ok: true, text, response };
  return { ok: false, trouble: { ...troubleOf(response.state) }, response };
}

/** The same for an address that answers JSON. */
export async function askJson(
  context: MediaContext,
  toll: Toll,
  request: Omit<NetRequest, 'purpose'>,
): Promise<Asked<{ value: unknown; response: NetResponse }>> {
  const answer = await ask(context, toll, { ...request, purpose: 'api' });
  if (!answer.ok) return answer;
  try {
    return { ok: true, value: JSON.parse(answer.text.replace(/^\uFEFF/, '')), response: answer.response };
  } catch {
    const blocked = /验证|verify|captcha|passport|visitor/i.test(answer.text.slice(0, 20_000));
    const trouble: Trouble = blocked
      ? { cause: 'platform_blocked', problem: 'verification' }
      : { cause: 'format_changed', problem: 'not_json' };
    return { ok: false, trouble, response: answer.response };
  }
}

/** Keeps an answer as evidence. `secrets` are cut out before anything touches the disk. */
export async function keepAnswer(
  context: MediaContext,
  kind: AccountEvidence['kind'],
  { finalUrl, fetchedAt, status, body, contentType, hops, headers }: NetResponse,
  secrets: readonly string[] = [],
): Promise<AccountEvidence> {
  const bytes = body === null ? null : without(body, secrets);
  const hash = bytes === null ? null : await context.keep(bytes);
  const head = {
    contentType,
    hops: hops.map((hop) => ({ ...hop, url: redacted(hop.url) })),
    headers: Object.fromEntries(
      Object.entries(keptHeaders(headers)).map(([name, value]) => [name, hiding(value, secrets)]),
    ),
  };
  return { kind, url: redacted(finalUrl), at: fetchedAt, status, hash, head };
}

function without(body: Uint8Array, secrets: readonly string[]): Uint8Array {
  if (secrets.length === 0) return body;
  return new TextEncoder().encode(hiding(new TextDecoder().decode(body), secrets));
}

const hiding = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);

/** Names a thing by what it says, where the platform gives it no id. */
export const contentId = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

function troubleOf(state: LinkState): Trouble {
  if (state === 'blocked' || state === 'login_required')
    return { cause: 'platform_blocked', problem: 'verification' };
  if (state === 'gone' || state === 'not_html' || state === 'too_large' || state === 'empty')
    return { cause: 'format_changed', problem: 'http', details: { state } };
  if (state === 'unsafe') return { cause: 'platform_network', problem: 'unsafe_address' };
  return { cause: 'platform_network', problem: 'http', details: { state } };
}
