import { standingAfter } from './transition.ts';
import type { Case, CaseBook, LogEntry, Sighting } from './types.ts';

/** Joins two copies of the same cases (two machines, a restored backup): nothing of either is lost. Commutative,
 *  associative and idempotent: the logs are united and the states read from them anew. */
export function mergeBooks(a: CaseBook, b: CaseBook): CaseBook {
  const keys = [...new Set([...Object.keys(a.cases), ...Object.keys(b.cases)])].sort();
  const cases = Object.fromEntries(
    keys.flatMap((key): [string, Case][] => {
      const [mine, theirs] = [a.cases[key], b.cases[key]];
      const merged = mine && theirs ? mergeCases(mine, theirs) : (mine ?? theirs);
      return merged ? [[key, merged]] : [];
    }),
  );
  const last = [a.last, b.last]
    .filter((mark) => mark !== null)
    .sort((x, y) => order(y.at, x.at) || order(y.run, x.run));
  return {
    target: a.target,
    cases,
    last: last[0] ?? null,
    runs: [...new Set([...a.runs, ...b.runs])].sort(order),
  };
}

/** Two copies of one case as one. */
export function mergeCases(a: Case, b: Case): Case {
  const log = uniteLogs(a.log, b.log);
  const [newer, older] = isNewer(a, b) ? [a, b] : [b, a];
  const first = order(a.firstSeenAt, b.firstSeenAt) || order(a.firstRun, b.firstRun);
  const { firstSeenAt, firstRun } = first <= 0 ? a : b;
  return {
    ...newer,
    evidence: [...new Set([...newer.evidence, ...older.evidence])].sort(order),
    firstSeenAt,
    firstRun,
    log,
    ...standingAfter(log),
  };
}

/** The same finding seen by several observers of one run is one sighting; which comes first does not matter. */
export function mergeSightings(a: readonly Sighting[], b: readonly Sighting[]): Sighting[] {
  const merged = new Map<string, Sighting>();
  for (const one of [...a, ...b]) {
    const known = merged.get(one.fingerprint);
    merged.set(one.fingerprint, known ? joined(known, one) : { ...one, evidence: sorted(one.evidence) });
  }
  return [...merged.values()].sort((x, y) => order(x.fingerprint, y.fingerprint));
}

function joined(a: Sighting, b: Sighting): Sighting {
  const [kept] = [a, b].sort((x, y) => order(wordsOf(x), wordsOf(y)));
  return { ...(kept ?? a), evidence: sorted([...a.evidence, ...b.evidence]), review: a.review || b.review };
}

const wordsOf = ({ evidence: _, review: __, ...words }: Sighting): string => JSON.stringify(words);
const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort(order);

function isNewer(a: Case, b: Case): boolean {
  const ahead =
    order(a.lastSeenAt, b.lastSeenAt) || order(a.lastRun, b.lastRun) || order(contentOf(a), contentOf(b));
  return ahead >= 0;
}

const contentOf = ({ log: _, evidence: __, ...rest }: Case): string => JSON.stringify(rest);

function uniteLogs(a: readonly LogEntry[], b: readonly LogEntry[]): LogEntry[] {
  const entries = new Map([...a, ...b].map((entry) => [keyOf(entry), entry]));
  return [...entries].sort(([x, one], [y, two]) => one.n - two.n || order(x, y)).map(([, entry]) => entry);
}

const keyOf = ({ n, at, by, event, run, reason, until, dueOn }: LogEntry): string =>
  JSON.stringify([n, at, event, by, run, reason, until, dueOn]);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
