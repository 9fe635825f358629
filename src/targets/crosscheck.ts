import { registryWording as say } from '../wording/registry.ts';
import { hostOf, nearest, type Placed } from './files/index.ts';
import type { ACCOUNTS, COLUMNS, EXEMPTIONS, LEDGER, PORTALS, REVIEWS, UNITS } from './headers.ts';
import { type KeyOf, ownsDivision } from './rows.ts';
import type { Account, Column, Exemption, LedgerEntry, Portal, Review, Unit } from './types.ts';

/** The rows of all files, each with its place. */
export interface Rows {
  units: Placed<Unit, KeyOf<typeof UNITS>>[];
  portals: Placed<Portal, KeyOf<typeof PORTALS>>[];
  accounts: Placed<Account, KeyOf<typeof ACCOUNTS>>[];
  columns: Placed<Column, KeyOf<typeof COLUMNS>>[];
  exemptions: Placed<Exemption, KeyOf<typeof EXEMPTIONS>>[];
  ledger: Placed<LedgerEntry, KeyOf<typeof LEDGER>>[];
  reviews: Placed<Review, KeyOf<typeof REVIEWS>>[];
}

/** The words of the policies in force that a registry may use. */
export interface Vocabulary {
  indicators: readonly string[];
  /** Rows of duties; `once` when a unit does it once, not for every paper or place. */
  duties: readonly { row: string; once: boolean }[];
  fields: readonly { name: string; aliases: readonly string[] }[];
}

/** What no single row can know: duplicates and references. Problems go to the rows' own list. */
export function crossCheck(
  rows: Rows,
  providers: readonly string[] | null,
  vocabulary: Vocabulary | null,
): void {
  checkIds(rows);
  checkDivisions(rows);
  checkUnits(rows);
  checkHosts(rows);
  checkRepeats(rows);
  checkTargets(rows);
  if (providers) checkProviders(rows, providers);
  if (vocabulary) checkWords(rows, vocabulary);
}

/** Calls `twice` for every later item with a key that an earlier one has. Empty keys are nobody's. */
function eachRepeat<T>(
  items: readonly T[],
  key: (item: T) => string | null,
  twice: (item: T, first: T, key: string) => void,
): void {
  const first = new Map<string, T>();
  for (const item of items) {
    const k = key(item);
    if (k === null || k === '') continue;
    const earlier = first.get(k);
    if (earlier) twice(item, earlier, k);
    else first.set(k, item);
  }
}

const lineOf = (row: { place(key: 'id'): { file: string; line: number } }): string =>
  `${row.place('id').file}:${row.place('id').line}`;

function checkIds({ units, portals, accounts }: Rows): void {
  eachRepeat(
    units,
    (unit) => unit.value.id,
    ({ row }, first, id) => row.problem('id', say.duplicateId(id, lineOf(first.row))),
  );
  const targets = [...portals, ...accounts];
  eachRepeat(
    targets,
    (target) => target.value.id,
    ({ row }, first, id) => row.problem('id', say.duplicateId(id, lineOf(first.row))),
  );
}

function checkDivisions({ units }: Rows): void {
  eachRepeat(
    units.filter((unit) => ownsDivision(unit.value)),
    (unit) => unit.value.code,
    ({ row }, first, code) => row.problem('code', say.duplicateCode(code, first.value.name)),
  );
}

function checkUnits({ units, portals, accounts, ledger }: Rows): void {
  const ids = new Set(units.map(({ value }) => value.id).filter((id) => id !== ''));
  // Without a single readable unit every reference would be wrong, and only units.csv is to blame.
  if (ids.size === 0) return;
  const idByName = new Map(
    units.flatMap(({ value }) => [value.name, ...value.aliases].map((name) => [name, value.id] as const)),
  );
  const check = (id: string, report: (said: ReturnType<typeof say.unknownUnit>) => void): void => {
    if (id === '' || ids.has(id)) return;
    report(say.unknownUnit(id, idByName.get(id) ?? nearest(id, ids)));
  };
  for (const { value, row } of [...portals, ...accounts])
    check(value.unit, (said) => row.problem('unit', said));
  for (const { value, row } of ledger) check(value.unit, (said) => row.problem('unit', said));
}

