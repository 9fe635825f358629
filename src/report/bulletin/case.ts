import { matterOf } from '../../judge/index.ts';
import { CASE_STATE_NAMES } from '../../wording/history.ts';
import { LEDGER } from '../../wording/ledger.ts';
import type { ReportCase } from '../history-model.ts';
import type { ReportModel } from '../model.ts';
import { discreet } from './discreet.ts';

/** Finds the case of a finding; null where nothing is remembered. */
export type CaseFinder = (finding: { id: string; indicator: string; target: string }) => ReportCase | null;

/** By the finding itself, else by what its indicator samples. */
export function caseFinder({ history, remembered = [] }: ReportModel): CaseFinder {
  const known = history?.cases ?? remembered.filter(isSetAside);
  const cases = new Map(known.map((one) => [one.fingerprint, one]));
  return (finding) => cases.get(finding.id) ?? cases.get(matterOf(finding)) ?? null;
}

/** A person found it to be none, or its unit is excused: nothing to hold against anybody. */
export const isSetAside = (one: ReportCase | null): boolean =>
  one !== null && (one.state === 'dismissed' || one.state === 'waived');

/** How a case stands, in words; advice makes no case. */
export const caseStateName = (one: Pick<ReportCase, 'state'> | null): string =>
  one === null ? LEDGER.noCase : (CASE_STATE_NAMES[one.state] ?? discreet(one.state, 20));

/** Cases of a run, counted. */
export interface CaseCounts {
  suspected: number;
  confirmed: number;
  disputed: number;
}

const isSeen = ({ change }: ReportCase): boolean => change !== 'fixed' && change !== 'unseen';
const isConfirmed = ({ state }: ReportCase): boolean => state === 'confirmed' || state === 'notified';

/** Cases this run saw that a person found to be so: of one unit, or of all. */
export const reviewedIn = ({ history }: ReportModel, unit?: string): number =>
  (history?.cases ?? []).filter(
    (one) => one.reviewed && isSeen(one) && isConfirmed(one) && (unit === undefined || one.unit === unit),
  ).length;

/** How the cases stand that a run saw again or for the first time; null where nothing is remembered. */
export function caseCounts({ history }: ReportModel): CaseCounts | null {
  if (history === undefined) return null;
  const seen = history.cases.filter(isSeen);
  const count = (wanted: (one: ReportCase) => boolean): number => seen.filter(wanted).length;
  return {
    suspected: count(({ state }) => state === 'suspected' || state === 'reopened'),
    confirmed: count(isConfirmed),
    disputed: count(({ state }) => state === 'disputed'),
  };
}
