import { z } from 'zod';
import { ENTRY_KINDS } from '../../facts/index.ts';
import { candidateFact, shownWithoutHome, surveyEntries, unreadReasons } from '../entries.ts';
import { found } from '../found.ts';
import { homeOf, unrenderedReason, weightiest } from '../sight.ts';
import { type Check, fail, pass, undetermined } from '../verdict.ts';

const params = z.strictObject({ entry: z.enum(ENTRY_KINDS) });

/** The home page offers an entry of a kind, and it leads somewhere.
 *  Basis: 赣州〔2020〕49号 二(六), 三(三) (GZ49-25, GZ49-41). */
export const entryPresent: Check<z.infer<typeof params>> = {
  kind: 'entry-present',
  params,

  judge(facts, { entry: kind }, { lexicon }) {
    const seen = homeOf(facts);
    if ('reason' in seen)
      return undetermined(seen.reason, { facts: shownWithoutHome(facts, seen, kind, lexicon) });
    const { home } = seen;
    const { present, unified, entries } = surveyEntries(facts, home, kind, lexicon);
    const candidates = entries.map((entry) =>
      candidateFact(entry, entry.sight.how === 'read' ? true : entry.sight.how === 'dead' ? false : null),
    );
    const shown = { facts: { present, unified, candidates } };
    if (present === null) return undetermined(unrenderedReason(home), shown);
    if (present === false) return fail([found('entry_absent', kind, { entry: kind }, home)], shown);
    if (entries.some(({ sight }) => sight.how === 'read')) return pass(shown);
    const reason = weightiest(unreadReasons(entries));
    if (reason !== null) return undetermined(reason, shown);
    const [dead] = entries;
    return fail(
      [found('entry_dead', kind, { entry: kind, url: dead?.url ?? null }, dead?.sight.page)],
      shown,
    );
  },
};
