import { createHash } from 'node:crypto';

/** File of a unit's page inside the report folder. Ids come from the registry, but a path is a path. */
export function unitPath(id: string): string {
  const plain = /^[A-Za-z0-9][A-Za-z0-9_-]{0,60}$/.test(id);
  const name = plain ? id : `u-${createHash('sha256').update(id.toWellFormed()).digest('hex').slice(0, 12)}`;
  return `units/${name}.html`;
}
