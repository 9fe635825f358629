import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { type Certificate, makeCertificate } from './certificates.ts';

/** Hosts of the TLS server, each with one thing the matter (or nothing). */
export const TLS_HOSTS = {
  ok: 'tls-ok.test',
  expired: 'tls-expired.test',
  early: 'tls-early.test',
  name: 'tls-name.test',
  selfSigned: 'tls-self-signed.test',
  /** The intermediate certificate is not sent. */
  chain: 'tls-chain.test',
} as const;

/** An HTTPS server that shows another certificate for every name; `ca` is the root a client must trust. */
export function createTlsSite(answer: (request: IncomingMessage, response: ServerResponse) => void): {
  server: Server;
  ca: string;
} {
  const root = makeCertificate({ name: 'Test Root' });
  const middle = makeCertificate({ name: 'Test Intermediate', issuer: root });
  const leaf = (host: string, rest: { from?: number; until?: number } = {}): Certificate =>
    makeCertificate({ name: host, hosts: [host], issuer: root, ...rest });
  const certificates: Record<string, Certificate> = {
    [TLS_HOSTS.ok]: leaf(TLS_HOSTS.ok),
    [TLS_HOSTS.expired]: leaf(TLS_HOSTS.expired, { from: -60, until: -1 }),
    [TLS_HOSTS.early]: leaf(TLS_HOSTS.early, { from: 1, until: 60 }),
    [TLS_HOSTS.name]: leaf('another.test'),
    [TLS_HOSTS.selfSigned]: makeCertificate({ name: TLS_HOSTS.selfSigned, hosts: [TLS_HOSTS.selfSigned] }),
    [TLS_HOSTS.chain]: makeCertificate({ name: TLS_HOSTS.chain, hosts: [TLS_HOSTS.chain], issuer: middle }),
  };
  const contexts = new Map<string, SecureContext>(
    Object.entries(certificates).map(([host, { pem, keyPem }]) => [
      host,
      createSecureContext({ cert: pem, key: keyPem }),
    ]),
  );
  const usual = certificates[TLS_HOSTS.ok];
  const server = createServer(
    {
      ...(usual ? { cert: usual.pem, key: usual.keyPem } : {}),
      SNICallback: (host, done) => done(null, contexts.get(host)),
    },
    answer,
  );
  return { server, ca: root.pem };
}
