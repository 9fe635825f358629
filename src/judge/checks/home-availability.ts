import { z } from 'zod';
import { AVAILABILITY_RULES, type AvailabilityRules, availabilityOf } from '../availability.ts';
import { found } from '../found.ts';
import { type Check, type FindingDraft, fail, pass, undetermined, warn } from '../verdict.ts';

const params = z.strictObject({
  windowDays: z.int().min(1).default(AVAILABILITY_RULES.windowDays),
  leastPerDay: z.int().min(1).default(AVAILABILITY_RULES.leastPerDay),
  slowMs: z.int().min(1).default(AVAILABILITY_RULES.slowMs),
  failShare: z.number().positive().default(AVAILABILITY_RULES.failShare),
  warnShare: z.number().positive().default(AVAILABILITY_RULES.warnShare),
});

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** The home page opens. Judged from the probe ledger, never from one scan.
 *  Basis: 国办秘函〔2019〕19号 站点无法访问 (V-W-02). Too few looks, or one line of several failing, prove nothing. */
export const homeAvailability: Check<AvailabilityRules> = {
  kind: 'home-availability',
  params,

  judge(facts, rules, { now, probes = [], maintenance = [] }) {
    const seen = availabilityOf(probes, maintenance, now, rules);
    const enough = seen.vantages.filter(({ thin }) => !thin);
    if (enough.length === 0) return undetermined('too_few_probes', { measured: `${seen.counted}次` });
    const failing = enough.filter(({ share }) => (share ?? 0) >= rules.failShare);
    const worst = Math.max(...enough.map(({ share }) => share ?? 0));
    const measure = {
      measured: percent(worst),
      threshold: percent(rules.failShare),
      facts: { counted: seen.counted, failed: seen.failed, ...seen.leftOut, causes: seen.causes },
    };
    const told = (code: 'home_down' | 'home_down_soon'): FindingDraft =>
      found(
        code,
        'home',
        {
          share: percent(worst),
          limit: percent(rules.failShare),
          failed: seen.failed,
          counted: seen.counted,
          days: rules.windowDays,
        },
        null,
        facts.url || null,
      );
    if (failing.length === enough.length) return fail([told('home_down')], measure);
    if (failing.length > 0) return undetermined('timeout_single_vantage', measure, [told('home_down')]);
    return worst >= rules.warnShare ? warn([told('home_down_soon')], measure) : pass(measure);
  },
};
