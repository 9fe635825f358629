import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.process>;

/** Addresses and names an operator allows although they are not public. */
export interface AllowList {
  hasName(host: string): boolean;
  hasAddress(address: string): boolean;
}

/** True only for a globally reachable unicast address; mapped IPv4 is judged as IPv4. */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

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
