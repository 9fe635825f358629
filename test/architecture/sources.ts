import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Import {
  /** As written. */
  specifier: string;
  /** Path under src/ for a relative import, null for a package or a node: module. */
  target: string | null;
  line: number;
  typeOnly: boolean;
}

export interface Source {
  /** Path under src/, with forward slashes. */
  file: string;
  text: string;
  imports: Import[];
}

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Statements that start a line, then `import('…')` anywhere; both may run over lines. */
const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]\s*,?\s*\)/g;

/** Every TypeScript file of the product with what it imports. */
export const readSources = (): Source[] =>
  globSync('**/*.ts', { cwd: src })
    .sort()
    .map((file) => readSource(file, readFileSync(path.join(src, file), 'utf8')));

export function readSource(file: string, text: string): Source {
  const imports: Import[] = [];
  const add = (specifier: string, index: number, typeOnly: boolean) =>
    imports.push({ specifier, target: resolve(file, specifier), line: lineAt(text, index), typeOnly });
  for (const match of text.matchAll(STATEMENT)) {
    add(match[3] ?? '', match.index, match[1] !== undefined || onlyTypesNamed(match[2] ?? ''));
  }
  for (const match of text.matchAll(DYNAMIC)) add(match[1] ?? '', match.index, false);
  return { file, text, imports };
}

/** `{ type A, type B }` imports nothing at run time either. */
function onlyTypesNamed(clause: string): boolean {
  const names = clause
    .match(/^\{([^}]*)\}$/)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '));
}

const resolve = (from: string, specifier: string): string | null =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : null;

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The first folder of a path under src/. */
export const roomOf = (file: string): string => file.split('/', 1)[0] ?? '';
