import { z } from 'zod';
import type { AccountFacts, Observation, Post } from '../../facts/index.ts';
import { dayOf } from '../clock.ts';
import { found } from '../found.ts';
import { fail, notApplicable, pass, undetermined, warn } from '../verdict.ts';
import { type Decision, decide } from './decide.ts';
import { seenBy } from './seen-by.ts';
import type { AccountCheck } from './types.ts';
import { untold } from './untold.ts';

const params = z.strictObject({
  failDays: z.number().positive().default(14),
  warnDays: z.number().positive().default(12),
  /** Local rule: so many posts in seven days. */
  perWeek: z.number().positive().nullable().default(null),
  freshHours: z.number().positive().default(36),
  reviewDays: z.number().positive().default(14),
  /** Platforms on which silence must be confirmed by a second source or a person. */
  confirm: z.array(z.string()).default(['微信', '微信订阅号', '微信服务号', '微信视频号']),
  /** Platforms that are used, not read. */
  except: z.array(z.string()).default(['客户端', '微信小程序']),
});

/** Something was published within two weeks.
 *  Basis: 国办秘函〔2019〕19号 单项否决 (V-M-02); 国办发〔2018〕123号 (N123-02). Whom nobody could observe is not silent. */
export const accountFreshness: AccountCheck<z.infer<typeof params>> = {
  kind: 'account-freshness',
  params,

  judge(facts, rule, { now, account, isAlive }) {
    if (rule.except.includes(account.platform)) return notApplicable('NOT-A-FEED');
    const needsConfirmation = rule.confirm.includes(account.platform);
    const decision = decide(facts.observations, { ...rule, needsConfirmation }, now, isAlive);
    const measure = {
      measured: rule.perWeek === null ? shownDay(decision.newest) : decision.inWeek,
      threshold: rule.perWeek === null ? `${rule.failDays}天` : `${rule.perWeek}次/周`,
      facts: {
        newest: decision.newest?.at ?? null,
        ageDays: decision.ageDays,
        inWeek: decision.inWeek,
        sources: facts.observations.map(({ source }) => source),
      },
    };
    switch (decision.verdict) {
      case 'pass':
        return pass(measure);
      case 'warn':
        return warn([proven('account_ageing', facts, decision, rule)], measure);
      case 'fail':
        return fail([proven(failCode(decision, rule.perWeek), facts, decision, rule)], measure);
      case 'undetermined':
        return undetermined(decision.cause, measure, untold(facts.observations, account));
    }
  },
};

const shownDay = (post: Post | null): string => (post === null ? '—' : dayOf(Date.parse(post.at)));

const failCode = ({ newest }: Decision, perWeek: number | null) =>
  perWeek !== null ? 'account_infrequent' : newest === null ? 'account_silent' : 'account_stale';

function proven(
  code: 'account_ageing' | 'account_stale' | 'account_silent' | 'account_infrequent',
  facts: AccountFacts,
  decision: Decision,
  rule: z.infer<typeof params>,
) {
  const witnesses: readonly Observation[] = 'provenBy' in decision ? decision.provenBy : facts.observations;
  const draft = found(
    code,
    'freshness',
    {
      newest: shownDay(decision.newest),
      ageDays: decision.ageDays,
      limitDays: rule.failDays,
      perWeek: rule.perWeek,
      posts: decision.inWeek,
      sources: [...new Set(witnesses.map(({ source }) => source))].sort(),
    },
    null,
    decision.newest?.url ?? null,
  );
  return seenBy(witnesses, draft);
}
