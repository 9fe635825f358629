import { z } from 'zod';
import { ageDays, dayOf } from '../clock.ts';
import { found } from '../found.ts';
import { fail, notApplicable, pass, undetermined, warn } from '../verdict.ts';
import { mostActionable } from './decide.ts';
import { seenBy } from './seen-by.ts';
import type { AccountCheck } from './types.ts';
import { untold } from './untold.ts';

const params = z.strictObject({
  /** Each column with the spellings it may have; [] asks for nothing. */
  columns: z.array(z.array(z.string()).min(1)).default([]),
  platforms: z.array(z.string()).default(['微信', '微信订阅号', '微信服务号']),
  /** A collection older than this is not alive. */
  maxAgeDays: z.number().positive().default(180),
});

/** The columns a policy asks for exist, as a collection (合集) or a menu item. Local requirement. */
export const accountColumn: AccountCheck<z.infer<typeof params>> = {
  kind: 'account-column',
  params,

  judge({ observations }, { columns, platforms, maxAgeDays }, { account, now }) {
    if (columns.length === 0 || !platforms.includes(account.platform)) return notApplicable('NO-REQUIREMENT');
    const menus = observations.flatMap(({ menu }) =>
      menu === null || menu.state === 'unknown' ? [] : [menu],
    );
    const shown = observations.filter(({ menu, columns: own }) => menu !== null || own.length > 0);
    const items = menus.flatMap((menu) => menu.items.map(({ path }) => path.join('›')));
    const seen = observations.flatMap((each) => each.columns);
    const shows = (name: string, spellings: readonly string[]): boolean =>
      spellings.some((spelling) => name.includes(spelling));
    const missing = columns.filter(
      (spellings) =>
        !items.some((item) => shows(item, spellings)) && !seen.some(({ name }) => shows(name, spellings)),
    );
    const measure = {
      measured: `${columns.length - missing.length}/${columns.length}`,
      threshold: `${columns.length}/${columns.length}`,
    };
    if (missing.length > 0 && menus.length === 0) {
      const causes = observations.flatMap(({ cause }) => (cause === null ? [] : [cause]));
      const cause = observations.length === 0 ? 'no_source' : mostActionable([...causes, 'partial_source']);
      return undetermined(cause, measure, untold(observations, account));
    }
    if (missing.length > 0)
      return fail(
        missing.map(([column = '']) =>
          seenBy(shown, found('account_column_missing', `column/${column}`, { column })),
        ),
        measure,
      );
    const stale = seen.filter(({ name, lastAt }) => {
      const asked = columns.some((spellings) => shows(name, spellings));
      return asked && lastAt !== null && ageDays(dayOf(Date.parse(lastAt)), now) > maxAgeDays;
    });
    if (stale.length === 0) return pass(measure);
    return warn(
      stale.map(({ name, lastAt }) => {
        const newest = dayOf(Date.parse(lastAt ?? ''));
        const days = { newest, ageDays: ageDays(newest, now), limitDays: maxAgeDays };
        return seenBy(shown, found('account_column_stale', `column/${name}`, { column: name, ...days }));
      }),
      measure,
    );
  },
};
