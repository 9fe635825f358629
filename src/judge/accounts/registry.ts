import { z } from 'zod';
import type { Account } from '../../targets/types.ts';
import { dayOf, newestOf } from '../clock.ts';
import { found } from '../found.ts';
import { type FindingDraft, fail, pass, warn } from '../verdict.ts';
import { seenBy } from './seen-by.ts';
import type { AccountCheck } from './types.ts';

const params = z.strictObject({
  /** Platforms that are one and the same; an office keeps one account in each group. */
  groups: z.array(z.array(z.string()).min(1)).default([['微信', '微信订阅号', '微信服务号']]),
});

/** The registry agrees with what the platform says, and nobody keeps two accounts where one is enough.
 *  Basis: 国办发〔2018〕123号 一单位一账号、关停程序 (N123-03, N123-05). */
export const accountRegistry: AccountCheck<z.infer<typeof params>> = {
  kind: 'account-registry',
  params,

  judge({ observations }, { groups }, { account, accounts, now }) {
    const restricted = observations.filter(({ restrictions }) =>
      restrictions.some((each) => each === 'frozen' || each === 'not_found'),
    );
    const banned = observations.filter(({ restrictions }) => restrictions.includes('banned'));
    const sure: FindingDraft[] = [];
    if (restricted.length > 0 && account.state === 'active')
      sure.push(seenBy(restricted, found('account_gone_but_listed', 'listed')));
    if (banned.length > 0) sure.push(seenBy(banned, found('account_banned', 'banned')));
    const { since } = account;
    const newest = newestOf(
      observations
        .flatMap(({ posts }) => posts.filter(({ deleted }) => !deleted))
        .map(({ at }) => dayOf(Date.parse(at))),
      now,
    );
    if (account.state === 'closed' && since !== null && newest !== null && newest > since)
      sure.push(
        seenBy(
          observations.filter(({ posts }) => posts.length > 0),
          found('account_closed_but_alive', 'closed', { since, newest }),
        ),
      );
    if (sure.length > 0) return fail(sure);
    if (account.state === 'closed' && !ANNOUNCED.test(account.reason))
      return warn([found('account_closing_unannounced', 'closing', { since: since ?? '' })]);
    const others = siblings(account, accounts, groups);
    if (others.length === 0) return pass();
    const { platform } = account;
    return warn([
      found('account_duplicate', 'duplicate', { platform, others: others.map(({ name }) => name) }),
    ]);
  },
};

/** Closing takes a public notice and a filing; the registry says that they were made. */
const ANNOUNCED = /公告|公示|通告|备案/;

/** Other active accounts of the same unit on the same platform. */
function siblings(
  account: Account,
  accounts: readonly Account[],
  groups: readonly (readonly string[])[],
): Account[] {
  if (account.state !== 'active') return [];
  const group = groups.find((each) => each.includes(account.platform)) ?? [account.platform];
  return accounts.filter(
    (other) =>
      other.id !== account.id &&
      other.unit === account.unit &&
      other.state === 'active' &&
      other.platform !== '其他' &&
      group.includes(other.platform),
  );
}
