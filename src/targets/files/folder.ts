import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registryWording, type Said } from '../../wording/registry.ts';
import type { Problem } from '../types.ts';
import { nearest } from './nearest.ts';
import { problemAt } from './problem.ts';

/** Files a folder may hold, and which of them it must. */
export interface FolderSpec {
  required: readonly string[];
  optional: readonly string[];
}

export interface Folder {
  /** Bytes by file name; only the files of the spec. */
  files: ReadonlyMap<string, Uint8Array>;
  /** How a file of this folder is named in problems. */
  label(name: string): string;
  problems: Problem[];
}

/** Reads the known files of a folder. A file whose name is nearly a known one is a slip, not a file to ignore. */
export async function readFolder(dir: string, spec: FolderSpec): Promise<Folder> {
  const label = (name: string): string => join(dir, name);
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  const report = (file: string, said: Said): void => {
    problems.push(problemAt({ file, line: 1, column: 1 }, said));
  };
  const listed = await readdir(dir).catch(() => null);
  if (!listed) {
    report(dir, registryWording.noFolder());
    return { files, label, problems };
  }
  const known = [...spec.required, ...spec.optional];
  for (const name of known.filter((item) => listed.includes(item))) {
    const bytes = await readFile(label(name)).catch(() => null);
    if (bytes) files.set(name, bytes);
    else report(label(name), registryWording.unreadableFile());
  }
  const absent = known.filter((name) => !listed.includes(name));
  const slips = slipsOf(
    listed.filter((name) => !known.includes(name)),
    absent,
  );
  for (const [name, meant] of slips) {
    const said = /\.xlsx?$/i.test(name) ? registryWording.isWorkbook() : registryWording.misnamedFile(meant);
    report(label(name), said);
  }
  for (const name of absent) {
    const slipped = [...slips.values()].includes(name);
    if (spec.required.includes(name) && !slipped) report(label(name), registryWording.missingFile(name));
  }
  return { files, label, problems };
}

/** Files of unknown name that nearly bear the name of an absent one. */
function slipsOf(unknown: readonly string[], absent: readonly string[]): Map<string, string> {
  const slips = new Map<string, string>();
  for (const name of unknown.filter((item) => /^[^~.].*\.(csv|ya?ml|xlsx?)$/i.test(item))) {
    const near = nearest(stem(name), absent.map(stem));
    const meant = absent.find((item) => stem(item) === near);
    if (meant) slips.set(name, meant);
  }
  return slips;
}

const stem = (name: string): string => name.toLowerCase().replace(/\.(csv|ya?ml|xlsx?)$/, '');
