import type { SiteIdentity } from '../../src/facts/index.ts';
import { foldLabel } from '../../src/html/labels.ts';
import {
  ENTRY_FIELDS,
  type EntryField,
  type TruthEntry,
  type TruthIdentity,
  type TruthRecord,
} from './truth.ts';

/** What a program says of one page, in the words of `check --format json`. */
export interface Observed {
  challenge: string | null;
  kind: string;
  charset: { declared: string | null; actual: string | null };
  identity: SiteIdentity;
  newestDate: string | null;
  needsJs: boolean;
  emptyList: boolean;
  soft404: boolean;
  /** Indicators that could not be told because scripts write what they look for. */
  unseen: string[];
  entries: Record<EntryField, ObservedEntry>;
}

export interface ObservedEntry {
  present: boolean | null;
  unified: boolean | null;
  candidates: { text: string; href: string | null; destination: string | null }[];
}

export interface Score {
  field: string;
  right: number;
  /** Said, but not so. */
  wrong: number;
  /** So, but not said. */
  missed: number;
  precision: number;
  recall: number;
  misses: string[];
}

/** Least precision and recall per field; fields without one are printed only. */
export const THRESHOLDS: Record<string, number> = {
  service_entry: 0.97,
  interaction_entry: 0.97,
  special_topic_entry: 0.97,
  grassroots_topic: 0.97,
  disclosure_entry: 0.97,
  'service_entry named': 0.97,
  'interaction_entry named': 0.97,
  'special_topic_entry named': 0.97,
  'grassroots_topic named': 0.97,
  'disclosure_entry named': 0.97,
  identity: 0.95,
  page_kind: 0.95,
  challenge: 1,
  charset: 1,
};

/** Where a browser can tell, it is no answer that one is needed. */
export const WITH_BROWSER: Record<string, number> = { ...THRESHOLDS, 'told by the browser': 1 };

/** Asks the program for every record and holds the answers against the truth. */
export async function measure(
  records: readonly TruthRecord[],
  evaluate: (record: TruthRecord) => Observed | Promise<Observed>,
): Promise<Score[]> {
  const sheet = new Map<string, Score>();
  for (const record of records) {
    const observed = await evaluate(record);
    for (const field of Object.keys(ENTRY_FIELDS) as EntryField[])
      markEntry(sheet, record, field, observed.entries[field]);
    markIdentity(sheet, record, observed.identity);
    markEqual(sheet, 'page_kind', record, record.page_kind, observed.kind);
    markEqual(sheet, 'charset', record, record.charset_actual, observed.charset.actual);
    markEqual(sheet, 'charset declared', record, record.charset_declared, observed.charset.declared);
    markEqual(sheet, 'challenge', record, record.is_challenge !== 'none', observed.challenge !== null);
    markEqual(sheet, 'soft 404', record, record.is_soft_404, observed.soft404);
    markEqual(sheet, 'newest date', record, record.newest_date, observed.newestDate);
    if (record.needs_js !== 'unclear')
      markEqual(sheet, 'needs js', record, record.needs_js === 'yes', observed.needsJs);
    markEqual(sheet, 'told by the browser', record, '', observed.unseen.join(' '));
    if (record.empty_list !== 'unclear')
      markEqual(sheet, 'empty list', record, record.empty_list === 'yes', observed.emptyList);
  }
  return [...sheet.values()].map(withRatios);
}

/** Scores below their threshold. */
export const shortfalls = (scores: readonly Score[], needed = THRESHOLDS): Score[] =>
  scores.filter(({ field, precision, recall }) => Math.min(precision, recall) < (needed[field] ?? 0));

/** The table as plain text, misses below. */
export function tableOf(scores: readonly Score[]): string {
  const rows = scores.map(({ field, right, wrong, missed, precision, recall }) =>
    [
      field.padEnd(26),
      right,
      wrong,
      missed,
      precision.toFixed(3),
      recall.toFixed(3),
      THRESHOLDS[field]?.toFixed(2) ?? '',
    ]
      .map((cell, index) => (index === 0 ? cell : String(cell).padStart(9)))
      .join(''),
  );
  const head =
    'field'.padEnd(26) +
    ['right', 'wrong', 'missed', 'precision', 'recall', 'needed'].map((word) => word.padStart(9)).join('');
  const misses = scores.flatMap(({ field, misses }) => misses.map((miss) => `  ${field}: ${miss}`));
  return [head, ...rows, ...(misses.length > 0 ? ['', 'misses', ...misses] : [])].join('\n');
}

function lineOf(sheet: Map<string, Score>, field: string): Score {
  const known = sheet.get(field);
  if (known) return known;
  const score: Score = { field, right: 0, wrong: 0, missed: 0, precision: 1, recall: 1, misses: [] };
  sheet.set(field, score);
  return score;
}

function withRatios(score: Score): Score {
  const ratio = (others: number): number =>
    score.right + others === 0 ? 1 : score.right / (score.right + others);
  return { ...score, precision: ratio(score.wrong), recall: ratio(score.missed) };
}

