import { matterOf } from '../judge/index.ts';
import type { CheckFinding } from './check-document.ts';

/** The number people look a finding up by: that of its case. A search that failed by four titles has one. */
export const caseNumber = (
  finding: Pick<CheckFinding, 'fingerprint'>,
  indicator: string,
  target: string,
): string => matterOf({ id: finding.fingerprint, indicator, target });
