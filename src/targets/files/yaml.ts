import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { registryWording } from '../../wording/registry.ts';
import type { Loaded, Problem } from '../types.ts';
import { decode } from './decode.ts';
import { issueSaid, issuesOf } from './issues.ts';
import { type Place, problemAt } from './problem.ts';

/** More aliases than any hand-written file has: a bomb. */
const MAX_ALIASES = 50;

export type Path = readonly (string | number)[];

/** A YAML file read as plain data, with the place of every value. */
export interface YamlFile {
  data: unknown;
  /** Place of the value at a path; of its nearest existing parent when there is none. */
  at(path: Path): Place;
  /** Place of a key in the map at a path. */
  atKey(path: Path, key: string): Place;
  has(path: Path): boolean;
}

/** Bytes of a YAML file as data with places; syntax errors in Chinese. */
export function readYaml(file: string, bytes: Uint8Array): Loaded<YamlFile> {
  const decoded = decode(bytes);
  if (!decoded.ok) {
    return { ok: false, problems: [problemAt({ file, line: decoded.line, column: 1 }, decoded.said)] };
  }
  const lines = new LineCounter();
  const doc = parseDocument(decoded.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const errors = doc.errors.map((e) =>
    problemAt(placeOf(e.pos[0]), registryWording.yamlError(e.code, decoded.text.slice(...e.pos))),
  );
  if (errors.length > 0) return { ok: false, problems: errors };
  try {
    const data: unknown = doc.toJS({ maxAliasCount: MAX_ALIASES });
    return { ok: true, value: located(doc, data, placeOf) };
  } catch {
    return { ok: false, problems: [problemAt({ file, line: 1, column: 1 }, registryWording.yamlAliases())] };
  }
}

function located(doc: Document.Parsed, data: unknown, placeOf: (offset: number) => Place): YamlFile {
  const offsetOf = (node: unknown): number | null => {
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
  };
  const nodeAt = (path: Path): unknown => (path.length === 0 ? doc.contents : doc.getIn(path, true));
  const at = (path: Path): Place => {
    for (let depth = path.length; depth >= 0; depth--) {
      const offset = offsetOf(nodeAt(path.slice(0, depth)));
      if (offset !== null) return placeOf(offset);
    }
    return placeOf(0);
  };
  const atKey = (path: Path, key: string): Place => {
    const map = nodeAt(path);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    const offset = pair ? offsetOf(pair.key) : null;
    return offset === null ? at(path) : placeOf(offset);
  };
  return { data, at, atKey, has: (path) => nodeAt(path) !== undefined };
}

/**
 * Data of a YAML file, or of its part at `root`, against a schema; every issue at the line and column of the value or
 * key it speaks of. `whenAbsent` stands for a part that is not written.
 */
export function checkYaml<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  root: Path = [],
  whenAbsent?: unknown,
): Loaded<T> {
  const value = root.reduce<unknown>((data, key) => childOf(data, key), file.data);
  const result = schema.safeParse(value ?? whenAbsent);
  if (result.success) return { ok: true, value: result.data };
  const problems = issuesOf(result.error.issues).map(({ issue, path, key }): Problem => {
    const full = [...root, ...path];
    const place = key === undefined ? file.at(full) : file.atKey(full, key);
    return problemAt(place, issueSaid(issue, full, file.has(full), key, schema));
  });
  return { ok: false, problems };
}

const childOf = (data: unknown, key: string | number): unknown =>
  typeof data === 'object' && data !== null ? (data as Record<string | number, unknown>)[key] : undefined;
