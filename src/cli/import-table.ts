import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Imported, ImportKind, Unit } from '../targets/index.ts';
import { cli } from '../wording/cli.ts';
import { UsageError } from './exit.ts';
import { plain, type Shell, shown } from './shell.ts';
import { onlyCity, printProblems } from './worlds.ts';

export interface ImportFlags {
  as?: ImportKind;
  sheet?: string;
  replace?: boolean;
  targets?: string;
}

/** Writes an office's table into the registry as the file it stands for. False when it has problems; then nothing
 *  is written. */
export async function importTable(shell: Shell, file: string, flags: ImportFlags): Promise<boolean> {
  const dir = onlyCity(shell, flags.targets);
  const bytes = await readFile(path.resolve(shell.cwd, file)).catch(() => null);
  if (bytes === null) throw new UsageError(cli.cannotRead(file));
  const imported = await readTable(bytes, file, dir, flags);
  if (imported.problems.length > 0) {
    shell.err(cli.importBroken(file, imported.problems.length));
    printProblems(shell, imported.problems);
    return false;
  }
  if (imported.csv === null || imported.rows === 0) throw new UsageError(cli.importEmpty(file));
  const target = path.join(dir, imported.target);
  const earlier = flags.replace === true ? null : await readEarlier(target, imported);
  if (earlier !== null && earlier.problems.length > 0) {
    shell.err(cli.importBroken(shown(shell, target), earlier.problems.length));
    printProblems(shell, earlier.problems);
    return false;
  }
  const replaces = earlier !== null || flags.replace === true;
  await putInPlace(target, await joined(earlier, imported.csv), replaces, shown(shell, target));
  shell.out(cli.imported(imported.rows, shown(shell, target), imported.sheets.map(plain)));
  shell.out(cli.ignored(imported.ignoredSheets.map(plain), imported.ignoredColumns.map(plain)));
  return true;
}

/** What people found out is added to what they found out before; every other table stands for the whole file. */
async function readEarlier(target: string, { target: file }: Imported): Promise<Imported | null> {
  const { importWorkbook, REVIEWS } = await import('../targets/index.ts');
  const bytes = file === REVIEWS.file ? await readFile(target).catch(() => null) : null;
  return bytes === null ? null : importWorkbook(bytes, { as: 'reviews', file });
}

async function joined(earlier: Imported | null, csv: string): Promise<string> {
  if (!earlier?.csv) return csv;
  const { joinTables } = await import('../targets/index.ts');
  return joinTables(earlier.csv, csv);
}

/** The table as the kind it was said to be, or as the one kind its header fits. */
async function readTable(
  bytes: Uint8Array,
  file: string,
  dir: string,
  flags: ImportFlags,
): Promise<Imported> {
  const { IMPORT_KINDS, importWorkbook, loadRegistry } = await import('../targets/index.ts');
  const registry = await loadRegistry(dir);
  const units: readonly Unit[] = registry.ok ? registry.value.units : [];
  const targets = registry.ok ? registry.value.targets : [];
  const accounts = targets.flatMap(({ kind, id }) => (kind === 'account' ? [id] : []));
  const read = (as: ImportKind) =>
    importWorkbook(bytes, {
      as,
      file: path.basename(file),
      units,
      accounts,
      ...(flags.sheet ? { sheet: flags.sheet } : {}),
    });
  if (flags.as) return read(flags.as);
  const readings = await Promise.all(
    IMPORT_KINDS.map(async (kind) => ({ kind, imported: await read(kind) })),
  );
  // The list of open accounts has the columns of an account, too; nothing else has those of a review.
  const reviews = readings.find(({ kind, imported }) => kind === 'reviews' && imported.sheets.length > 0);
  if (reviews) return reviews.imported;
  const fitting = readings.filter(({ imported }) => imported.rows > 0);
  const sound = fitting.filter(({ imported }) => imported.problems.length === 0);
  const candidates = sound.length > 0 ? sound : fitting;
  // With a fault in some row nothing is sound: the kind whose header fits best tells the faults.
  const most = Math.max(...candidates.map(({ imported }) => imported.knownColumns));
  const [one, ...others] = candidates.filter(({ imported }) => imported.knownColumns === most);
  if (one && others.length === 0) return one.imported;
  throw new UsageError(cli.importUnclear(fitting.map(({ kind }) => kind)));
}

/** A table with rows is replaced only on demand, and kept beside. */
async function putInPlace(target: string, csv: string, replace: boolean, name: string): Promise<void> {
  const earlier = await readFile(target, 'utf8').catch(() => '');
  const hasRows = earlier
    .split('\n')
    .slice(1)
    .some((line) => line.trim() !== '');
  if (hasRows && !replace) throw new UsageError(cli.importExists(name));
  if (hasRows) await writeFile(`${target}.bak`, earlier);
  await writeFile(`${target}.new`, csv);
  await rename(`${target}.new`, target);
}
