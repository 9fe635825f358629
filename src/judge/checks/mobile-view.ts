import { z } from 'zod';
import { labelOf, type PageLink } from '../../facts/index.ts';
import { homeOf, outcomeReason } from '../sight.ts';
import { met, usabilityOf } from '../usability.ts';
import { type Check, pass, undetermined, warn } from '../verdict.ts';

const params = z.strictObject({
  /** Labels of a version for phones. */
  words: z.array(z.string()),
  /** First parts of host names of such a version. */
  hosts: z.array(z.string()),
  /** Width of the content against the screen that is still let pass. */
  maxOverflow: z.number().default(1.1),
});
type Params = z.infer<typeof params>;

/** The home page can be used on a phone, or a version for phones is linked.
 *  Basis: 国办发〔2017〕47号 网页设计规范·兼容性 (G47-30), as monitored. */
export const mobileView: Check<Params> = {
  kind: 'mobile-view',
  params,

  judge(facts, wanted) {
    const sight = homeOf(facts);
    if ('reason' in sight) return undetermined(sight.reason);
    const version = sight.home.reading.links.find((link) => leadsToPhone(link, wanted));
    if (version) return pass({ measured: labelOf(version) || version.url || '' });
    const usability = usabilityOf(facts);
    if ('reason' in usability) return undetermined(usability.reason);
    const { outcome, hasViewport, overflow, evidence } = usability.seen.phone;
    if (outcome !== 'rendered') return undetermined(outcomeReason(outcome));
    const measure = { measured: overflow, threshold: wanted.maxOverflow };
    if (!hasViewport) return warn([met('phone_unfit', 'home/viewport', {}, usability, evidence)], measure);
    if (overflow <= wanted.maxOverflow) return pass(measure);
    const about = { percent: Math.round(overflow * 100) };
    return warn([met('phone_overflows', 'home/overflow', about, usability, evidence)], measure);
  },
};

function leadsToPhone(link: PageLink, { words, hosts }: Params): boolean {
  const label = labelOf(link).replace(/\s+/g, '').toLowerCase();
  if (words.some((word) => label === word.toLowerCase())) return true;
  const host = link.url === null ? '' : (URL.parse(link.url)?.hostname ?? '');
  return hosts.some((first) => host.startsWith(`${first}.`));
}
