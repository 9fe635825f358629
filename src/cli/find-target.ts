import type { World } from '../run/index.ts';
import type { Account, Portal } from '../targets/types.ts';

/** What a person asked to have checked. `strange`: an address of no registry. */
export type Asked =
  | { state: 'found'; world: World; portal: Portal }
  | { state: 'account'; world: World; account: Account }
  | { state: 'strange'; url: URL }
  | { state: 'unknown'; near: string[] }
  | { state: 'ambiguous'; ids: string[] }
  | { state: 'no_url'; id: string };

/** Looks an address or an id up in all registries. */
export function findTarget(worlds: readonly World[], text: string): Asked {
  const url = readUrl(text);
  return url ? byAddress(worlds, url) : byId(worlds, text);
}

/** An http(s) address; a bare domain is read as one too. */
export function readUrl(text: string): URL | null {
  const written = /^https?:\/\//i.test(text)
    ? text
    : /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(text)
      ? `http://${text}`
      : null;
  return written === null ? null : URL.parse(written);
}

/** Hosts are compared without port: `--resolve` may serve a portal on another one. */
function byAddress(worlds: readonly World[], url: URL): Asked {
  for (const world of worlds) {
    const portal = portalsOf(world).find((one) => hostsOf(one).includes(url.hostname));
    // The address is taken as typed: whoever types it vouches for it, and may mean an inner page.
    if (portal)
      return { state: 'found', world, portal: { ...portal, url: url.href, state: vouchedFor(portal) } };
  }
  return { state: 'strange', url };
}

const vouchedFor = ({ state }: Portal): Portal['state'] => (state === 'unverified' ? 'active' : state);

const hostsOf = ({ url, hosts }: Portal): string[] => {
  const own = url === null ? null : URL.parse(url)?.hostname;
  return own ? [own, ...hosts] : hosts;
};

function byId(worlds: readonly World[], text: string): Asked {
  const all = worlds.flatMap((world) => portalsOf(world).map((portal) => ({ world, portal })));
  const unitNamed = (world: World, id: string) =>
    world.registry.units.some((unit) => unit.id === id && (unit.id === text || unit.name === text));
  const exact = all.filter(({ portal }) => portal.id === text || portal.name === text);
  const hits = exact.length > 0 ? exact : all.filter(({ world, portal }) => unitNamed(world, portal.unit));
  const [hit] = hits;
  // A name that a portal and an account share means the portal; an account has its own id.
  const account = exact.length > 0 ? undefined : accountOf(worlds, text);
  if (account) return { state: 'account', ...account };
  if (!hit)
    return {
      state: 'unknown',
      near: similar(
        text,
        worlds.flatMap(({ registry }) => registry.targets.map(({ id }) => id)),
      ),
    };
  if (hits.length > 1) return { state: 'ambiguous', ids: hits.map(({ portal }) => portal.id) };
  return hit.portal.url === null ? { state: 'no_url', id: hit.portal.id } : { state: 'found', ...hit };
}

function accountOf(worlds: readonly World[], id: string): { world: World; account: Account } | undefined {
  return worlds
    .flatMap((world) => world.registry.targets.map((target) => ({ world, target })))
    .flatMap(({ world, target }) => (target.kind === 'account' ? [{ world, account: target }] : []))
    .find(({ account }) => account.id === id);
}

const portalsOf = ({ registry }: World): Portal[] =>
  registry.targets.filter((target) => target.kind === 'portal');

/** Ids a person may have meant: at most two letters away, or containing what was typed. */
export function similar(text: string, ids: readonly string[]): string[] {
  const typed = text.toLowerCase();
  const near = (id: string) =>
    (typed.length > 2 && id.includes(typed)) || distance(typed, id.toLowerCase()) <= 2;
  return [...new Set(ids)].filter(near).slice(0, 3);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const swap = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
