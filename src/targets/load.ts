import { citySchema } from './city.ts';
import { crossCheck, type Rows, type Vocabulary } from './crosscheck.ts';
import { checkYaml, type Folder, inOrder, readFolder, readRows, readYaml } from './files/index.ts';
import { ACCOUNTS, COLUMNS, EXEMPTIONS, LEDGER, PORTALS, REVIEWS, UNITS } from './headers.ts';
import { PROVIDERS, providersSchema } from './providers.ts';
import {
  isWorkedOn,
  readAccount,
  readColumn,
  readExemption,
  readLedgerEntry,
  readPortal,
  readReview,
  readUnit,
} from './rows.ts';
import type { City, Loaded, Problem, Provider, Registry } from './types.ts';
import { watchProblems } from './watch-problems.ts';

const CITY = 'city.yaml';
const FOLDER = {
  required: [CITY, UNITS.file, PORTALS.file],
  optional: [COLUMNS.file, ACCOUNTS.file, EXEMPTIONS.file, LEDGER.file, REVIEWS.file, PROVIDERS],
};

export interface RegistryOptions {
  /**
   * Loads the words of the policies a city names, so that exemptions, ledger rows and absent functions can be checked.
   * Without it those words are taken as they are. Problems of the policies are told together with the registry's.
   */
  vocabulary?: (policies: readonly string[]) => Promise<Loaded<Vocabulary>>;
}

/** Reads and checks a registry folder. Either a registry that is sound throughout, or every problem at once. */
export async function loadRegistry(dir: string, options: RegistryOptions = {}): Promise<Loaded<Registry>> {
  const folder = await readFolder(dir, FOLDER);
  const problems = [...folder.problems];
  const rows = readAll(folder, problems);
  const city = readCity(folder, rows, problems);
  const providers = readProviders(folder, problems);
  const words = city && options.vocabulary ? await options.vocabulary(city.policies) : null;
  if (words && !words.ok) problems.push(...words.problems);
  crossCheck(rows, providers?.map(({ id }) => id) ?? null, words?.ok ? words.value : null);
  if (!city || !providers || problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return { ok: true, value: { ...assemble(dir, city, rows), providers } };
}

/** Data services that accounts may name as a source; none when the city has no such file, null when it has faults. */
function readProviders(folder: Folder, problems: Problem[]): Provider[] | null {
  const bytes = folder.files.get(PROVIDERS);
  if (!bytes) return [];
  const file = readYaml(folder.label(PROVIDERS), bytes);
  const providers = file.ok ? checkYaml(file.value, providersSchema) : file;
  if (providers.ok) return providers.value;
  problems.push(...providers.problems);
  return null;
}

function readCity(folder: Folder, rows: Rows, problems: Problem[]): City | null {
  const bytes = folder.files.get(CITY);
  if (!bytes) return null;
  const file = readYaml(folder.label(CITY), bytes);
  if (!file.ok) {
    problems.push(...file.problems);
    return null;
  }
  const city = checkYaml(file.value, citySchema);
  if (!city.ok) {
    problems.push(...city.problems);
    return null;
  }
  const targets = [...rows.portals, ...rows.accounts].map(({ value }) => value.id);
  const units = rows.units.map(({ value }) => value.id);
  problems.push(...watchProblems(file.value, city.value.watch, targets, units));
  return withoutUndefined(city.value);
}

/** zod writes an absent optional as `toPort?: number | undefined`; our types say absent or a number. */
const withoutUndefined = (city: ReturnType<typeof citySchema.parse>): City => ({
  ...city,
  net: {
    allow: city.net.allow,
    resolve: city.net.resolve.map(({ toPort, ...rest }) =>
      toPort === undefined ? rest : { ...rest, toPort },
    ),
  },
});

function readAll(folder: Folder, problems: Problem[]): Rows {
  const from = (file: string): [Uint8Array | undefined, string] => [
    folder.files.get(file),
    folder.label(file),
  ];
  return {
    units: readRows(UNITS, ...from(UNITS.file), readUnit, problems),
    portals: readRows(PORTALS, ...from(PORTALS.file), readPortal, problems),
    accounts: readRows(ACCOUNTS, ...from(ACCOUNTS.file), readAccount, problems),
    columns: readRows(COLUMNS, ...from(COLUMNS.file), readColumn, problems),
    exemptions: readRows(EXEMPTIONS, ...from(EXEMPTIONS.file), readExemption, problems),
    ledger: readRows(LEDGER, ...from(LEDGER.file), readLedgerEntry, problems),
    reviews: readRows(REVIEWS, ...from(REVIEWS.file), readReview, problems),
  };
}

const assemble = (dir: string, city: City, rows: Rows): Registry => ({
  dir,
  city,
  units: rows.units.map(({ value }) => value),
  targets: [...rows.portals, ...rows.accounts].map(({ value }) => value),
  columns: rows.columns.map(({ value }) => value),
  exemptions: rows.exemptions.map(({ value }) => value),
  ledger: rows.ledger.map(({ value }) => value),
  reviews: rows.reviews.map(({ value }) => value).filter(isWorkedOn),
});
