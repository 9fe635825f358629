/** Which addresses belong to the portal itself. Compared as URLs, never by substring. */
export interface Scope {
  has(url: string): boolean;
}

/** The portal's host, its www twin and the further hosts the registry names. */
export function scopeOf(portalUrl: string, hosts: readonly string[]): Scope {
  const own = new URL(portalUrl).hostname.toLowerCase();
  const names = new Set([own, twinOf(own), ...hosts.map((host) => host.toLowerCase())]);
  return {
    has(url) {
      try {
        return names.has(new URL(url).hostname.toLowerCase());
      } catch {
        return false;
      }
    },
  };
}

const twinOf = (host: string): string =>
  host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
