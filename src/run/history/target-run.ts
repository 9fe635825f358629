import type { JudgedIndicator, Sighting, TargetRun } from '../../cases/index.ts';
import { isReached } from '../../facts/index.ts';
import { fingerprint, SAMPLE } from '../../judge/index.ts';
import { type CheckDocument, type CheckResult, isCounted } from '../../report/index.ts';
import type { RunDocument } from '../run-document.ts';

/** Skipped for want of time or room: what was not looked at is not proved to be mended. */
const UNFINISHED = ['budget', 'deadline', 'interrupted', 'host_collapsed'];

/** Every run asks for other titles: what fails is the search, not the title that showed it. */
const BY_SAMPLE: ReadonlySet<string> = new Set(['search']);
/** Every run looks at other files: one that was not looked at is not proved to be mended. */
export const SAMPLED_ADDRESSES: ReadonlySet<string> = new Set(['download']);

/** What a run says of one target, as cases are held against it. Pure. Advice and unverified rules make no cases. */
export function targetRunOf(
  document: CheckDocument,
  run: Pick<RunDocument, 'id' | 'startedAt'>,
  review: ReadonlySet<string>,
): TargetRun {
  const skipped = UNFINISHED.some((reason) => (document.coverage.skipped[reason] ?? 0) > 0);
  return {
    run: run.id,
    at: run.startedAt,
    policies: Object.fromEntries(document.policies.map(({ id, hash }) => [id, hash])),
    target: document.target.id,
    unit: document.target.unit,
    judged: document.results
      .filter(isCounted)
      .map((result) => judgedOf(result, document.target.id, review, skipped)),
    unsure: [
      ...document.links.undetermined.map(({ url }) => url),
      ...document.links.broken.filter(({ state }) => !isReached(state)).map(({ url }) => url),
    ],
  };
}

function judgedOf(
  result: CheckResult,
  target: string,
  review: ReadonlySet<string>,
  skipped: boolean,
): JudgedIndicator {
  const { indicator, policy, verdict, reason } = result;
  const waits = verdict === 'undetermined' && reason === 'needs_human_judgement' && review.has(indicator);
  const base = { indicator, policy, exemption: '' };
  if (verdict === 'not_applicable')
    return { ...base, outcome: 'exempt', exemption: reason ?? '', sightings: [] };
  if (verdict === 'undetermined' && !waits) return { ...base, outcome: 'unknown', sightings: [] };
  const found =
    verdict === 'fail' || waits ? result.findings.map((one) => sightingOf(one, result, waits)) : [];
  const sightings = BY_SAMPLE.has(indicator) ? asOne(found, result, target) : found;
  // Links that were left unasked keep their cases as they are; those that were seen broken still count.
  const partial = skipped && indicator.startsWith('broken-links');
  return { ...base, outcome: partial ? 'unknown' : 'judged', sightings };
}

/** The findings of a sample as one sighting that stays the same over samples. */
function asOne([first, ...rest]: readonly Sighting[], result: CheckResult, target: string): Sighting[] {
  if (!first) return [];
  return [
    {
      ...first,
      fingerprint: fingerprint(result.indicator, target, SAMPLE),
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
