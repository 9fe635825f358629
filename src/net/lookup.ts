import { lookup as systemLookup } from 'node:dns/promises';
import type { Clock } from './fetch.ts';

/** All addresses of a name; rejects with the resolver's error. */
export type Lookup = (host: string) => Promise<string[]>;

/** Asks as the operating system does, so that hosts files and private zones count as on this machine. */
export const lookupBySystem: Lookup = async (host) =>
  (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Remembers answers for a while, never errors; asks once for many who wait; gives up after the limit. */
export function rememberingLookup(
  ask: Lookup,
  clock: Pick<Clock, 'now'>,
  limitMs: number,
  keepMs = 60_000,
): Lookup {
  const known = new Map<string, { at: number; addresses: string[] }>();
  const underWay = new Map<string, Promise<string[]>>();

  const askNow = async (host: string): Promise<string[]> => {
    const addresses = await withinLimit(ask(host), limitMs);
    known.set(host, { at: clock.now(), addresses });
    return addresses;
  };

  return (host) => {
    const found = known.get(host);
    if (found && clock.now() - found.at < keepMs) return Promise.resolve(found.addresses);
    const running = underWay.get(host) ?? askNow(host).finally(() => underWay.delete(host));
    underWay.set(host, running);
    return running;
  };
}

function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(Object.assign(new Error('name lookup took too long'), { code: 'ETIMEOUT' }));
    const timer = setTimeout(late, limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
