import type { Observation } from '../../facts/index.ts';
import type { FindingDraft } from '../verdict.ts';

/** A finding with all that its witnesses asked, and what of the answers was kept. */
export const seenBy = (witnesses: readonly Observation[], draft: FindingDraft): FindingDraft => ({
  ...draft,
  attempts: witnesses.flatMap(({ attempts }) => attempts),
  evidence: [
    ...new Set(
      witnesses.flatMap(({ evidence }) => evidence.flatMap(({ hash }) => (hash === null ? [] : [hash]))),
    ),
  ],
});