/** One answer out of many: a wrong one is both said in vain and missed. */
function markEqual(
  sheet: Map<string, Score>,
  field: string,
  { id }: TruthRecord,
  truth: unknown,
  said: unknown,
): void {
  const line = lineOf(sheet, field);
  if (truth === said) line.right++;
  else {
    line.wrong++;
    line.missed++;
    line.misses.push(`${id}: ${said}, should be ${truth}`);
  }
}

function markEntry(
  sheet: Map<string, Score>,
  record: TruthRecord,
  field: EntryField,
  said: ObservedEntry,
): void {
  const truth = record[field];
  const line = lineOf(sheet, field);
  const hit = said.candidates.some((candidate) => truth.anchors.some((anchor) => isSame(candidate, anchor)));
  if (truth.present === 'yes' && said.present === true && hit) line.right++;
  else if (truth.present === 'yes') {
    line.missed++;
    line.misses.push(
      `${record.id}: present ${said.present}, named ${namesOf(said)}, should be ${truth.anchors.map((anchor) => anchor.text || anchor.href).join(' ')}`,
    );
  } else if (truth.present === 'no' && said.present === true) {
    line.wrong++;
    line.misses.push(`${record.id}: present ${said.present}, named ${namesOf(said)}, should be absent`);
  }
  if (truth.present !== 'unclear') markNamed(lineOf(sheet, `${field} named`), record, truth, said);
  if (truth.unified !== 'unclear' && truth.present === 'yes') {
    markEqual(sheet, `${field} unified`, record, truth.unified === 'yes', said.unified);
  }
}

function markNamed(line: Score, record: TruthRecord, truth: TruthEntry, said: ObservedEntry): void {
  for (const candidate of said.candidates) {
    if (isAcceptable(candidate, truth)) line.right++;
    else {
      line.wrong++;
      line.misses.push(`${record.id}: named ${candidate.text} → ${candidate.href}`);
    }
  }
}

const namesOf = ({ candidates }: ObservedEntry): string =>
  `[${candidates.map(({ text, href }) => text || href).join(' ')}]`;

const isAcceptable = (candidate: ObservedEntry['candidates'][number], truth: TruthEntry): boolean =>
  [...truth.anchors, ...truth.also_acceptable].some((link) => isSame(candidate, link)) ||
  truth.also_acceptable_hosts.some((host) => hostOf(candidate.destination ?? candidate.href) === host);

const isSame = (
  candidate: { text: string; href: string | null },
  link: { text: string; href: string | null },
): boolean =>
  (link.text !== '' && foldLabel(candidate.text) === foldLabel(link.text)) ||
  (link.href !== null && link.href !== '' && candidate.href?.trim() === link.href.trim());

const hostOf = (url: string | null): string => (url && URL.canParse(url) ? new URL(url).hostname : '');

function markIdentity(
  sheet: Map<string, Score>,
  { id, identity: truth }: TruthRecord,
  said: SiteIdentity,
): void {
  const line = lineOf(sheet, 'identity');
  const compare = (name: string, wanted: string[], given: string[]): void => {
    const [should, does] = [valuesOf(wanted), valuesOf(given)];
    for (const value of does) {
      if (should.has(value)) line.right++;
      else line.misses.push(`${id}: ${name} ${value} is not there`) && line.wrong++;
    }
    for (const value of should)
      if (!does.has(value)) line.misses.push(`${id}: ${name} ${value} not found`) && line.missed++;
  };
  for (const [name, wanted, given] of listedFields(truth, said)) compare(name, wanted, given);
  compare(
    'siteMap',
    truth.sitemap.map(({ text }) => text),
    said.siteMap.map(({ text }) => text),
  );
  if (truth.conac_mark !== 'unclear')
    compare('partyMark', markOf(truth.conac_mark === 'yes'), markOf(said.partyMark));
  if (truth.jiucuo_mark !== 'unclear')
    compare('errorReportMark', markOf(truth.jiucuo_mark === 'yes'), markOf(said.errorReportMark));
}

const listedFields = (truth: TruthIdentity, said: SiteIdentity): [string, string[], string[]][] => [
  ['siteName', truth.siteName, said.siteName],
  ['siteDomain', truth.siteDomain, said.siteDomain],
  ['siteIDCode', truth.siteIDCode, said.siteIDCode],
  ['footerCode', truth.footer_code, said.footerCode],
  ['errorReportCode', truth.jiucuo_site_code, said.errorReportCode],
  ['icp', truth.icp, said.icp],
  ['police', truth.police, said.police],
  ['sponsor', truth.sponsor, said.sponsor],
  ['phone', truth.phone, said.phone],
];

const markOf = (there: boolean): string[] => (there ? ['yes'] : []);
const valuesOf = (values: string[]): Set<string> =>
  new Set(
    values
      .map((value) => value.normalize('NFKC').toLowerCase().replace(/\s+/g, ''))
      .filter((value) => value !== ''),
  );
