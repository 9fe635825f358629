import { z } from 'zod';
import { type ItemList, type PortalFacts, pageKey } from '../../facts/index.ts';
import { ageDays, newestOf } from '../clock.ts';
import { datesOf } from '../content.ts';
import { found } from '../found.ts';
import { homeOf, mayHideItems, type ReadFact, readPages, sightAt, unrenderedReason } from '../sight.ts';
import { type Check, fail, pass, undetermined, warn } from '../verdict.ts';

const params = z.strictObject({
  failDays: z.number().default(14),
  warnDays: z.number().default(10),
});

/** Something on the home page is at most two weeks old.
 *  Basis: 国办秘函〔2019〕19号 首页不更新 (V-W-03). A page without readable dates is not a stale page. */
export const homeFreshness: Check<z.infer<typeof params>> = {
  kind: 'home-freshness',
  params,

  judge(facts, { failDays, warnDays }, { now }) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const { home } = seen;
    const linked = linkedPages(facts, home);
    const dates = [home, ...linked].flatMap((page) => datesOf(page.reading));
    const newest = newestOf(dates, now);
    const hidden = mayHideItems(home)
      ? unrenderedReason(home)
      : hasUnreadRows(facts, home)
        ? 'date_not_parsed'
        : null;
    if (newest === null) return undetermined(hidden ?? 'date_not_parsed');
    const age = ageDays(newest, now);
    const measure = { measured: newest, threshold: `${failDays}天`, facts: { newest, ageDays: age } };
    if (age <= warnDays) return pass(measure);
    if (hidden !== null) return undetermined(hidden, measure);
    if (age <= failDays)
      return warn(
        [found('home_ageing', 'home', { newest, ageDays: age, limitDays: failDays }, home)],
        measure,
      );
    return fail([found('home_stale', 'home', { newest, ageDays: age, limitDays: failDays }, home)], measure);
  },
};

/** Columns and articles the home page leads to: they date its undated rows, and stand in for a page of mere links. */
function linkedPages(facts: PortalFacts, home: ReadFact): ReadFact[] {
  const linked = new Set(
    home.reading.links.flatMap((link) => (link.url === null ? [] : [pageKey(link.url)])),
  );
  return readPages(facts, 'column', 'article').filter((page) => linked.has(pageKey(page.visit.url)));
}

/** Titles of articles are long; rows of menus and link lists are not. */
const TITLE_LENGTH = 10;

/** Rows of articles without any date that no visited page dates either: something new may be among them. */
const hasUnreadRows = (facts: PortalFacts, home: ReadFact): boolean =>
  home.reading.lists.some(
    (list) => list.region !== 'footer' && isUndated(list) && !isDatedElsewhere(facts, list),
  );

function isUndated({ items }: ItemList): boolean {
  const length = items.reduce((sum, item) => sum + item.title.length, 0);
  return (
    items.length > 0 && items.every((item) => item.date === null) && length / items.length >= TITLE_LENGTH
  );
}

function isDatedElsewhere(facts: PortalFacts, list: ItemList): boolean {
  const urls = [...list.items.map((item) => item.url), list.moreUrl].filter((url) => url !== null);
  return urls.some((url) => {
    const sight = sightAt(facts, url);
    return sight.how === 'read' && datesOf(sight.page.reading).length > 0;
  });
}
