import type { Observation } from '../../facts/index.ts';
import type { Account } from '../../targets/types.ts';
import { problemText } from '../../wording/media.ts';
import { found } from '../found.ts';
import type { FindingDraft } from '../verdict.ts';
import { seenBy } from './seen-by.ts';

/** What a person can do so that the next run can tell, source by source. Suspicions, never counted. */
export const untold = (observations: readonly Observation[], account: Account): FindingDraft[] =>
  observations
    .filter(({ problem }) => problem !== '')
    .map((observation) => {
      const { source, problem, details } = observation;
      const text = problemText(problem, { registered: account.name, ...details });
      return seenBy([observation], found('account_untold', `source/${source}`, { source, ...text }));
    });
