import { found } from './found.ts';
import type { ReadFact } from './sight.ts';
import type { FindingDraft, JudgeContext } from './verdict.ts';

/** 网站标识码: six digits of division and four of serial, or the forms of ministries and others (ID-01). */
const CODE = /^(\d{10}|bm\d{8}|[a-z]\d{9})$/i;

/** What is wrong with the codes of a site: meta tag, footer and error-report mark must name the same site. */
export function codeFindings(
  home: ReadFact,
  { unit, portal }: JudgeContext,
): { sure: FindingDraft[]; soft: FindingDraft[] } {
  const { siteIDCode, footerCode, errorReportCode } = home.reading.identity;
  const places = { meta: siteIDCode, footer: footerCode, report: errorReportCode };
  const codes = [...new Set([...siteIDCode, ...footerCode, ...errorReportCode])].sort();
  const sure: FindingDraft[] = [];
  const soft: FindingDraft[] = [];
  if (codes.length === 0) return { sure, soft };
  if (codes.length > 1) {
    const params = Object.fromEntries(
      Object.entries(places).map(([place, values]) => [place, [...values].sort()]),
    );
    sure.push(found('code_mismatch', 'code/agree', params, home));
  }
  const malformed = codes.filter((code) => !CODE.test(code));
  if (malformed.length > 0) sure.push(found('code_malformed', 'code/form', { codes: malformed }, home));
  if (footerCode.length === 0) soft.push(found('code_not_in_footer', 'code/footer', { codes }, home));
  // A site whose own codes differ is told so once; whose they are cannot be said.
  const [code] = codes;
  if (code === undefined || codes.length > 1 || !CODE.test(code)) return { sure, soft };
  if (unit.code !== null && /^\d{10}$/.test(code) && !code.startsWith(unit.code)) {
    const isFormer = unit.formerCodes.some((former) => code.startsWith(former));
    const draft = found(
      isFormer ? 'code_former' : 'code_foreign',
      'code/division',
      { code, expected: unit.code },
      home,
    );
    (isFormer ? soft : sure).push(draft);
  }
  if (portal.siteCode !== null && portal.siteCode.toLowerCase() !== code.toLowerCase()) {
    soft.push(found('code_registry', 'code/registry', { code, expected: portal.siteCode }, home));
  }
  return { sure, soft };
}
