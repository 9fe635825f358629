import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.process>;

/** Addresses and names an operator allows although they are not public. */
export interface AllowList {
  hasName(host: string): boolean;
  hasAddress(address: string): boolean;
}

// All IPv6 that IANA has given out; the rest, ::127.0.0.1 among it, is "unicast" to the library.
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** True only for a globally reachable unicast address; mapped IPv4 is judged as IPv4. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const asked = ipaddr.process(address);
  return asked.range() === 'unicast' && (asked.kind() === 'ipv4' || asked.match(...GLOBAL_IPV6));
}

/** Ports no browser asks (fetch standard, "bad port"): behind them are mail, shells and data bases, not web pages. */
const BAD_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

export const isBadPort = (port: number): boolean => BAD_PORTS.has(port);

/** Reads `net.allow`: addresses, CIDR ranges, host names; a leading dot allows every name below it. */
export function readAllowList(entries: readonly string[]): AllowList {
  const ranges: [Address, number][] = [];
  const names = new Set<string>();
  for (const entry of entries) {
    const text = entry.trim().toLowerCase();
    if (ipaddr.isValidCIDR(text)) ranges.push(ipaddr.parseCIDR(text));
    else if (isIP(text)) ranges.push([ipaddr.process(text), isIP(text) === 4 ? 32 : 128]);
    else if (text !== '') names.add(text);
  }
  return {
    hasName: (host) =>
      names.has(host) || [...names].some((name) => name.startsWith('.') && host.endsWith(name)),
    hasAddress(address) {
      if (!ipaddr.isValid(address)) return false;
      const asked = ipaddr.process(address);
      return ranges.some(([base, bits]) => base.kind() === asked.kind() && asked.match(base, bits));
    },
  };
}

/** The host of a URL as a plain name or address: brackets and a trailing dot gone. */
export const plainHost = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/** Port in use, the scheme's own when none is written. */
export const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));
