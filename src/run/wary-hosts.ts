import type { LinkState } from '../facts/index.ts';
import type { WaryHosts } from '../observe/index.ts';
import type { Store } from '../store/index.ts';

const COLLECTION = 'wary-hosts';
const DAY_MS = 86_400_000;
/** A host that has not done it for so long is given the benefit of forgetting. */
const REMEMBERED_DAYS = 180;

/** One host that let a browser in where it had turned a plain request away (`wary-hosts/<host>`). */
export interface WaryHost {
  host: string;
  since: string;
  lastSeen: string;
  /** The address that showed it last, and both answers. */
  url: string;
  plain: LinkState;
  browser: LinkState;
}

/** Wary hosts that can be told one by one, for a thread that has no store. */
export interface LearntHosts extends WaryHosts {
  hosts(): string[];
}

/** What earlier runs learned of wary hosts. What is learned is written at once, for the runs that come after. */
export async function openWaryHosts(
  { documents, exclusive }: Pick<Store, 'documents' | 'exclusive'>,
  now: () => number,
): Promise<LearntHosts> {
  const ids = await documents.list(COLLECTION);
  const found = await Promise.all(ids.map((id) => documents.get<WaryHost>(COLLECTION, id)));
  const oldest = now() - REMEMBERED_DAYS * DAY_MS;
  const fresh = found.filter((one) => one !== null && Date.parse(one.lastSeen) >= oldest);
  const known = new Map(fresh.map((one) => [one?.host, one]));
  return {
    has: (url) => known.has(new URL(url).host),
    hosts: () => [...known.keys()].filter((host) => host !== undefined),
    async learn(url, answers) {
      const { host } = new URL(url);
      const lastSeen = new Date(now()).toISOString();
      const seen: WaryHost = { host, since: known.get(host)?.since ?? lastSeen, lastSeen, url, ...answers };
      known.set(host, seen);
      await exclusive(COLLECTION, () => documents.put(COLLECTION, host, seen));
    },
  };
}
