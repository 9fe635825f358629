import { readFile } from 'node:fs/promises';
import type { ResolveSecret } from './types.ts';

/** Looks up what a reference stands for, each time anew: a changed key needs no restart. */
export const openSecrets =
  (env: Readonly<Record<string, string | undefined>>): ResolveSecret =>
  async (reference) => {
    const [kind, name = ''] = [
      reference.slice(0, reference.indexOf(':')),
      reference.slice(reference.indexOf(':') + 1),
    ];
    const value =
      kind === 'env' ? env[name] : kind === 'file' ? await readFile(name, 'utf8').catch(() => '') : '';
    const tidy = value?.trim() ?? '';
    return tidy === '' ? null : tidy;
  };
