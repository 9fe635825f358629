import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { ifAbsent } from './absent.ts';
import { isTemporary, syncFolder, writeAtomic } from './atomic.ts';
import { BrokenArchive, readTar, TAR_END, tarEntry } from './tar.ts';

/** What an archive holds, told at its end. */
export interface BackupManifest {
  schema: 'xunjian/backup@1';
  at: string;
  files: Record<string, string>;
}

const DAY_MS = 86_400_000;
const HALF_ARCHIVE = /\.tar\.gz\.[0-9a-f-]{36}\.tmp$/;
/** A file system's own, where the store's folder is one; nobody but root may look in. */
const LOST = 'lost+found';
const MANIFEST = 'xunjian-backup.json';
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Packs a store's folder into one `.tar.gz` that any machine can open. Written aside, then put in place; the caller
 *  holds the store's lock. Answers the number of files. */
export async function backupFolder(root: string, file: string, now: number): Promise<number> {
  const aside = `${file}.${randomUUID()}.tmp`;
  const manifest: BackupManifest = {
    schema: 'xunjian/backup@1',
    at: new Date(now).toISOString(),
    files: {},
  };
  async function* entries(): AsyncGenerator<Buffer> {
    for (const path of await filesBelow(root, '')) {
      // What another command has meanwhile removed; what cannot be read stops the backup.
      const content = await readFile(join(root, path)).catch(ifAbsent(null));
      if (content === null) continue;
      manifest.files[path] = sha256(content);
      yield tarEntry({ path, content });
    }
    yield tarEntry({ path: MANIFEST, content: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) });
    yield TAR_END;
  }
  await mkdir(dirname(file), { recursive: true });
  try {
    await pipeline(Readable.from(entries()), createGzip(), createWriteStream(aside, { flags: 'wx' }));
    const handle = await open(aside, 'r+');
    await handle.sync();
    await handle.close();
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
  await sweepBackups(dirname(file), now - DAY_MS);
  return Object.keys(manifest.files).length;
}

/** Half archives that earlier backups left when they were killed. */
async function sweepBackups(folder: string, before: number): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => HALF_ARCHIVE.test(each))) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < before) await rm(path, { force: true });
  }
}

/** Every file of a store but locks and what a crash left half written. */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(ifAbsent<Dirent[]>([]));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === LOST ? [] : filesBelow(root, path);
      return isTemporary(entry.name) || entry.name.endsWith('.lock') ? [] : [path];
    }),
  );
  return found.flat().sort();
}

/** Why an archive was not taken. */
export class UnusableBackup extends Error {
  readonly why: 'not_empty' | 'broken' | 'altered';
  constructor(why: UnusableBackup['why'], detail: string) {
    super(detail);
    this.why = why;
  }
}

/** Unpacks an archive into a folder that is absent or empty. Every file is held against the manifest first; one that
 *  differs, lacks or is too many refuses the whole, and nothing is put in place. */
export async function restoreFolder(file: string, into: string): Promise<number> {
  const present = await readdir(into).catch(() => []);
  if (present.length > 0) throw new UnusableBackup('not_empty', into);
  const aside = `${into.replace(/\/+$/, '')}.${randomUUID()}.tmp`;
  try {
    const count = await unpack(file, aside);
    await rmdir(into).catch(() => {});
    await rename(aside, into);
    await syncFolder(dirname(into));
    return count;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (error instanceof UnusableBackup) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof BrokenArchive || code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
      throw new UnusableBackup('broken', error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function unpack(file: string, aside: string): Promise<number> {
  const sums = new Map<string, string>();
  let manifest: BackupManifest | null = null;
  await mkdir(aside, { recursive: true });
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  for await (const { path, content } of readTar(source.pipe(gunzip))) {
    if (path === MANIFEST) {
      manifest = JSON.parse(content.toString('utf8')) as BackupManifest;
      continue;
    }
    if (path.startsWith('/') || path.split('/').includes('..')) throw new UnusableBackup('altered', path);
    sums.set(path, sha256(content));
    await writeAtomic(join(aside, path), content);
  }
  if (!manifest) throw new UnusableBackup('broken', 'no manifest');
  const names = new Set([...sums.keys(), ...Object.keys(manifest.files)]);
  for (const path of names)
    if (sums.get(path) !== manifest.files[path]) throw new UnusableBackup('altered', path);
  return sums.size;
}
