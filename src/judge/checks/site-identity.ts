import { z } from 'zod';
import { labelOf, type PageLink, type SiteIdentity } from '../../facts/index.ts';
import { isSameSite } from '../address.ts';
import { found } from '../found.ts';
import { homeOf, mayHideLinks, type ReadFact, readPages } from '../sight.ts';
import { codeFindings } from '../site-code.ts';
import { type Check, type FindingDraft, fail, pass, undetermined, warn } from '../verdict.ts';

const MARKS = [
  'partyMark',
  'errorReportMark',
  'siteCode',
  'icp',
  'police',
  'sponsor',
  'phone',
  'siteMap',
] as const;
type Mark = (typeof MARKS)[number];

const params = z.strictObject({ marks: z.array(z.enum(MARKS)).default([...MARKS]) });

/** The footer shows who runs the site, and all codes of the site agree.
 *  Basis: 国办发〔2017〕47号 底部功能区 (G47-21); standards §10 (ID-01 … ID-08). */
export const siteIdentity: Check<z.infer<typeof params>> = {
  kind: 'site-identity',
  params,

  judge(facts, { marks }, context) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    const { home } = seen;
    const inner = readPages(facts, 'column', 'article').filter(
      (page) => isSameSite(page.visit.finalUrl, home.visit.finalUrl) && !mayHideFooter(page),
    );
    const missing = marks.filter((mark) => !shows(mark, home));
    const codes = codeFindings(home, context);
    const measure = {
      measured: `${marks.length - missing.length}/${marks.length}`,
      threshold: `${marks.length}/${marks.length}`,
      facts: { missing, pages: inner.length + 1 },
    };
    const onInner = marks
      .filter((mark) => !missing.includes(mark))
      .flatMap((mark) => innerFinding(mark, inner));
    if (missing.length > 0 && mayHideFooter(home)) {
      return codes.sure.length > 0 ? fail(codes.sure, measure) : undetermined('needs_js', measure);
    }
    const lacks = missing.map((mark) => ({ mark, draft: found('identity_missing', mark, { mark }, home) }));
    const sure = [...lacks.filter(({ mark }) => mark !== 'phone').map(({ draft }) => draft), ...codes.sure];
    if (sure.length > 0) return fail(sure, measure);
    // A way to get in touch may be an address or a mailbox that was not recognised; a person looks.
    const soft = [...lacks.map(({ draft }) => draft), ...codes.soft, ...onInner];
    return soft.length > 0 ? warn(soft, measure) : pass(measure);
  },
};

/** A footer written by a script or kept in a frame was not read. Lists filled by scripts do not matter here. */
const mayHideFooter = (page: ReadFact): boolean =>
  mayHideLinks(page) || page.reading.links.some(isFooterFrame);

const isFooterFrame = ({ via, url }: PageLink): boolean =>
  via === 'frame' && /foot|bottom|copyright|dibu|btm/i.test(URL.parse(url ?? '')?.pathname ?? '');

/** 联系我们 in the footer is a way to get in touch, too. */
const shows = (mark: Mark, { reading }: ReadFact): boolean =>
  SHOWS[mark](reading.identity) ||
  (mark === 'phone' &&
    reading.links.some((link) => link.region === 'footer' && /联系(我们|方式|电话)/.test(labelOf(link))));

const SHOWS: Record<Mark, (identity: SiteIdentity) => boolean> = {
  partyMark: (identity) => identity.partyMark,
  errorReportMark: (identity) => identity.errorReportMark,
  siteCode: ({ footerCode, errorReportCode, siteIDCode }) =>
    footerCode.length + errorReportCode.length + siteIDCode.length > 0,
  icp: (identity) => identity.icp.length > 0,
  police: (identity) => identity.police.length > 0,
  sponsor: (identity) => identity.sponsor.length > 0,
  phone: (identity) => identity.phone.length > 0,
  siteMap: (identity) => identity.siteMap.length > 0,
};

/** One template, one finding: a mark the home page shows and inner pages do not. */
function innerFinding(mark: Mark, inner: readonly ReadFact[]): FindingDraft[] {
  const without = inner.filter((page) => !shows(mark, page));
  if (without.length === 0) return [];
  const params = { mark, pages: without.length, checked: inner.length };
  return [found('identity_missing_inner', `inner/${mark}`, params, without[0])];
}
