import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  checkYaml,
  type Folder,
  inOrder,
  nearest,
  problemAt,
  readFolder,
  readRows,
  readYaml,
  type YamlFile,
} from '../targets/files/index.ts';
import type { Loaded, Problem } from '../targets/types.ts';
import { type Said, registryWording as say } from '../wording/registry.ts';
import { type CheckKinds, crossCheck, type Parts } from './crosscheck.ts';
import { policyHash } from './hash.ts';
import { policyAt, versionName } from './inforce.ts';
import { dutiesSchema, headSchema, indicatorsSchema, lexiconSchema } from './schema.ts';
import { DEADLINES, FIELDS, ROWS, readDeadline, readField, readPolicyRow } from './tables.ts';
import type { Duty, Lexicon, Policy } from './types.ts';

const HEAD = 'policy.yaml';
const INDICATORS = 'indicators.yaml';
const DUTIES = 'duties.yaml';
const LEXICON = 'lexicon.yaml';
const FOLDER = {
  required: [HEAD],
  optional: [INDICATORS, DUTIES, LEXICON, FIELDS.file, DEADLINES.file, ROWS.file],
};

/** After every day a version can begin on. */
const LATEST = '9999-12-31';

export interface PolicyOptions {
  /** The judge's checks with the shape of their parameters; unknown kinds and wrong parameters are then refused. */
  checkKinds?: CheckKinds;
  /** Day (`YYYY-MM-DD`) at which a policy named without version is wanted; the newest version when absent. */
  at?: string;
}

/**
 * Loads policies by `ID` or `ID@VERSION` from a folder of policies. Versions lie side by side as folders `ID` and
 * `ID@VERSION`. Either all of them sound, in the order asked, or every problem of all of them.
 */
export async function loadPolicies(
  dir: string,
  ids: readonly string[],
  options: PolicyOptions = {},
): Promise<Loaded<Policy[]>> {
  const folders = await readdir(dir).catch((): string[] => []);
  const problems: Problem[] = [];
  const policies: Policy[] = [];
  for (const wanted of ids) {
    const chosen = await choose(dir, folders, wanted, options);
    if (chosen.ok) policies.push(chosen.value);
    else problems.push(...chosen.problems);
  }
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, value: policies };
}

/** Loads all versions of a policy and picks the one that is wanted. */
async function choose(
  dir: string,
  folders: string[],
  wanted: string,
  options: PolicyOptions,
): Promise<Loaded<Policy>> {
  const [id = '', version] = wanted.split('@');
  const refuse = (said: Said): Loaded<Policy> => ({
    ok: false,
    problems: [problemAt({ file: join(dir, id), line: 1, column: 1 }, said)],
  });
  const own = folders.filter((name) => name === id || name.startsWith(`${id}@`));
  if (own.length === 0) return refuse(say.noPolicy(wanted, nearest(id, folders)));
  const versions: Policy[] = [];
  const problems: Problem[] = [];
  for (const name of own) {
    const loaded = await loadPolicy(dir, name, options.checkKinds ?? null);
    if (loaded.ok) versions.push(loaded.value);
    else problems.push(...loaded.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  const at = options.at ?? LATEST;
  const chosen =
    version === undefined
      ? policyAt(versions, id, at)
      : versions.find((policy) => versionName(policy) === wanted);
  if (chosen) return { ok: true, value: chosen };
  return refuse(
    version === undefined
      ? say.noPolicyAt(id, at)
      : say.noPolicy(wanted, nearest(wanted, versions.map(versionName))),
  );
}

async function loadPolicy(dir: string, name: string, kinds: CheckKinds | null): Promise<Loaded<Policy>> {
  const folder = await readFolder(join(dir, name), FOLDER);
  const problems = [...folder.problems];
  const head = readPart(folder, HEAD, headSchema, problems);
  const indicators = readPart(folder, INDICATORS, indicatorsSchema, problems);
  const duties = readPart(folder, DUTIES, dutiesSchema, problems);
  const lexicon = readPart(folder, LEXICON, lexiconSchema, problems);
  const from = (file: string): [Uint8Array | undefined, string] => [
    folder.files.get(file),
    folder.label(file),
  ];
  const parts: Parts = {
    indicators,
    broken: [
      ...(folder.files.has(INDICATORS) && !indicators ? (['indicator'] as const) : []),
      ...(folder.files.has(DUTIES) && !duties ? (['duty'] as const) : []),
    ],
    duties: duties && { file: duties.file, list: duties.list.map(withoutUndefined) },
    fields: readRows(FIELDS, ...from(FIELDS.file), readField, problems),
    deadlines: readRows(DEADLINES, ...from(DEADLINES.file), readDeadline, problems),
    rows: readRows(ROWS, ...from(ROWS.file), readPolicyRow, problems),
  };
  if (head && head.list.id !== name.split('@')[0])
    problems.push(problemAt(head.file.at(['id']), say.folderName(name)));
  crossCheck(parts, problems, kinds);
  if (!head || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: assemble(head.list, parts, lexicon?.list ?? null) };
}

function readPart<T>(
  folder: Folder,
  name: string,
  schema: z.ZodType<T>,
  problems: Problem[],
): { file: YamlFile; list: T } | null {
  const bytes = folder.files.get(name);
  if (!bytes) return null;
  const file = readYaml(folder.label(name), bytes);
  const checked = file.ok ? checkYaml(file.value, schema) : file;
  if (!checked.ok) problems.push(...checked.problems);
  return file.ok && checked.ok ? { file: file.value, list: checked.value } : null;
}

/** zod writes an absent optional as `units?: string[] | undefined`; our types say absent or a list. */
const withoutUndefined = ({ units, ...duty }: z.infer<typeof dutiesSchema>[number]): Duty =>
  units ? { ...duty, units } : duty;

function assemble(head: z.infer<typeof headSchema>, parts: Parts, lexicon: Lexicon | null): Policy {
  const policy: Omit<Policy, 'hash'> = {
    ...head,
    indicators: parts.indicators?.list ?? [],
    duties: parts.duties?.list ?? [],
    fields: parts.fields.map(({ value }) => value).sort((a, b) => a.no - b.no),
    deadlines: parts.deadlines.map(({ value }) => value),
    rows: parts.rows.map(({ value }) => value),
    lexicon,
  };
  return { ...policy, hash: policyHash(policy) };
}
