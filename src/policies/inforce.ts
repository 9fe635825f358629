import type { Policy } from './types.ts';

type Version = Pick<Policy, 'id' | 'version' | 'effectiveFrom' | 'supersedes'>;

/** `ID@VERSION`, as written on the command line and in `city.yaml`. */
export const versionName = (policy: Pick<Policy, 'id' | 'version'>): string =>
  `${policy.id}@${policy.version}`;

/**
 * The version of a policy in force on a day (`YYYY-MM-DD`): the newest of that id that has begun, or what has
 * superseded it by then under another id. null when nothing has begun yet.
 */
export function policyAt<V extends Version>(policies: readonly V[], id: string, date: string): V | null {
  const begun = policies.filter((policy) => policy.effectiveFrom <= date);
  let current = newest(begun.filter((policy) => policy.id === id));
  const seen = new Set<V>();
  while (current && !seen.has(current)) {
    const held: V = current;
    seen.add(held);
    const heirs = begun.filter(
      (p) => p.id !== held.id && (p.supersedes === held.id || p.supersedes === versionName(held)),
    );
    current = newest(heirs) ?? held;
  }
  return current;
}

const newest = <V extends Version>(versions: readonly V[]): V | null =>
  versions.reduce<V | null>((best, version) => {
    if (!best) return version;
    const later = version.effectiveFrom > best.effectiveFrom;
    const same = version.effectiveFrom === best.effectiveFrom;
    return later || (same && compareVersions(version.version, best.version) > 0) ? version : best;
  }, null);

/** `1.10` is after `1.9`. */
const compareVersions = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
