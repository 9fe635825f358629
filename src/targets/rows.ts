import { registryWording } from '../wording/registry.ts';
import type { RowReader, TableSpec } from './files/index.ts';
import {
  type ACCOUNTS,
  COLUMN_STATE_WORDS,
  COLUMN_TYPES,
  type COLUMNS,
  type EXEMPTIONS,
  type LEDGER,
  PLATFORMS,
  type PORTALS,
  type REVIEWS,
  STATE_WORDS,
  UNIT_KIND_WORDS,
  type UNITS,
  YES_NO_WORDS,
} from './headers.ts';
import { readSources } from './sources.ts';
import type { Account, Column, Exemption, LedgerEntry, Portal, Review, TargetState, Unit } from './types.ts';

/** Keys of a file's columns. */
export type KeyOf<S> = S extends TableSpec<infer K> ? K : never;

/** An empty cell: nobody tried. */
const YES_NO_OPEN_WORDS: ReadonlyMap<string, boolean | null> = YES_NO_WORDS;

/** Cells in which a person writes what was found, and the words for “no post at all”. */
export const RESULTS = ['newestOn', 'link', 'interaction'] as const;
const NOTHING: ReadonlySet<string> = new Set(['无', '无内容', '没有内容', '从未更新']);

const words = (list: readonly string[]): ReadonlyMap<string, string> =>
  new Map(list.map((word) => [word, word]));

const CODE = /^[1-9]\d{5}$/;
/** Local sites, ministries, others (standards §10). */
const SITE_CODE = /^(\d{10}|bm\d{8}|[A-Z]\d{9})$/;

/** Units that hold a division of their own, so that no two may share a code. */
export const ownsDivision = (unit: Unit): boolean => unit.kind === 'city' || unit.kind === 'county';

export function readUnit(row: RowReader<KeyOf<typeof UNITS>>): Unit {
  const unit: Unit = {
    id: row.id('id'),
    name: row.required('name'),
    kind: row.choice('kind', UNIT_KIND_WORDS) ?? 'other',
    code: row.shaped('code', CODE, registryWording.badDivisionCode),
    formerCodes: row.list('formerCodes'),
    aliases: row.list('aliases'),
    functionsAbsent: row.list('functionsAbsent'),
    note: row.text('note'),
  };
  if (ownsDivision(unit) && row.isEmpty('code')) row.problem('code', registryWording.codeNeeded());
  for (const code of unit.formerCodes) {
    if (!CODE.test(code))
      row.problem('formerCodes', registryWording.badDivisionCode(row.header('formerCodes'), code));
  }
  return unit;
}

interface Standing {
  state: TargetState;
  since: string | null;
  until: string | null;
  reason: string;
}

/** State with its dates and reason: 改版 and 关停 say since when, everything but 正常 says why. */
function readStanding<K extends string>(
  row: RowReader<K | 'state' | 'since' | 'until' | 'reason'>,
): Standing {
  const chosen = row.choice('state', STATE_WORDS);
  const state = chosen ?? 'unverified';
  const standing: Standing = {
    state,
    since: row.date('since'),
    until: row.date('until'),
    reason: row.text('reason'),
  };
  const dated = state === 'rebuilding' || state === 'closed';
  if (dated && (row.isEmpty('since') || !row.has('since')))
    row.problem('state', registryWording.stateNeeds(row.header('since')));
  if (chosen !== undefined && chosen !== 'active' && standing.reason === '') {
    row.problem('state', registryWording.stateNeeds(row.header('reason')));
  }
  if (standing.since && standing.until && standing.until < standing.since) {
    row.problem('until', registryWording.endsBeforeStart(standing.since, standing.until));
  }
  return standing;
}

export function readPortal(row: RowReader<KeyOf<typeof PORTALS>>): Portal {
  const portal: Portal = {
    kind: 'portal',
    id: row.id('id'),
    unit: row.required('unit'),
    name: row.required('name'),
    url: row.url('url'),
    ...readStanding(row),
    siteCode: row.shaped('siteCode', SITE_CODE, registryWording.badSiteCode),
    hosts: row.hosts('hosts'),
  };
  const needsUrl = portal.state === 'active' || portal.state === 'rebuilding';
  if (needsUrl && row.isEmpty('url')) row.problem('url', registryWording.urlNeeded(row.text('state')));
  return portal;
}

export function readAccount(row: RowReader<KeyOf<typeof ACCOUNTS>>): Account {
  return {
    kind: 'account',
    id: row.id('id'),
    unit: row.required('unit'),
    name: row.required('name'),
    platform: row.choice('platform', words(PLATFORMS)) ?? '',
    handle: row.text('handle'),
    supervisor: row.text('supervisor'),
    ...readStanding(row),
    sources: readSources(row),
  };
}

export function readReview(row: RowReader<KeyOf<typeof REVIEWS>>): Review {
  const nothingPosted = NOTHING.has(row.text('newestOn'));
  const newestOn = nothingPosted ? null : row.date('newestOn');
  const checkedOn = row.date('checkedOn') ?? '';
  if (RESULTS.some((key) => row.text(key) !== '')) {
    row.required('checker');
    row.required('checkedOn');
    if (newestOn !== null && checkedOn !== '' && newestOn > checkedOn)
      row.problem('newestOn', registryWording.newerThanCheck(newestOn, checkedOn));
  }
  return {
    account: row.required('account'),
    newestOn,
    nothingPosted,
    link: row.url('link'),
    screenshot: row.text('screenshot'),
    interaction: row.choice('interaction', YES_NO_OPEN_WORDS, null) ?? null,
    checker: row.text('checker'),
    checkedOn,
  };
}

/** A line of the list that nobody has worked on yet is no review, even when a day was filled down the column. */
export const isWorkedOn = ({ newestOn, nothingPosted, link, interaction }: Review): boolean =>
  newestOn !== null || nothingPosted || link !== null || interaction !== null;

export function readColumn(row: RowReader<KeyOf<typeof COLUMNS>>): Column {
  row.required('url');
  return {
    portal: row.required('portal'),
    name: row.required('name'),
    url: row.url('url') ?? '',
    type: row.choice('type', words(COLUMN_TYPES)) ?? '',
    cycleDays: row.integer('cycleDays', 1, 3650),
    owner: row.text('owner'),
    state: row.choice('state', COLUMN_STATE_WORDS, 'active') ?? 'active',
  };
}

export function readExemption(row: RowReader<KeyOf<typeof EXEMPTIONS>>): Exemption {
  row.required('until');
  return {
    target: row.required('target'),
    indicator: row.required('indicator'),
    reason: row.required('reason'),
    until: row.date('until') ?? '',
  };
}

export function readLedgerEntry(row: RowReader<KeyOf<typeof LEDGER>>): LedgerEntry {
  const entry: LedgerEntry = {
    row: row.required('row'),
    unit: row.required('unit'),
    doneOn: row.date('doneOn'),
    dueOn: row.date('dueOn'),
    missing: row.choice('missing', YES_NO_WORDS, false) ?? false,
    evidence: row.text('evidence'),
    note: row.text('note'),
  };
  if (entry.missing && entry.doneOn) row.problem('missing', registryWording.doneAndMissing());
  return entry;
}
