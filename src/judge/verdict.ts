import type { z } from 'zod';
import {
  type Attempt,
  CAUSES,
  type MaintenanceWindow,
  type PortalFacts,
  type Probe,
} from '../facts/index.ts';
import type { Field, Indicator, Lexicon } from '../policies/types.ts';
import type { Column, LedgerEntry, Portal, Unit } from '../targets/types.ts';

/** Why something could not be told. Never a violation (DESIGN §2). */
export const REASONS = [
  'unreachable',
  'own_network',
  'blocked',
  'needs_js',
  'browser_failed',
  'login_wall',
  'robots_disallowed',
  'timeout_single_vantage',
  'date_not_parsed',
  'attachment_not_parsed',
  'structure_not_recognised',
  'not_observed',
  'platform_no_public_feed',
  'needs_human_judgement',
  'outside_web',
  'inconsistent',
  'unverified',
  'account_unverified',
  'too_few_probes',
  'site_not_crawled',
  'crawl_cut_short',
  ...CAUSES,
] as const;
export type Reason = (typeof REASONS)[number];

/** Plain values a finding or a verdict is made of; wording turns them into sentences. */
export type Params = Record<string, string | number | boolean | null | string[]>;

/** What a field (领域) must have: a place in the topic, a 标准目录, something published. */
export const FIELD_PARTS = ['directory', 'entry', 'content'] as const;
export type FieldPart = (typeof FIELD_PARTS)[number];

/** Which fields a finding speaks of, by id, and which part of them. */
export interface AboutFields {
  fields: string[];
  part: FieldPart;
}

/** One instance of non-compliance. `subject` is stable over runs: no text that changes, no time. */
export interface FindingDraft {
  /** Key into `wording/findings.ts`. */
  code: string;
  subject: string;
  url: string | null;
  params: Params;
  attempts: Attempt[];
  /** `sha256:…` of stored bodies. */
  evidence: string[];
  /** Of a finding about fields. */
  about?: AboutFields;
}

interface Measured {
  /** What was measured and what it was held against, short, in plain values. */
  measured?: string | number;
  threshold?: string | number;
  /** Entry-like indicators: `present`, `unified`, `candidates` (DESIGN §10). */
  facts?: Record<string, unknown>;
  /** Places that were found and are not among the findings, because there are too many. */
  unnamed?: number;
}

export type Verdict =
  | ({ verdict: 'pass' } & Measured)
  | ({ verdict: 'fail' | 'warn'; findings: FindingDraft[] } & Measured)
  | ({ verdict: 'undetermined'; reason: Reason; findings: FindingDraft[] } & Measured)
  | { verdict: 'not_applicable'; exemption: string };

export const pass = (measured: Measured = {}): Verdict => ({ verdict: 'pass', ...measured });
export const fail = (findings: FindingDraft[], measured: Measured = {}): Verdict => ({
  verdict: 'fail',
  findings,
  ...measured,
});
export const warn = (findings: FindingDraft[], measured: Measured = {}): Verdict => ({
  verdict: 'warn',
  findings,
  ...measured,
});
/** `findings` are suspicions a person should look at; they never count. */
export const undetermined = (
  reason: Reason,
  measured: Measured = {},
  findings: FindingDraft[] = [],
): Verdict => ({
  verdict: 'undetermined',
  reason,
  findings,
  ...measured,
});
export const notApplicable = (exemption: string): Verdict => ({ verdict: 'not_applicable', exemption });

/** A finding with everything optional filled in. */
export const finding = (
  draft: Pick<FindingDraft, 'code' | 'subject'> & Partial<FindingDraft>,
): FindingDraft => ({ url: null, params: {}, attempts: [], evidence: [], ...draft });

/** What a check may know besides facts and parameters. The clock is `now`, in ms since the epoch. */
export interface JudgeContext {
  now: number;
  portal: Portal;
  unit: Unit;
  fields: Field[];
  lexicon: Lexicon;
  ledger: LedgerEntry[];
  /** Fields other units lack and this department must publish instead (EX-CENTRAL). */
  fieldsInCharge: { field: Field; forUnits: string[] }[];
  /** Columns of this portal as its city registered them; none when absent. */
  columns?: readonly Column[];
  /** The probe ledger of this portal; none when absent. */
  probes?: readonly Probe[];
  /** Declared beforehand: probes within do not count. */
  maintenance?: readonly MaintenanceWindow[];
}

/** A rule: facts in, verdict out. Pure; no I/O, no clock of its own, no wording. */
export interface Check<P> {
  kind: string;
  params: z.ZodType<P>;
  judge(facts: PortalFacts, params: P, context: JudgeContext): Verdict;
}

/** One indicator applied to one target. */
export interface Assessment {
  policy: { id: string; version: string; hash: string };
  indicator: Indicator;
  verdict: Verdict;
}