function checkHosts({ portals }: Rows): void {
  const hosts = portals.flatMap((portal) => {
    const own = portal.value.url ? [{ portal, key: 'url' as const, host: hostOf(portal.value.url) }] : [];
    const others = portal.value.hosts.map((host) => ({ portal, key: 'hosts' as const, host }));
    return [...own, ...others.filter(({ host }) => host !== own[0]?.host)];
  });
  eachRepeat(
    hosts,
    (item) => item.host,
    ({ portal, key }, first, host) =>
      portal.row.problem(key, say.duplicateHost(host, first.portal.value.name)),
  );
  eachRepeat(
    portals,
    (portal) => portal.value.siteCode,
    ({ row }, first, code) => row.problem('siteCode', say.duplicateSiteCode(code, first.value.name)),
  );
}

function checkRepeats({ accounts, columns }: Rows): void {
  eachRepeat(
    accounts,
    ({ value }) => (value.name ? JSON.stringify([value.platform, value.name, value.unit]) : null),
    ({ row, value }, first) =>
      row.problem('name', say.duplicateAccount(value.platform, value.name, lineOf(first.row))),
  );
  eachRepeat(
    columns,
    ({ value }) => (value.url ? JSON.stringify([value.portal, value.url]) : null),
    ({ row, value }, first) => row.problem('url', say.duplicateColumn(value.url, first.value.name)),
  );
}

function checkTargets({ portals, accounts, columns, exemptions, reviews }: Rows): void {
  const portalIds = portals.map(({ value }) => value.id).filter((id) => id !== '');
  const targetIds = [...portalIds, ...accounts.map(({ value }) => value.id)];
  for (const { value, row } of columns) {
    if (value.portal === '' || portalIds.length === 0 || portalIds.includes(value.portal)) continue;
    row.problem('portal', say.unknownPortal(value.portal, nearest(value.portal, portalIds)));
  }
  for (const { value, row } of exemptions) {
    if (value.target === '' || targetIds.length === 0 || targetIds.includes(value.target)) continue;
    row.problem('target', say.unknownTarget(value.target, nearest(value.target, targetIds)));
  }
  const accountIds = accounts.map(({ value }) => value.id);
  for (const { value, row } of reviews) {
    if (value.account === '' || accountIds.includes(value.account)) continue;
    row.problem('account', say.unknownTarget(value.account, nearest(value.account, accountIds)));
  }
}

function checkProviders({ accounts }: Rows, providers: readonly string[]): void {
  for (const { value, row } of accounts) {
    for (const { kind, address } of value.sources) {
      const [id = ''] = address.split('/');
      if (kind !== 'provider-json' || providers.includes(id)) continue;
      row.problem('sources', say.unknownProvider(id, nearest(id, providers)));
    }
  }
}

function checkWords({ units, exemptions, ledger }: Rows, { indicators, duties, fields }: Vocabulary): void {
  const names = fields.map((field) => field.name);
  for (const { value, row } of units) {
    for (const name of value.functionsAbsent.filter((item) => !names.includes(item))) {
      const byAlias = fields.find((field) => field.aliases.includes(name))?.name;
      row.problem('functionsAbsent', say.unknownField(name, byAlias ?? nearest(name, names)));
    }
  }
  for (const { value, row } of exemptions) {
    if (value.indicator === '' || indicators.includes(value.indicator)) continue;
    row.problem('indicator', say.unknownIndicator(value.indicator, nearest(value.indicator, indicators)));
  }
  const byRow = new Map(duties.map((duty) => [duty.row, duty]));
  for (const { value, row } of ledger) {
    if (value.row !== '' && !byRow.has(value.row))
      row.problem('row', say.unknownDuty(value.row, nearest(value.row, byRow.keys())));
  }
  eachRepeat(
    ledger.filter(({ value }) => byRow.get(value.row)?.once),
    ({ value }) => JSON.stringify([value.row, value.unit]),
    ({ row, value }, first) => row.problem('row', say.duplicateDuty(value.row, first.row.place('row').line)),
  );
}
