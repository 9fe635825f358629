import { constants } from 'node:crypto';
import { isIP, type LookupFunction, Socket } from 'node:net';
import { getCACertificates } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, Pool } from 'undici';

/** Where an origin may be reached: addresses the guard has checked, and the port behind a mapping. */
export interface Pin {
  addresses: string[];
  port: number;
}

export type Pins = Map<string, Pin>;

export interface Wire {
  dispatcher: Dispatcher;
  /** Address of the newest connection to this origin, before the first the one to be tried. */
  addressOf(origin: string): string | null;
  /** How long the newest connection to this origin took, and when it was begun. */
  timingOf(origin: string): ConnectionTiming | null;
}

export interface ConnectionTiming {
  begunAt: number;
  connectMs: number;
  /** null without TLS. */
  tlsMs: number | null;
}

export interface WireOptions {
  pins: Pins;
  connections: number;
  connectMs: number;
  /** Further trusted roots (PEM), besides the usual ones. */
  ca?: readonly string[];
  now?: () => number;
}

/** A browser takes longer to give up an address than Node's 250 ms, which is short for a far-away line. */
const NEXT_ADDRESS_MS = 2_000;

/** The agent that connects only to pinned addresses; an origin without a pin is refused. */
export function openWire({ pins, connections, connectMs, ca, now = Date.now }: WireOptions): Wire {
  const reached = new Map<string, string>();
  const timings = new Map<string, ConnectionTiming>();

  const connectorFor = (origin: string): buildConnector.connector => {
    const connect = buildConnector({
      allowH2: false,
      timeout: connectMs,
      lookup: pinnedLookup(() => pins.get(origin)?.addresses ?? []),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
      // Browsers still talk to servers without secure renegotiation, of which old portals have many.
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      // A list given to TLS replaces the usual one.
      ...(ca ? { ca: [...getCACertificates('default'), ...ca] } : {}),
    });
    return (options, done) => {
      const pin = pins.get(origin);
      const [first] = pin?.addresses ?? [];
      if (!pin || first === undefined) return done(notPinned(origin), null);
      // A literal is not looked up by Node, so it is replaced here.
      const hostname = isIP(options.hostname) ? first : options.hostname;
      const begunAt = now();
      let tcpAt: number | null = null;
      const socket: unknown = connect({ ...options, hostname, port: String(pin.port) }, (...result) => {
        const address = result[1]?.remoteAddress;
        if (address) {
          reached.set(origin, address);
          timings.set(origin, timing(begunAt, tcpAt, now(), options.protocol === 'https:'));
        }
        done(...result);
      });
      // undici's connector hands its socket back, though its type does not say so; without it there is one figure.
      if (socket instanceof Socket) socket.once('connect', () => (tcpAt = now()));
    };
  };

  const dispatcher = new Agent({
    allowH2: false,
    connections,
    pipelining: 1,
    maxHeaderSize: 64 * 1024,
    factory: (origin, options) =>
      new Pool(origin, { ...options, connect: connectorFor(new URL(origin).origin) }),
  });
  return {
    dispatcher,
    addressOf: (origin) => reached.get(origin) ?? pins.get(origin)?.addresses[0] ?? null,
    timingOf: (origin) => timings.get(origin) ?? null,
  };
}

function timing(begunAt: number, tcpAt: number | null, endedAt: number, isTls: boolean): ConnectionTiming {
  if (!isTls || tcpAt === null) return { begunAt, connectMs: endedAt - begunAt, tlsMs: null };
  return { begunAt, connectMs: tcpAt - begunAt, tlsMs: endedAt - tcpAt };
}

const pinnedLookup =
  (addresses: () => string[]): LookupFunction =>
  (host, options, done) => {
    const all = addresses().map((address) => ({ address, family: isIP(address) }));
    const [first] = all;
    if (!first) return done(notPinned(host), '', 0);
    if (options.all) return done(null, all);
    done(null, first.address, first.family);
  };

const notPinned = (host: string): Error =>
  Object.assign(new Error(`address of ${host} was not checked`), { code: 'ADDRESS_NOT_PUBLIC' });
