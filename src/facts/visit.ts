/** Every way a request can end. The order is the ladder's: first the good, then the rest (DESIGN §6). */
export const LINK_STATES = [
  'ok',
  'redirect_ok',
  'soft_404',
  'gone',
  'client_error',
  'server_error',
  'dns_nxdomain',
  'dns_temporary',
  'refused',
  'reset',
  'timeout',
  'tls_expired',
  'tls_name',
  'tls_untrusted',
  'tls_protocol',
  'login_required',
  'blocked',
  'too_large',
  'empty',
  'not_html',
  'unsafe',
  'malformed',
  'excluded',
  'too_many_redirects',
  'interrupted',
] as const;

export type LinkState = (typeof LINK_STATES)[number];

/** States in which the page or file was really received. */
export const isReached = (state: LinkState): boolean => state === 'ok' || state === 'redirect_ok';

/** Answers that speak against the address itself. Everything else not reached may be our side, or a guard's. */
export const BROKEN_STATES: ReadonlySet<LinkState> = new Set([
  'soft_404',
  'gone',
  'server_error',
  'dns_nxdomain',
  'refused',
  'tls_expired',
  'tls_name',
  'too_many_redirects',
  'malformed',
]);

/** Nothing to open as a page, yet an answer: all that a link owes. Or never asked for on purpose. */
export const FINE_STATES: ReadonlySet<LinkState> = new Set([
  'ok',
  'redirect_ok',
  'not_html',
  'too_large',
  'excluded',
]);

/** One request on the wire; all of them are kept, because an appeal asks for them. */
export interface Attempt {
  at: string;
  url: string;
  method: 'GET' | 'HEAD' | 'POST';
  state: LinkState;
  status: number | null;
  ms: number;
  address: string | null;
  bytes: number;
  error: string | null;
}

/** One step of a redirect chain. */
export interface Hop {
  url: string;
  status: number;
}

export interface Charset {
  /** What header or meta claim; null when neither says anything. */
  declared: string | null;
  /** What the bytes are; null when nothing was read. */
  actual: string | null;
}

/** What became of one address: the answer, the road to it and every attempt. No judgement. */
export interface Visit {
  url: string;
  finalUrl: string;
  state: LinkState;
  status: number | null;
  fetchedAt: string;
  contentType: string | null;
  /** Response headers, cookies and tokens left out. */
  headers?: Record<string, string>;
  bytes: number;
  charset: Charset;
  /** Id of the challenge signature that matched, e.g. `jsl`; null for an ordinary answer. */
  challenge: string | null;
  hops: Hop[];
  attempts: Attempt[];
  /** `sha256:…` of the stored body; null when nothing was received. */
  evidence: string | null;
  /** When the body was received, where the server said that it has not changed since (304). */
  unchangedSince?: string;
  /** Of a home page whose certificate was refused: which fault it has. */
  tls?: TlsDiagnosis;
}

/** The answer behind a link, a search or a file, kept so that it can be shown. Headers without cookies and tokens. */
export interface Answer
  extends Pick<Visit, 'finalUrl' | 'status' | 'fetchedAt' | 'contentType' | 'hops' | 'evidence'> {
  headers: Record<string, string>;
  /** `sha256:…` of the page as a browser showed it; absent where none was asked. */
  rendered?: string;
}

export const TLS_FAULTS = [
  'expired',
  'not_yet_valid',
  'wrong_name',
  'self_signed',
  'missing_intermediate',
  'untrusted',
  'protocol',
] as const;
export type TlsFault = (typeof TLS_FAULTS)[number];

/** What a second, lenient handshake saw of a server whose certificate was refused. Days are `YYYY-MM-DD`. */
export interface TlsDiagnosis {
  fault: TlsFault;
  validFrom: string | null;
  validTo: string | null;
  issuer: string | null;
  /** Names the certificate is made out for. */
  names: string[];
  /** Protocol agreed on, e.g. `TLSv1.2`; null when none could be. */
  protocol: string | null;
}
