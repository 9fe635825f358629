import { z } from 'zod';
import {
  isReached,
  type LinkFact,
  type LinkState,
  type MenuItem,
  type Observation,
} from '../../facts/index.ts';
import { ageDays, dayOf } from '../clock.ts';
import { found } from '../found.ts';
import { reasonOf, weightiest } from '../sight.ts';
import { fail, pass, type Reason, undetermined } from '../verdict.ts';
import { mostActionable } from './decide.ts';
import { seenBy } from './seen-by.ts';
import type { AccountCheck } from './types.ts';
import { untold } from './untold.ts';

const WORDS = [
  ...'互动 交流 留言 咨询 信箱 写信 投诉 举报 12345 热线 民意 民声 征集 调查 回应 问政 问答 提问 我要问'.split(
    ' ',
  ),
  ...'建言 建议 意见 反映 反馈 求助 诉求 信访 监督 纠错 随手拍 报料 爆料 客服 联系我们'.split(' '),
];

const params = z.strictObject({
  words: z.array(z.string()).default(WORDS),
  reviewDays: z.number().positive().default(14),
});

/** People can reach the office through the account, and what leads there works.
 *  Basis: 国办秘函〔2019〕19号 单项否决 (V-M-03). An entry that opens proves it is there. That there is none only a person
 *  finds out: messages and comments under articles are answered by people, and no source shows them. So the machine
 *  names what it suspects and asks; a breach takes a person who tried (`reviews.csv`). */
export const accountInteraction: AccountCheck<z.infer<typeof params>> = {
  kind: 'account-interaction',
  params,

  judge(facts, { words, reviewDays }, { now, account }) {
    const { observations } = facts;
    const review = observations
      .filter(({ interaction, freshAt }) => interaction !== null && freshAt !== null)
      .filter(({ freshAt }) => ageDays(dayOf(Date.parse(freshAt ?? '')), now) <= reviewDays)
      .at(-1);
    const checkedOn = dayOf(Date.parse(review?.freshAt ?? new Date(now).toISOString()));
    if (review?.interaction === true) return pass({ measured: checkedOn });
    if (review?.interaction === false)
      return fail([seenBy([review], found('account_interaction_denied', 'interaction', { checkedOn }))]);

    const shown = observations.filter(({ menu }) => menu !== null);
    const menus = observations.flatMap(({ menu }) => (menu === null ? [] : [menu]));
    const entries = menus.flatMap(({ items }) => items).filter((item) => isEntry(item, words));
    const measure = {
      measured: entries.length,
      threshold: 1,
      facts: { entries: entries.map(({ path }) => path.join('›')) },
    };
    if (entries.length === 0) {
      const isKnown = menus.some(({ state, repliesKnown }) => state !== 'unknown' && repliesKnown);
      if (isKnown)
        return undetermined('needs_human_judgement', measure, [
          seenBy(shown, found('account_no_interaction', 'interaction')),
        ]);
      const causes = observations.flatMap(({ cause }) => (cause === null ? [] : [cause]));
      const cause = observations.length === 0 ? 'no_source' : mostActionable([...causes, 'partial_source']);
      return undetermined(cause, measure, untold(observations, account));
    }
    return judgeEntries(entries, shown, facts.links, measure);
  },
};

const isDead = (state: LinkState): boolean => state === 'gone' || state === 'soft_404';

const isEntry = ({ path }: MenuItem, words: readonly string[]): boolean =>
  path.some((name) => words.some((word) => name.includes(word)));

function judgeEntries(
  entries: readonly MenuItem[],
  shown: readonly Observation[],
  links: readonly LinkFact[],
  measure: object,
) {
  const targets = entries
    .filter(({ checkable, url }) => checkable && url !== null)
    .map((entry) => ({ entry, link: links.find((link) => link.url === entry.url) }));
  if (targets.some(({ link }) => link && isReached(link.state))) return pass(measure);
  if (targets.length === 0)
    return undetermined('needs_human_judgement', measure, [
      seenBy(
        shown,
        found('account_interaction_clickonly', 'interaction', { entry: entries[0]?.path.join('›') ?? '' }),
      ),
    ]);
  const dead = targets.filter(({ link }) => link && link.doubt === null && isDead(link.state));
  if (dead.length === targets.length && entries.length === targets.length)
    return undetermined(
      'needs_human_judgement',
      measure,
      dead.map(({ entry, link }) =>
        found(
          'account_interaction_dead',
          `interaction/${entry.path.join('/')}`,
          { entry: entry.path.join('›'), state: link?.state ?? '' },
          null,
          entry.url,
        ),
      ),
    );
  const reasons = targets.map(({ link }): Reason => (link ? reasonOf(link.state) : 'not_observed'));
  return undetermined(weightiest(reasons) ?? 'needs_human_judgement', measure);
}
