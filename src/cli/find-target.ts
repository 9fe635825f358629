import type { World } from '../run/index.ts';
import type { Portal, Unit } from '../targets/types.ts';

/** What a person asked to have checked, found in a registry or made up for an address that is in none. */
export type Asked =
  | { state: 'found'; world: World; portal: Portal }
  | { state: 'unknown'; near: string[] }
  | { state: 'ambiguous'; ids: string[] }
  | { state: 'no_url'; id: string };

/** Looks an address or an id up in all registries. An address no portal has is checked as a county portal under
 *  the policies of `home`, the default city. */
export function findTarget(worlds: readonly World[], home: World, text: string): Asked {
  const url = readUrl(text);
  return url ? byAddress(worlds, home, url) : byId(worlds, text);
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
function byAddress(worlds: readonly World[], home: World, url: URL): Asked {
  for (const world of worlds) {
    const portal = portalsOf(world).find((one) => hostsOf(one).includes(url.hostname));
    // The address is taken as typed: whoever types it vouches for it, and may mean an inner page.
    if (portal)
      return { state: 'found', world, portal: { ...portal, url: url.href, state: vouchedFor(portal) } };
  }
  return { state: 'found', ...strange(home, url) };
}

const vouchedFor = ({ state }: Portal): Portal['state'] => (state === 'unverified' ? 'active' : state);

const hostsOf = ({ url, hosts }: Portal): string[] => {
  const own = url === null ? null : URL.parse(url)?.hostname;
  return own ? [own, ...hosts] : hosts;
};

function strange(home: World, url: URL): { world: World; portal: Portal } {
  const name = url.hostname;
  const unit: Unit = {
    id: name,
    name,
    kind: 'county',
    code: null,
    formerCodes: [],
    aliases: [],
    functionsAbsent: [],
    note: '',
  };
  const portal: Portal = {
    kind: 'portal',
    id: name,
    unit: name,
    name,
    url: url.href,
    state: 'active',
    since: null,
    until: null,
    reason: '',
    siteCode: null,
    hosts: [],
  };
  const { registry } = home;
  return { world: { ...home, registry: { ...registry, units: [...registry.units, unit] } }, portal };
}

function byId(worlds: readonly World[], text: string): Asked {
  const all = worlds.flatMap((world) => portalsOf(world).map((portal) => ({ world, portal })));
  const unitNamed = (world: World, id: string) =>
    world.registry.units.some((unit) => unit.id === id && (unit.id === text || unit.name === text));
  const exact = all.filter(({ portal }) => portal.id === text || portal.name === text);
  const hits = exact.length > 0 ? exact : all.filter(({ world, portal }) => unitNamed(world, portal.unit));
  const [hit] = hits;
  if (!hit)
    return {
      state: 'unknown',
      near: similar(
        text,
        all.map(({ portal }) => portal.id),
      ),
    };
  if (hits.length > 1) return { state: 'ambiguous', ids: hits.map(({ portal }) => portal.id) };
  return hit.portal.url === null ? { state: 'no_url', id: hit.portal.id } : { state: 'found', ...hit };
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
