import { z } from 'zod';
import { withoutEndWords } from '../../html/index.ts';
import type { Unit } from '../../targets/types.ts';
import { found } from '../found.ts';
import { fail, pass, undetermined, warn } from '../verdict.ts';
import { mostActionable } from './decide.ts';
import { seenBy } from './seen-by.ts';
import type { AccountCheck } from './types.ts';
import { untold } from './untold.ts';

const params = z.strictObject({
  /** Words that place an account beside the names of its unit and city. */
  regionWords: z.array(z.string()).default([]),
});

/** Name, principal and badge are those of the registered office.
 *  Basis: 国办发〔2018〕123号 名称、认证规范 (N123-06). */
export const accountIdentity: AccountCheck<z.infer<typeof params>> = {
  kind: 'account-identity',
  params,

  judge({ observations }, { regionWords }, { account, unit, units }) {
    const shown = observations.filter(({ identity }) => identity !== null);
    const seen = shown.flatMap(({ identity }) => (identity === null ? [] : [identity]));
    const name = seen.find((each) => each.name !== null)?.name ?? null;
    const wrong = observations.some(({ cause }) => cause === 'wrong_account');
    if (name === null) {
      const causes = observations.flatMap(({ cause }) => (cause === null ? [] : [cause]));
      const cause = observations.length === 0 ? 'no_source' : mostActionable([...causes, 'partial_source']);
      return undetermined(cause, {}, untold(observations, account));
    }
    if (wrong && folded(name) !== folded(account.name))
      return undetermined('wrong_account', { measured: name, threshold: account.name }, [
        seenBy(shown, renamed(name, account.name)),
      ]);
    const principal = seen.find((each) => each.principal !== null)?.principal ?? null;
    const verified = seen.find((each) => each.verified !== null)?.verified ?? null;
    const sure = folded(name) === folded(account.name) ? [] : [renamed(name, account.name)];
    const soft = [
      ...(principal !== null && !belongsTo(principal, unit)
        ? [found('account_principal', 'principal', { seen: principal, unit: unit.name })]
        : []),
      ...(verified === false ? [found('account_unverified_badge', 'verified')] : []),
      ...(isPlaced(name, [unit, ...units.filter(({ kind }) => kind === 'city')], regionWords)
        ? []
        : [found('account_region_missing', 'region', { seen: name })]),
    ];
    const measure = { measured: name, threshold: account.name, facts: { name, principal, verified } };
    const findings = [...sure, ...soft].map((draft) => seenBy(shown, draft));
    if (sure.length > 0) return fail(findings, measure);
    return soft.length > 0 ? warn(findings, measure) : pass(measure);
  },
};

const renamed = (seen: string, registered: string) => found('account_renamed', 'name', { seen, registered });

/** Marks that hide or turn round text are no part of a name; neither are emoji and spaces. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Extended_Pictographic}\s]/gu, '')
    .toLowerCase();

const short = (name: string): string =>
  withoutEndWords(name, ['人民政府', '管理委员会', '办公室', ...'省市县区局']);

/** Such a principal is no office, even when it has the name of the place in its own. */
const PRIVATE = /公司|工作室|商行|个体工商户|经营部/u;

function belongsTo(principal: string, { name, aliases }: Unit): boolean {
  if (PRIVATE.test(principal) && !PRIVATE.test(name)) return false;
  const seen = folded(principal);
  return [name, ...aliases].some((each) => seen.includes(folded(each)) || folded(each).includes(seen));
}

function isPlaced(name: string, units: readonly Unit[], words: readonly string[]): boolean {
  const places = units.flatMap((unit) => [unit.name, short(unit.name), ...unit.aliases]);
  return [...places, ...words].some((place) => place.length >= 2 && folded(name).includes(folded(place)));
}
