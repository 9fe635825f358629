import type { Probe } from '../facts/index.ts';
import type { Net } from '../net/index.ts';

export interface ProbePlan {
  target: string;
  url: string;
  vantage: string;
}

/** Looks at one home page once, the whole of it, and writes down where the time went. Never throws. */
export async function probeHome(
  { target, url, vantage }: ProbePlan,
  deps: { net: Pick<Net, 'fetch'>; signal: AbortSignal },
): Promise<Omit<Probe, 'sound'>> {
  const { state, status, fetchedAt, ms, phases } = await deps.net.fetch({
    url,
    purpose: 'probe',
    signal: deps.signal,
  });
  return {
    target,
    at: fetchedAt,
    vantage,
    state,
    status,
    dnsMs: phases?.dnsMs ?? null,
    connectMs: phases?.connectMs ?? null,
    tlsMs: phases?.tlsMs ?? null,
    firstByteMs: phases?.firstByteMs ?? null,
    fullMs: ms,
  };
}
