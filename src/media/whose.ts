import type { Account } from '../targets/index.ts';

/** Whether what was read belongs to the registered account: by its number when the registry has one, else by name.
 *  Names are compared without spaces, emoji and marks of direction. */
export function isSameAccount(
  { handle, name }: Pick<Account, 'handle' | 'name'>,
  seen: { name: string | null; ids: readonly (string | null)[] },
): boolean {
  const ids = seen.ids.filter((id) => id !== null && id !== '');
  const comparable = ids.some((id) => sort(id ?? '') === sort(handle));
  if (handle !== '' && comparable) return ids.includes(handle);
  return seen.name === null || folded(seen.name) === folded(name);
}

/** Numbers of one sort can be compared; a gh_ number says nothing about a biz. */
const sort = (id: string): string =>
  id.startsWith('gh_')
    ? 'gh'
    : /^[\w+/]{8,}={0,2}$/.test(id) && /=$|^M[zj]/.test(id)
      ? 'biz'
      : /^\d+$/.test(id)
        ? 'number'
        : id;

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Extended_Pictographic}\s]/gu, '')
    .toLowerCase();
