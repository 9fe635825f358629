import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactRecord } from '../facts/index.ts';
import type { Store } from '../store/index.ts';

/** One piece of evidence of a run. `facts` are the records of one target, `page` and `picture` are stored bytes. */
export interface ManifestEntry {
  kind: 'facts' | 'page' | 'rendered' | 'picture';
  /** Target for facts, address for the rest. */
  of: string;
  sha256: string;
  bytes: number;
  /** Checksum of the file it is kept in, packing included, where the store keeps files. */
  packed?: string;
}

/** Everything a run rests on, each with the checksum it had when it was taken. */
export interface Manifest {
  schema: 'xunjian/manifest@1';
  run: string;
  entries: ManifestEntry[];
}

export interface EvidenceCheck {
  run: string;
  intact: number;
  /** Entries whose bytes differ from the manifest's checksum, or cannot be unpacked any more. */
  altered: ManifestEntry[];
  missing: ManifestEntry[];
  /** Targets of which records appeared after the run was closed. */
  added: string[];
  /** False when the manifest itself is gone, or not the one the run was closed with. */
  manifestIntact: boolean;
}

const COLLECTION = 'manifests';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The records as they are kept, independent of how the store packs them. */
const linesOf = (records: readonly FactRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Checksum of a manifest as a whole; the ledger of the run keeps it. */
export const manifestHash = ({ run, entries }: Manifest): string =>
  `sha256:${sha256(JSON.stringify({ run, entries }))}`;

/** Lists the evidence of a run and keeps the list; answers its checksum. */
export async function writeManifest(run: string, store: Store): Promise<string> {
  const entries = new Map<string, ManifestEntry>();
  for (const target of await store.facts.targets(run)) {
    const records = await store.facts.read(run, target);
    const lines = linesOf(records);
    entries.set(`facts ${target}`, {
      kind: 'facts',
      of: target,
      sha256: sha256(lines),
      bytes: Buffer.byteLength(lines),
      ...(await packedAs(store.facts.pathOf(run, target), store)),
    });
    for (const { id, kind, of } of records.flatMap(evidenceOf)) {
      if (entries.has(id)) continue;
      const bytes = await store.blobs.get(id).catch(() => null);
      entries.set(id, {
        kind,
        of,
        sha256: id.replace('sha256:', ''),
        bytes: bytes?.length ?? 0,
        ...(await packedAs(store.blobs.pathOf(id), store)),
      });
    }
  }
  const manifest: Manifest = { schema: 'xunjian/manifest@1', run, entries: [...entries.values()] };
  await store.documents.put(COLLECTION, run, manifest);
  return manifestHash(manifest);
}

/** A pack has bytes that unpacking ignores; whoever changed one of them changed the file all the same. */
async function packedAs(path: string, store: Store): Promise<{ packed?: string }> {
  const file = await readFile(join(store.root, path)).catch(() => null);
  return file ? { packed: sha256(file) } : {};
}

interface Named {
  id: string;
  kind: ManifestEntry['kind'];
  of: string;
}

/** The stored bytes a record names. */
export function evidenceOf(record: FactRecord): Named[] {
  switch (record.type) {
    case 'page': {
      const { visit, render, confirm } = record;
      return [
        ...named('page', visit.evidence, visit.url),
        ...named('rendered', render?.evidence, visit.url),
        ...named('rendered', confirm?.evidence, visit.url),
      ];
    }
    case 'link': {
      const { answer, confirm, url } = record;
      return [...named('page', answer?.evidence, url), ...named('rendered', confirm?.evidence, url)];
    }
    case 'search':
    case 'attachment': {
      const { answer, url } = record;
      return [...named('page', answer?.evidence, url), ...named('rendered', answer?.rendered, url)];
    }
    case 'observation':
      return record.evidence.flatMap(({ hash, url }) => named('page', hash, url));
    case 'usability':
      return [record.evidence, record.phone.evidence].flatMap((id) => named('rendered', id, record.url));
    case 'shot':
      return [record.evidence, record.thumbnail].flatMap((id) => named('picture', id, record.url));
    default:
      return [];
  }
}

const named = (kind: Named['kind'], id: string | null | undefined, of: string): Named[] =>
  id ? [{ id, kind, of }] : [];

/** Holds the store against the manifest of a run; null when the run has none. `closedWith` is the ledger's checksum. */
export async function verifyEvidence(
  run: string,
  store: Store,
  closedWith: string | undefined,
): Promise<EvidenceCheck | null> {
  // One that cannot be read is one that was altered; the run's ledger says that there was one.
  const manifest = await store.documents.get<Manifest>(COLLECTION, run).catch(() => null);
  if (!manifest && closedWith === undefined) return null;
  const { entries } = manifest ?? { entries: [] };
  const known = new Set(entries.flatMap(({ kind, of }) => (kind === 'facts' ? [of] : [])));
  const check: EvidenceCheck = {
    run,
    intact: 0,
    altered: [],
    missing: [],
    added: manifest ? (await store.facts.targets(run)).filter((target) => !known.has(target)) : [],
    manifestIntact: manifest !== null && (closedWith === undefined || closedWith === manifestHash(manifest)),
  };
  for (const entry of entries) {
    const state = await stateOf(entry, run, store);
    if (state === 'intact') check.intact += 1;
    else check[state].push(entry);
  }
  return check;
}

async function stateOf(
  entry: ManifestEntry,
  run: string,
  store: Store,
): Promise<'intact' | 'altered' | 'missing'> {
  const path = entry.kind === 'facts' ? store.facts.pathOf(run, entry.of) : store.blobs.pathOf(entry.sha256);
  const { packed } = await packedAs(path, store);
  if (entry.packed !== undefined && packed !== undefined && packed !== entry.packed) return 'altered';
  if (entry.kind === 'facts') {
    if (!(await store.facts.targets(run)).includes(entry.of)) return 'missing';
    const records = await store.facts.read(run, entry.of).catch(() => null);
    return records && sha256(linesOf(records)) === entry.sha256 ? 'intact' : 'altered';
  }
  const bytes = await store.blobs.get(`sha256:${entry.sha256}`).catch(() => null);
  if (bytes !== null) return sha256(bytes) === entry.sha256 ? 'intact' : 'altered';
  // The store sets damaged evidence aside; that is an alteration, not an absence.
  return (await store.damage()).some((path) => path.includes(entry.sha256)) ? 'altered' : 'missing';
}
