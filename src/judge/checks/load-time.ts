import { z } from 'zod';
import { met, usabilityOf } from '../usability.ts';
import { type Check, pass, undetermined, warn } from '../verdict.ts';

const params = z.strictObject({
  /** What the guideline asks of an ordinary machine and network. */
  maxMs: z.number().default(3000),
});

/** The home page can be read within three seconds, the median of three visits.
 *  Basis: 国办发〔2017〕47号 网页设计规范·加载速度 (G47-23, 不宜). Time in our own line is not the portal's. */
export const loadTime: Check<z.infer<typeof params>> = {
  kind: 'load-time',
  params,

  judge(facts, { maxMs }) {
    const usability = usabilityOf(facts);
    if ('reason' in usability) return undetermined(usability.reason);
    const loads = usability.seen.loads
      .filter(({ outcome, loadedMs }) => outcome === 'rendered' && loadedMs !== null)
      .map(({ loadedMs, heldMs }) => ({ ms: loadedMs ?? 0, own: Math.max(0, (loadedMs ?? 0) - heldMs) }))
      .sort((a, b) => a.own - b.own);
    // Of three the middle one; of two the slower, which a third could only leave or better.
    const median = loads[1];
    if (!median) return undetermined('browser_failed');
    const measure = { measured: `${inSeconds(median.own)} s`, threshold: `${inSeconds(maxMs)} s` };
    if (median.own > maxMs) {
      const about = { seconds: inSeconds(median.own), limitSeconds: inSeconds(maxMs), visits: loads.length };
      return warn([met('load_slow', 'home', about, usability)], measure);
    }
    // Where our own line took the greater part, what is left is no measurement.
    const isOurs = median.ms > maxMs && median.own < median.ms / 2;
    return isOurs ? undetermined('needs_human_judgement', measure) : pass(measure);
  },
};

const inSeconds = (ms: number): number => Math.round(ms / 100) / 10;
