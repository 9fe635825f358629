import { z } from 'zod';
import { isReached, type LinkFact } from '../../facts/index.ts';
import { found } from '../found.ts';
import { reasonOf, weightiest } from '../sight.ts';
import { type FindingDraft, fail, notApplicable, pass, undetermined } from '../verdict.ts';
import { mostActionable } from './decide.ts';
import { seenBy } from './seen-by.ts';
import type { AccountCheck } from './types.ts';
import { untold } from './untold.ts';

const params = z.strictObject({
  /** Share of the links that must have been told apart before the account can pass. */
  coverageFloor: z.number().min(0).max(1).default(0.5),
});

/** Menu, recent articles and download pages lead somewhere.
 *  Basis: 国办发〔2018〕123号 功能可用 (N123-10). WeChat's "deleted" pages answer 200 and are broken all the same. */
export const accountLinks: AccountCheck<z.infer<typeof params>> = {
  kind: 'account-links',
  params,

  judge({ observations, links }, { coverageFloor }, { account }) {
    const missing = observations.filter(({ restrictions }) => restrictions.includes('not_found'));
    // A number typed wrong in the registry looks the same as an account that is gone.
    if (missing.length > 0)
      return undetermined('needs_human_judgement', {}, [
        seenBy(missing, found('account_not_found', 'account')),
      ]);
    if (links.length === 0) {
      const causes = observations.flatMap(({ cause }) => (cause === null ? [] : [cause]));
      if (observations.length === 0) return undetermined('no_source');
      if (causes.length > 0) return undetermined(mostActionable(causes), {}, untold(observations, account));
      const readsLinks = observations.some(({ menu }) => menu !== null);
      return readsLinks ? notApplicable('NO-REQUIREMENT') : undetermined('partial_source');
    }
    const broken = links.filter(isGone);
    const good = links.filter(answers);
    const suspected = links.filter((link) => !isGone(link) && !answers(link) && !isUntold(link));
    const measure = {
      measured: `${broken.length}/${broken.length + good.length + suspected.length}`,
      threshold: 0,
      facts: { checked: links.length, broken: broken.length, suspected: suspected.length },
    };
    if (broken.length > 0)
      return fail(
        broken.map((link) => about('account_link_broken', link)),
        measure,
      );
    if (suspected.length > 0)
      return undetermined(
        'unreachable',
        measure,
        suspected.map((link) => about('account_link_suspected', link)),
      );
    if (good.length >= coverageFloor * links.length && good.length > 0) return pass(measure);
    return undetermined(
      weightiest(links.filter(isUntold).map(({ state }) => reasonOf(state))) ?? 'blocked',
      measure,
    );
  },
};

const isGone = ({ state, doubt }: LinkFact): boolean =>
  doubt === null && (state === 'gone' || state === 'soft_404');
const answers = ({ state }: LinkFact): boolean =>
  isReached(state) || state === 'too_large' || state === 'not_html';
const isUntold = ({ state, doubt }: LinkFact): boolean =>
  doubt !== null ||
  ['blocked', 'login_required', 'interrupted', 'excluded', 'unsafe', 'malformed'].includes(state);

function about(code: 'account_link_broken' | 'account_link_suspected', link: LinkFact): FindingDraft {
  const [referrer] = link.referrers;
  const params = { text: referrer?.text ?? '', from: referrer?.url ?? '', state: link.state };
  return { ...found(code, link.url, params, null, link.url), attempts: link.attempts };
}
