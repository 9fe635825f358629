import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the development set of real pages lies when it is there: beside the project. */
export const corpusDir = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

type Answer = 'yes' | 'no' | 'unclear';

interface TruthLink {
  text: string;
  href: string | null;
  region: string;
  hidden: boolean;
}

export interface TruthEntry {
  present: Answer;
  present_static: Answer;
  anchors: TruthLink[];
  also_acceptable: TruthLink[];
  also_acceptable_hosts: string[];
  distinct_destinations: number;
  unified: Answer;
  dead_link: boolean;
  why: string;
}

export interface TruthIdentity {
  siteName: string[];
  siteDomain: string[];
  siteIDCode: string[];
  footer_code: string[];
  jiucuo_site_code: string[];
  icp: string[];
  police: string[];
  conac_mark: Answer;
  jiucuo_mark: Answer;
  sponsor: string[];
  phone: string[];
  sitemap: { text: string; href: string }[];
}

export const ENTRY_FIELDS = {
  service_entry: 'service',
  interaction_entry: 'interaction',
  special_topic_entry: 'topic-index',
  grassroots_topic: 'special-topic',
  disclosure_entry: 'disclosure',
} as const;
export type EntryField = keyof typeof ENTRY_FIELDS;

export interface TruthRecord extends Record<EntryField, TruthEntry> {
  id: string;
  file: string | null;
  host: string;
  url_path: string;
  http_status: number;
  page_kind: string;
  identity: TruthIdentity;
  meta_tags: Record<string, { values: string[]; spelled: string[] }>;
  charset_declared: string | null;
  charset_actual: string;
  newest_date: string | null;
  is_challenge: string;
  is_soft_404: boolean;
  empty_list: Answer;
  needs_js: Answer;
  search_box: Answer;
  shell?: boolean;
  companions: { file: string; url_path: string; call: string | null }[];
}

/** The records of the corpus; null when it is not on this machine. */
export function loadTruth(): TruthRecord[] | null {
  const file = `${corpusDir}truth.json`;
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { records: TruthRecord[] }).records
    : null;
}

/** The bytes of a record's page; for a record without one, a neutral page that loads its scripts in order. */
export function pageBytes(record: TruthRecord): Uint8Array {
  return record.file ? readFileSync(`${corpusDir}${record.file}`) : Buffer.from(shellOf(record), 'utf8');
}

export const scriptBytes = (file: string): Uint8Array => readFileSync(`${corpusDir}${file}`);

function shellOf({ host, companions }: TruthRecord): string {
  const scripts = companions.map(({ url_path, call }) => {
    const after = call ? `\n<script>${call}</script>` : '';
    return `<script src="${url_path}"></script>${after}`;
  });
  const [first = '', ...rest] = scripts;
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${host}</title></head>
<body>
${first}
<div id="main"></div>
${rest.join('\n')}
</body></html>`;
}
