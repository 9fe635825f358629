import { z } from 'zod';
import { ENTRY_KINDS, type EntryKind } from '../../facts/index.ts';
import type { Lexicon } from '../../policies/types.ts';
import { type Effect, effectOf } from '../effective.ts';
import {
  candidateFact,
  type Entry,
  type Group,
  groupByDestination,
  shownWithoutHome,
  surveyEntries,
  unreadReasons,
} from '../entries.ts';
import { found } from '../found.ts';
import { joinHalls } from '../rivals.ts';
import { homeOf, type ReadFact, unrenderedReason, weightiest } from '../sight.ts';
import { type Check, fail, pass, type Reason, undetermined, type Verdict } from '../verdict.ts';

const params = z.strictObject({ entry: z.enum(ENTRY_KINDS) });

/** Exactly one effective destination behind all entries of a kind.
 *  Basis: 赣州〔2020〕49号 二(六) (GZ49-28, GZ49-29). */
export const unifiedEntry: Check<z.infer<typeof params>> = {
  kind: 'unified-entry',
  params,

  judge(facts, { entry: kind }, { lexicon }) {
    const seen = homeOf(facts);
    if ('reason' in seen)
      return undetermined(seen.reason, { facts: shownWithoutHome(facts, seen, kind, lexicon) });
    const { home } = seen;
    const { present, entries, claims } = surveyEntries(facts, home, kind, lexicon);
    const shown: Shown = (unified) => ({
      facts: { present, unified, candidates: factsOf(entries, kind, lexicon) },
    });

    if (present === null) return undetermined(unrenderedReason(home), shown(null));
    if (present === false)
      return fail([found('entry_absent', kind, { entry: kind }, home)], { ...shown(null), ...none });
    if (claims.length === 0)
      return undetermined('needs_human_judgement', shown(null), [onlyItems(home, kind, entries)]);
    const groups = joinHalls(groupByDestination(claims), kind, lexicon);
    if (groups.length === 0)
      return undetermined(weightiest(unreadReasons(claims)) ?? 'needs_js', shown(null));
    return judgeGroups(
      home,
      kind,
      groups.map((group) => ({ group, effect: effectOf(group.sight, kind, lexicon) })),
      claims,
      shown,
    );
  },
};

type Shown = (unified: boolean | null) => { facts: Record<string, unknown> };
const none = { measured: 0, threshold: 1 };

function judgeGroups(
  home: ReadFact,
  kind: EntryKind,
  all: { group: Group; effect: Effect }[],
  claims: readonly Entry[],
  shown: Shown,
): Verdict {
  const alive = all.filter(({ effect }) => effect.effective !== false);
  const works = alive.filter(({ effect }) => effect.effective === true);
  const reason = weightiest(
    alive.flatMap(({ effect }): Reason[] => (effect.effective === null ? [effect.reason] : [])),
  );
  const count = { measured: works.length, threshold: 1 };

  if (alive.length === 0) {
    // A claim that was not read (a click handler, a page nobody was let see) may be the entry that works.
    const unread = weightiest(unreadReasons(claims));
    if (unread !== null) return undetermined(unread, { ...shown(null), ...count });
    return fail(
      all.map(({ group }) => broken(kind, group)),
      { ...shown(all.length === 1), ...count },
    );
  }
  if (works.length > 1) {
    const rival = rivals(
      home,
      kind,
      works.map(({ group }) => group),
    );
    // Labels that stand in for an entrance (公共服务, 便民服务) claim no whole: whether they compete is for a person.
    return claimsWhole(claims)
      ? fail([rival], { ...shown(false), ...count })
      : undetermined('needs_human_judgement', { ...shown(null), ...count }, [rival]);
  }
  if (reason !== null) return undetermined(reason, { ...shown(alive.length === 1 ? true : null), ...count });
  return pass({ ...shown(true), ...count });
}

const claimsWhole = (claims: readonly Entry[]): boolean =>
  claims.some(({ candidate }) => candidate.strength === 'general');

function onlyItems(home: ReadFact, kind: EntryKind, entries: readonly Entry[]) {
  const items = [...new Set(entries.map(({ candidate: { link } }) => link.text || link.label))]
    .filter(Boolean)
    .slice(0, 5);
  return found('entry_only_items', kind, { entry: kind, items }, home);
}

function broken(kind: EntryKind, group: Group) {
  const code = group.sight.how === 'dead' ? 'entry_dead' : 'entry_blank';
  return found(code, `${kind}/${group.place}`, { entry: kind, url: group.url }, group.sight.page);
}

const rivals = (home: ReadFact, kind: EntryKind, groups: readonly Group[]) =>
  found(
    'entries_rival',
    kind,
    { entry: kind, count: groups.length, destinations: groups.map(({ url }) => url).sort() },
    home,
  );

const factsOf = (entries: readonly Entry[], kind: EntryKind, lexicon: Lexicon) =>
  entries.map((entry) => candidateFact(entry, effectOf(entry.sight, kind, lexicon).effective));
