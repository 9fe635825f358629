import { createHash } from 'node:crypto';
import type { Policy } from './types.ts';

/** The same data in the same words, whatever the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** Hash of what a policy says: line endings, BOM, encoding, comments and the order of keys do not matter. */
export const policyHash = (policy: Omit<Policy, 'hash'>): string =>
  `sha256:${createHash('sha256').update(canonical(policy), 'utf8').digest('hex')}`;
