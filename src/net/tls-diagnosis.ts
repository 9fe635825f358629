import { constants } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, getCACertificates, type PeerCertificate, type TLSSocket } from 'node:tls';
import { chinaDay, type TlsDiagnosis } from '../facts/index.ts';
import type { Guard } from './guard.ts';

const HANDSHAKE_MS = 10_000;

/** Looks at a certificate that was refused, so that a county reads which fault it is and since when. Only a handshake:
 *  nothing is asked over the doubtful connection. null when the address is not https, unsafe or gives no handshake. */
export async function diagnoseTls(
  url: string,
  { guard, ca, now }: { guard: Guard; ca: readonly string[]; now: number },
): Promise<TlsDiagnosis | null> {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:') return null;
  const checked = await guard.check(url);
  const address = checked.safe ? checked.addresses[0] : undefined;
  if (!checked.safe || address === undefined) return null;
  const handshake = await shakeHands(parsed.hostname, address, checked.port, ca);
  if (handshake === null) return null;
  if (handshake === 'protocol')
    return { fault: 'protocol', validFrom: null, validTo: null, issuer: null, names: [], protocol: null };
  const { certificate, refusal, protocol } = handshake;
  return {
    fault: faultOf(refusal, certificate, now),
    validFrom: dayOf(certificate.valid_from),
    validTo: dayOf(certificate.valid_to),
    issuer: oneOf(certificate.issuer?.O) ?? oneOf(certificate.issuer?.CN),
    names: (certificate.subjectaltname ?? '')
      .split(', ')
      .flatMap((name) => (name.startsWith('DNS:') ? [name.slice('DNS:'.length)] : []))
      .slice(0, 20),
    protocol,
  };
}

interface Handshake {
  certificate: PeerCertificate;
  refusal: string;
  protocol: string | null;
}

/** Old protocols and ciphers are allowed here: the point is to see the certificate, not to trust it. */
function shakeHands(
  host: string,
  address: string,
  port: number,
  ca: readonly string[],
): Promise<Handshake | 'protocol' | null> {
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({
      host: address,
      port,
      ...(isIP(host) ? {} : { servername: host }),
      rejectUnauthorized: false,
      ca: [...getCACertificates('default'), ...ca],
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      timeout: HANDSHAKE_MS,
    });
    const end = (answer: Handshake | 'protocol' | null): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('secureConnect', () =>
      end({
        certificate: socket.getPeerCertificate(),
        refusal: String(socket.authorizationError ?? ''),
        protocol: socket.getProtocol(),
      }),
    );
    socket.once('timeout', () => end(null));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end(/SSL|TLS|EPROTO/.test(`${error.code} ${error.message}`) ? 'protocol' : null),
    );
  });
}

function faultOf(
  refusal: string,
  { valid_from, valid_to }: PeerCertificate,
  now: number,
): TlsDiagnosis['fault'] {
  if (Date.parse(valid_to) < now) return 'expired';
  if (Date.parse(valid_from) > now) return 'not_yet_valid';
  if (/SELF_SIGNED_CERT$|DEPTH_ZERO_SELF_SIGNED/.test(refusal)) return 'self_signed';
  if (/UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/.test(refusal))
    return 'missing_intermediate';
  if (refusal === '' || /ALTNAME/.test(refusal)) return 'wrong_name';
  return 'untrusted';
}

const dayOf = (printed: string | undefined): string | null =>
  printed && !Number.isNaN(Date.parse(printed)) ? chinaDay(Date.parse(printed)) : null;

const oneOf = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;
