import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate with its key, PEM, and what is needed to sign others with it. */
export interface Certificate {
  name: string;
  pem: string;
  keyPem: string;
  key: KeyObject;
}

interface Wanted {
  name: string;
  /** Names it is valid for; none for an authority. */
  hosts?: string[];
  /** Days from now; negative = past. */
  from?: number;
  until?: number;
  /** Absent: signs itself. */
  issuer?: Certificate;
}

/** Makes X.509 certificates with node:crypto alone, so that tests need no openssl. */
export function makeCertificate({ name, hosts, from = -30, until = 30, issuer }: Wanted): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x4d]), randomBytes(8)])),
    algorithm,
    commonName(issuer?.name ?? name),
    sequence(time(from), time(until)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(hosts ? alternativeNames(hosts) : authority())),
  );
  const signature = sign('sha256', body, { key: issuer?.key ?? privateKey, dsaEncoding: 'der' });
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    name,
    key: privateKey,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pem: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const integer = (content: Buffer): Buffer => tagged(0x02, content);

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

const commonName = (name: string): Buffer =>
  sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(name)))));

function time(days: number): Buffer {
  const iso = new Date(Date.now() + days * 86_400_000).toISOString();
  return tagged(0x17, Buffer.from(`${iso.slice(2, 19).replace(/[-T:]/g, '')}Z`));
}

const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), tagged(0x04, value));
const alternativeNames = (hosts: string[]): Buffer =>
  extension('2.5.29.17', sequence(...hosts.map((host) => tagged(0x82, Buffer.from(host)))));
const authority = (): Buffer => extension('2.5.29.19', sequence(tagged(0x01, Buffer.from([0xff]))));
