import type { LinkState, TlsDiagnosis } from '../facts/index.ts';
import type { Net } from '../net/index.ts';

/** Which fault the certificate behind a refused address has; {} where there is nothing to tell. */
export type TlsLook = (answer: { state: LinkState; finalUrl: string }) => Promise<{ tls?: TlsDiagnosis }>;

/** One handshake per host and port, however many links lead there. */
export function openTls(net: Pick<Net, 'diagnoseTls'>): TlsLook {
  const asked = new Map<string, Promise<TlsDiagnosis | null>>();
  return async ({ state, finalUrl }) => {
    if (!state.startsWith('tls_')) return {};
    const { origin } = new URL(finalUrl);
    const answer = asked.get(origin) ?? net.diagnoseTls(origin);
    asked.set(origin, answer);
    const tls = await answer;
    return tls ? { tls } : {};
  };
}
