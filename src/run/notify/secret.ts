import { readFile } from 'node:fs/promises';

/** The secret a reference names; null when it is not there. A plain address (no reference) stands for itself. */
export async function secretOf(reference: string): Promise<string | null> {
  if (reference.startsWith('env:')) return process.env[reference.slice(4)] ?? null;
  if (!reference.startsWith('file:')) return reference;
  return readFile(reference.slice(5), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}
