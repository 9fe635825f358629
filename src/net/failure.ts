import type { LinkState } from '../facts/index.ts';

/** Answers of firewalls and gates beside the documented ones: 418 and 493 云防护, 566 and 567 EdgeOne, 999 anti-bot. */
const BLOCKED = new Set([401, 403, 405, 412, 418, 423, 429, 430, 493, 521, 566, 567, 999]);

/** The state a final status stands for. A 3xx gets here only when it names no place to go on to: browsers show its body. */
export function stateOfStatus(status: number): LinkState {
  if (status >= 200 && status < 400) return 'ok';
  if (BLOCKED.has(status)) return 'blocked';
  if (status === 404 || status === 410) return 'gone';
  if (status >= 400 && status < 500) return 'client_error';
  return 'server_error';
}

const BY_CODE: Record<string, LinkState> = {
  ENOTFOUND: 'dns_nxdomain',
  ENODATA: 'dns_nxdomain',
  ENONAME: 'dns_nxdomain',
  EAI_NONAME: 'dns_nxdomain',
  EAI_NODATA: 'dns_nxdomain',
  EAI_AGAIN: 'dns_temporary',
  EAI_FAIL: 'dns_temporary',
  EAI_SYSTEM: 'dns_temporary',
  EAI_MEMORY: 'dns_temporary',
  ESERVFAIL: 'dns_temporary',
  ETIMEOUT: 'dns_temporary',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'timeout',
  ENETUNREACH: 'timeout',
  EHOSTDOWN: 'timeout',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_HEADERS_OVERFLOW: 'too_large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too_large',
  UND_ERR_ABORTED: 'interrupted',
  UND_ERR_DESTROYED: 'interrupted',
  UND_ERR_CLOSED: 'interrupted',
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'tls_expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_name',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'tls_name',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_untrusted',
  CERT_SIGNATURE_FAILURE: 'tls_untrusted',
  CERT_CHAIN_TOO_LONG: 'tls_untrusted',
  CERT_REVOKED: 'tls_untrusted',
  CERT_REJECTED: 'tls_untrusted',
  CERT_UNTRUSTED: 'tls_untrusted',
  INVALID_CA: 'tls_untrusted',
  INVALID_PURPOSE: 'tls_untrusted',
  PATH_LENGTH_EXCEEDED: 'tls_untrusted',
  EPROTO: 'tls_protocol',
  ADDRESS_NOT_PUBLIC: 'unsafe',
};

/** The state an error of lookup, connection, TLS or transfer stands for. What is unknown counts as a broken transfer. */
export function stateOfError(error: unknown): LinkState {
  for (const one of chain(error)) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    const known = BY_CODE[code];
    if (known) return known;
    if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'tls_protocol';
    if (one.name === 'TimeoutError') return 'timeout';
    if (one.name === 'AbortError') return 'interrupted';
  }
  return 'reset';
}

/** One line for the attempt: the code and what the system said, without addresses of our own machine. */
export function describeError(error: unknown): string {
  const [first] = chain(error);
  if (!first) return String(error).slice(0, 200);
  const code = 'code' in first && typeof first.code === 'string' ? first.code : first.name;
  // OpenSSL puts an address of its memory in front and its source file behind.
  const said = first.message
    .replace(/^[0-9A-F]{8,}:error:|:\.\.\/deps\/\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return (said === '' || said.startsWith(code) ? said || code : `${code}: ${said}`).slice(0, 200);
}

/** The error, its causes and, of several addresses that all failed, each one's error. */
function chain(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [error, ...[error.cause, ...parts].flatMap((part) => chain(part, depth + 1))];
}
