import type { EntryKind } from '../facts/index.ts';
import type { UnitKind } from '../targets/types.ts';

/** Confidence of a rule (standards §0). M = wording not verified: advisory only, never counted as a breach. */
export const CONFIDENCES = ['S', 'V', 'C', 'M'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** veto 单项否决 · deduct · advice (never a breach). */
export const SEVERITIES = ['veto', 'deduct', 'advice'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Indicator {
  id: string;
  /** Rows of the source document it stands for, e.g. `GZ49-41`. */
  rows: string[];
  title: string;
  /** Short citation, e.g. `赣州〔2020〕49号 三(三)`. Never the text of the notice. */
  clause: string;
  /** Kind of check in `src/judge/checks`. */
  check: string;
  params: Record<string, unknown>;
  severity: Severity;
  confidence: Confidence;
  /** Kinds of units whose portals it applies to. */
  appliesTo: UnitKind[];
  /** Exemption ids that may make it `not_applicable`. */
  exemptions: string[];
  /** Working days to rectify. */
  rectifyWorkdays: number;
  /** What in the measure is our own or common practice, not the document's; printed beside it. */
  convention?: string | undefined;
}

/** A duty outside the web: `undetermined(outside_web)` until a person fills the ledger. */
export interface Duty {
  row: string;
  title: string;
  clause: string;
  actor: string;
  appliesTo: UnitKind[];
  /** Only these units, by id; every unit of the kinds in `appliesTo` when absent. */
  units?: string[];
  /** `YYYY-MM-DD`; null when each item carries its own due date or there is none. */
  dueOn: string | null;
  severity: Severity;
  confidence: Confidence;
}

/** One of the 26 fields (领域). */
export interface Field {
  id: string;
  no: number;
  name: string;
  aliases: string[];
  /** City departments that are co-owners; exactly the fields of EX-CENTRAL have one. */
  coOwners: string[];
  /** Guiding units (指导单位), by unit id. */
  guides: string[];
  /** Days within which something new is looked for, where monitoring practice knows some; no duty. */
  cycleDays: number | null;
}

export interface Deadline {
  date: string;
  row: string;
  who: string;
  title: string;
}

/** `manual`: no check yet, a person looks; nothing is printed about it as a result. */
export const TREATMENTS = [
  'indicator',
  'duty',
  'assignment',
  'registry',
  'calendar',
  'report',
  'handling',
  'basis',
  'manual',
] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Every row of the source document and what the product does with it. */
export interface PolicyRow {
  id: string;
  clause: string;
  title: string;
  treatment: Treatment;
  /** Indicator id, duty row or where else it is treated. */
  where: string;
}

/** How an entry of one kind is recognised. All of it is data; a changed lexicon is a replay. */
export interface EntryLexicon {
  /** Menu-level labels that claim the whole, compared after folding. */
  general: string[];
  /** Labels that count only when no general one is on the page. */
  fallback: string[];
  /** Items beside or below the entrance: no rivals, but they show that something is there. */
  items: string[];
  /** Labels that look alike and are something else. */
  exclude: string[];
  /** Hosts (and their subdomains) that are a known platform of this kind. */
  hosts: string[];
  /** Path hints (pinyin initials and the like) for bare images. */
  paths: string[];
  /** What stands on or beside a code to scan that leads to such a service; for a person to look at, never a link. */
  codes: string[];
}

export interface Lexicon {
  entries: Record<EntryKind, EntryLexicon>;
  /** Words that show a service hall or a message form really works. */
  effective: { service: string[]; interaction: string[] };
  /** The parts a disclosure platform must show (standards P61-05), each with its spellings. */
  platformParts: { id: string; names: string[] }[];
}

export interface Policy {
  id: string;
  title: string;
  version: string;
  effectiveFrom: string;
  supersedes: string | null;
  /** 依申请公开 documents are cited, never reprinted. */
  disclosure: string;
  /** `sha256:…` over the canonical content of all its files. */
  hash: string;
  indicators: Indicator[];
  duties: Duty[];
  fields: Field[];
  deadlines: Deadline[];
  rows: PolicyRow[];
  /** null when the policy brings none of its own. */
  lexicon: Lexicon | null;
}
