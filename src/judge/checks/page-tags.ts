import { z } from 'zod';
import type { PageReading } from '../../facts/index.ts';
import type { FindingCode } from '../../wording/findings.ts';
import { isSameSite } from '../address.ts';
import { dayOf } from '../clock.ts';
import { found } from '../found.ts';
import { homeOf, type ReadFact, readPages } from '../sight.ts';
import { type Check, type FindingDraft, fail, pass, undetermined } from '../verdict.ts';

const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const COLUMN = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE = ['ArticleTitle', 'PubDate', 'ContentSource'];

const params = z.strictObject({
  site: z.array(z.string()).default(SITE),
  column: z.array(z.string()).default(COLUMN),
  article: z.array(z.string()).default(ARTICLE),
});
type Params = z.infer<typeof params>;

/** Pages carry the prescribed meta tags: 3 on the home page, 7 on a column, 10 on an article.
 *  Basis: 国办发〔2017〕47号 网页标签 (G47-28). */
export const pageTags: Check<Params> = {
  kind: 'page-tags',
  params,

  judge(facts, wanted, { now }) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const { home } = seen;
    const inner = readPages(facts, 'column', 'article').filter((page) =>
      isSameSite(page.visit.finalUrl, home.visit.finalUrl),
    );
    const pages = [home, ...inner];
    const flaws = pages.map((page) => ({ page, flaws: flawsOf(page, wanted, now) }));
    const good = flaws.filter((each) => each.flaws.length === 0).length;
    const measure = { measured: `${good}/${pages.length}`, threshold: `${pages.length}/${pages.length}` };
    return good === pages.length ? pass(measure) : fail(byTemplate(flaws, wanted, home), measure);
  },
};

type TagFlaw = { tag: string; code: FindingCode };

function tagsOf(page: ReadFact, wanted: Params): string[] {
  if (page.role === 'home') return wanted.site;
  if (page.reading.kind === 'article') return [...wanted.site, ...wanted.column, ...wanted.article];
  // What is neither article nor list (maps, forms, topic fronts) owes no column tags.
  return page.reading.kind === 'column' ? [...wanted.site, ...wanted.column] : wanted.site;
}

const flawsOf = (page: ReadFact, wanted: Params, now: number): TagFlaw[] =>
  tagsOf(page, wanted).flatMap((tag) => {
    const code = flawOf(tag, page.reading.meta, now);
    return code === null ? [] : [{ tag, code }];
  });

function flawOf(tag: string, meta: PageReading['meta'], now: number): FindingCode | null {
  const value = meta[tag]?.value.trim() ?? '';
  if (value === '') return 'tag_missing';
  if (/^(null|undefined|none)$/i.test(value)) return 'tag_null';
  if (tag === 'SiteDomain' && /^[a-z]+:\/\//i.test(value)) return 'tag_domain_scheme';
  if (tag !== 'PubDate') return null;
  const day = /^(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})/.exec(value);
  if (!day) return 'tag_date_form';
  const [, year = '', month = '', date = ''] = day;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` > dayOf(now) ? 'tag_date_future' : null;
}

/** Tags come from templates: one finding per flaw, the home page apart, with the number of pages. */
function byTemplate(
  pages: { page: ReadFact; flaws: TagFlaw[] }[],
  wanted: Params,
  home: ReadFact,
): FindingDraft[] {
  const flaws_ = new Map<string, { flaw: TagFlaw; page: ReadFact; count: number }>();
  for (const { page, flaws } of pages) {
    for (const flaw of flaws) {
      const subject = `${page === home ? 'home' : 'inner'}/${flaw.tag}/${flaw.code}`;
      const known = flaws_.get(subject);
      flaws_.set(subject, known ? { ...known, count: known.count + 1 } : { flaw, page, count: 1 });
    }
  }
  return [...flaws_].map(([subject, { flaw, page, count }]) => {
    const owing = pages.filter(
      (each) => (each.page === home) === (page === home) && tagsOf(each.page, wanted).includes(flaw.tag),
    );
    const value = page.reading.meta[flaw.tag]?.value ?? '';
    return found(
      flaw.code,
      subject,
      { tag: flaw.tag, value, pages: count, checked: owing.length, scope: page === home ? 'home' : 'inner' },
      page,
    );
  });
}
