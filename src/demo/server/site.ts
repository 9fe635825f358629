/** What a demo host answers to one request. */
export interface Reply {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

/** One demo host: a shelf of pages, each made when it is asked for. */
export interface Site {
  host: string;
  /** Static replies by path, percent-encoded as on the wire, query included. */
  shelf: Map<string, () => Reply>;
  /** Replies by path alone that read the query (search, forms). */
  desks: Map<string, (query: string) => Reply>;
  /** The answer for any other path. */
  missing(path: string): Reply;
}

export const siteAt = (host: string, missing: Site['missing']): Site => ({
  host,
  shelf: new Map(),
  desks: new Map(),
  missing,
});

/** The answer of a site to a request target as it stands on the wire, e.g. `/a.asp?id=%B9%AB`. */
export function answer(site: Site, target: string): Reply {
  const wire = normaliseTarget(target);
  const [path = '/', query = ''] = split(wire);
  const page = site.shelf.get(wire);
  if (page) return page();
  const desk = site.desks.get(path);
  if (desk) return desk(query);
  return site.shelf.get(path)?.() ?? site.missing(path);
}

/** Puts a page on the shelf under an address that may still hold Chinese characters. */
export function shelve(site: Site, address: string, reply: () => Reply): void {
  site.shelf.set(normaliseTarget(address), reply);
}

/** One spelling per target: percent-encoded, hex digits in capitals. */
export const normaliseTarget = (target: string): string => {
  const url = new URL(target, 'http://demo.test');
  return `${url.pathname}${url.search}`.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
};

const split = (target: string): [string, string] => {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
};

export const htmlReply = (body: string, status = 200): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
});
export const textReply = (body: string, type = 'text/plain; charset=utf-8'): Reply => ({
  status: 200,
  type,
  body,
});
