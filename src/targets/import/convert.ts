import { readDate } from '../files/index.ts';
import { RESULTS } from '../rows.ts';
import type { Draft } from './drafts.ts';
import type { FindUnit } from './units.ts';
import { kindWord, platformWord, stableId, stateWord, yesWord } from './values.ts';
import type { SheetCell } from './workbook.ts';

/** The files a workbook can be imported as. */
export const IMPORT_KINDS = [
  'units',
  'portals',
  'accounts',
  'columns',
  'exemptions',
  'ledger',
  'reviews',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Puts a row's words into ours. Changes the draft; unit names that are not known are left and told. */
export function convert(kind: ImportKind, draft: Draft, findUnit: FindUnit): void {
  const text = (key: string): string => draft.get(key)?.text ?? '';
  const put = (key: string, value: string): void => {
    const cell = draft.get(key) ?? anyCell(draft);
    if (cell) draft.set(key, { ...cell, text: value });
  };
  for (const key of ['since', 'until', 'doneOn', 'dueOn', 'newestOn', 'checkedOn'])
    if (text(key) !== '') put(key, readDate(text(key)) ?? text(key));
  if (kind === 'units') convertUnit(text, put);
  if (kind === 'portals') convertPortal(draft, text, put);
  if (kind === 'accounts') convertAccount(text, put);
  if (kind === 'ledger') put('missing', yesWord(text('missing')));
  if (kind === 'reviews') put('interaction', yesWord(text('interaction')));
  if (kind === 'portals' || kind === 'accounts' || kind === 'ledger') resolveUnit(draft, findUnit);
  if (kind === 'accounts' && text('id') === '')
    put('id', stableId('account', text('platform'), text('name'), text('unit')));
}

/** A line of the list of open accounts that nobody has worked on. */
export const isOpenTask = (kind: ImportKind, draft: Draft): boolean =>
  kind === 'reviews' && RESULTS.every((key) => (draft.get(key)?.text ?? '') === '');

type Text = (key: string) => string;
type Put = (key: string, value: string) => void;

/** For a value the sheet has no column for, the row's first cell lends its place. */
const anyCell = (draft: Draft): SheetCell | undefined => draft.values().next().value;

function convertUnit(text: Text, put: Put): void {
  put('kind', kindWord(text('kind'), text('name')));
  if (text('id') === '')
    put(
      'id',
      text('kind') === '县区' && /^\d{6}$/.test(text('code')) ? text('code') : stableId('unit', text('name')),
    );
}

function convertPortal(draft: Draft, text: Text, put: Put): void {
  const cell = draft.get('url');
  const shown = text('url');
  if (cell?.link && !/\.[a-z]{2,}/i.test(shown)) put('url', cell.link);
  const noUrl = text('url') === '';
  put('state', noUrl && text('state') === '' ? '未核实' : stateWord(text('state')));
  if (text('state') === '未核实' && text('reason') === '') put('reason', '导入时网址未核实');
  if (text('id') === '') put('id', portalId(text('url'), text('name')));
}

/** `www.zgq.gov.cn` → `zgq`, as people call it; otherwise a short stable one. */
function portalId(url: string, name: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const words = host
    .replace(/^www\./, '')
    .replace(/\.(gov|com|org|net)?\.?cn$/, '')
    .replaceAll('.', '-');
  return /^[a-z0-9][a-z0-9-]*$/.test(words) ? words : stableId('portal', name);
}

function convertAccount(text: Text, put: Put): void {
  put('platform', platformWord(text('platform')));
  put('state', stateWord(text('state')));
}

function resolveUnit(draft: Draft, findUnit: FindUnit): void {
  const cell = draft.get('unit');
  if (!cell) return;
  const { id, said } = findUnit(cell.text);
  draft.set('unit', { ...cell, text: id, fault: cell.fault ?? said });
}
