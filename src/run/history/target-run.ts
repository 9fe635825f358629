import type { JudgedIndicator, Sighting, TargetRun } from '../../cases/index.ts';
import { matterOf, SAMPLE, samplesFunction } from '../../judge/index.ts';
import {
  type CheckDocument,
  type CheckResult,
  isCounted,
  mayHaveMore,
  openAddresses,
} from '../../report/index.ts';
import type { RunDocument } from '../run-document.ts';

/** What a run says of one target, as cases are held against it. Pure. Advice and unverified rules make no cases. */
export function targetRunOf(
  document: CheckDocument,
  run: Pick<RunDocument, 'id' | 'startedAt'>,
  review: ReadonlySet<string>,
): TargetRun {
  return {
    run: run.id,
    at: run.startedAt,
    policies: Object.fromEntries(document.policies.map(({ id, hash }) => [id, hash])),
    target: document.target.id,
    unit: document.target.unit,
    judged: document.results.filter(isCounted).map((result) => judgedOf(document, result, review)),
    unsure: openAddresses(document),
  };
}

function judgedOf(
  document: CheckDocument,
  result: CheckResult,
  review: ReadonlySet<string>,
): JudgedIndicator {
  const { indicator, policy, verdict, reason } = result;
  const waits = verdict === 'undetermined' && reason === 'needs_human_judgement' && review.has(indicator);
  const base = { indicator, policy, exemption: '' };
  if (verdict === 'not_applicable')
    return { ...base, outcome: 'exempt', exemption: reason ?? '', sightings: [] };
  if (verdict === 'undetermined' && !waits) return { ...base, outcome: 'unknown', sightings: [] };
  const found =
    verdict === 'fail' || waits ? result.findings.map((one) => sightingOf(one, result, waits)) : [];
  const sightings = samplesFunction(indicator) ? asOne(found, result, document.target.id) : found;
  // What was not named keeps its case as it is; what was seen still counts.
  const partial = mayHaveMore(document, result);
  return { ...base, outcome: partial ? 'unknown' : 'judged', sightings };
}

/** The findings of a sample as one sighting that stays the same over samples. */
function asOne([first, ...rest]: readonly Sighting[], result: CheckResult, target: string): Sighting[] {
  if (!first) return [];
  return [
    {
      ...first,
      fingerprint: matterOf({ id: first.fingerprint, indicator: result.indicator, target }),
      subject: SAMPLE,
      message: result.message,
      evidence: [...new Set([first, ...rest].flatMap(({ evidence }) => evidence))].sort(),
    },
  ];
}

const sightingOf = (
  { fingerprint, subject, url, message, evidence }: CheckResult['findings'][number],
  { severity, rectifyWorkdays }: CheckResult,
  review: boolean,
): Sighting => ({ fingerprint, subject, url, message, severity, rectifyWorkdays, evidence, review });
