import { z } from 'zod';
import { registryWording, type Said } from '../../wording/registry.ts';
import { nearest } from './nearest.ts';
import type { Path } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** One thing zod found; `key` is set when it speaks of a key rather than of a value. */
export interface LocatedIssue {
  issue: Issue;
  path: Path;
  key: string | undefined;
}

const pathOf = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

/** One entry per unknown key instead of one for all of them. */
export const issuesOf = (issues: readonly Issue[]): LocatedIssue[] =>
  issues.flatMap((issue): LocatedIssue[] => {
    const path = pathOf(issue.path);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ issue, path, key }));
    return [{ issue, path, key: undefined }];
  });

/** The keys a schema knows at a path. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const part of path) {
    at = bare(at);
    if (at instanceof z.ZodObject) at = at.shape[String(part)];
    else if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else return [];
  }
  const last = bare(at);
  return last instanceof z.ZodObject ? Object.keys(last.shape) : [];
}

/** A schema without its default, optional and nullable wrappings. */
function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let at = schema;
  while (
    at instanceof z.ZodDefault ||
    at instanceof z.ZodPrefault ||
    at instanceof z.ZodOptional ||
    at instanceof z.ZodNullable ||
    at instanceof z.ZodReadonly
  ) {
    at = at.def.innerType;
  }
  return at;
}

/** What to say of an issue. Own refinements bring `message` and `params.mend` themselves. */
export function issueSaid(
  issue: Issue,
  path: Path,
  present: boolean,
  key: string | undefined,
  schema: z.ZodType,
): Said {
  const where = path.join('.');
  if (issue.code === 'unrecognized_keys' && key !== undefined) {
    const known = knownKeys(schema, pathOf(issue.path));
    return registryWording.unknownKey(where === '' ? key : `${where}.${key}`, nearest(key, known), known);
  }
  if (issue.code !== 'custom' && !present) return registryWording.missingKey(where);
  if (issue.code === 'invalid_type') return registryWording.wrongType(where, issue.expected);
  if (issue.code === 'invalid_value') return registryWording.notAValue(where, issue.values.map(String));
  if (issue.code === 'too_small')
    return registryWording.tooSmall(where, issue.origin, Number(issue.minimum), issue.inclusive !== false);
  if (issue.code === 'too_big')
    return registryWording.tooBig(where, issue.origin, Number(issue.maximum), issue.inclusive !== false);
  if (issue.code === 'custom') return { message: `${where}：${issue.message}`, mend: mendOf(issue.params) };
  return registryWording.badFormat(where, issue.code === 'invalid_format' ? issue.format : '');
}

function mendOf(params: Record<string, unknown> | undefined): string {
  const mend = params?.mend;
  return typeof mend === 'string' ? mend : registryWording.lookAtManual();
}

/** A refinement's message in the shape `issueSaid` understands. */
export const custom = (said: Said): { error: string; params: { mend: string } } => ({
  error: said.message,
  params: { mend: said.mend },
});
