import { z } from 'zod';
import type { InsecurePart } from '../../facts/index.ts';
import { homeOf } from '../sight.ts';
import { met, usabilityOf } from '../usability.ts';
import { type Check, type FindingDraft, notApplicable, pass, undetermined, warn } from '../verdict.ts';

/** A home page that comes encrypted asks for nothing in the clear.
 *  Basis: 国办发〔2017〕47号 安全防护 (G47-32); the wording is not verified, so it only advises. */
export const mixedContent: Check<Record<string, never>> = {
  kind: 'mixed-content',
  params: z.strictObject({}),

  judge(facts) {
    const sight = homeOf(facts);
    if ('reason' in sight) return undetermined(sight.reason);
    // Nothing is mixed where nothing is encrypted; that is no merit.
    if (!sight.home.visit.finalUrl.startsWith('https:')) return notApplicable('NOT-ENCRYPTED');
    const usability = usabilityOf(facts);
    if ('reason' in usability) return undetermined(usability.reason);
    const { insecure } = usability.seen;
    const measure = { measured: insecure.length, threshold: 0 };
    const about = (kind: InsecurePart['kind'], code: 'mixed_active' | 'mixed_passive'): FindingDraft[] => {
      const urls = insecure.filter((part) => part.kind === kind).map(({ url }) => url);
      const params = { count: urls.length, urls: urls.slice(0, 3) };
      return urls.length === 0 ? [] : [met(code, kind, params, usability)];
    };
    const findings = [...about('active', 'mixed_active'), ...about('passive', 'mixed_passive')];
    return findings.length === 0 ? pass(measure) : warn(findings, measure);
  },
};
