import { ANNEX } from '../../wording/annex.ts';
import { reasonText } from '../../wording/reasons.ts';
import { SEVERITY_NAMES, unreadHelp, unreadName } from '../../wording/report-terms.ts';
import { standardText } from '../../wording/standards.ts';
import { type Bulletin, discreet, documentsOf, gatherOpen, type Open } from '../bulletin/index.ts';
import type { CheckResult } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { needsOtherRuns } from '../standing.ts';
import { annex, column, list, text } from './annex.ts';
import { LANDSCAPE_WIDTH, TYPE_AREA, twips } from './page.ts';
import type { Block, Cell } from './parts.ts';

const { heads } = ANNEX;
/** Room to write by hand. */
const FORM_ROW = twips(16);

/** Whole targets have names of their own for why they were not read. What other runs tell asks nothing of the units. */
function whyAndNeed({ title, reason, indicator }: Open): [string, string] {
  if (title === null) return [unreadName(reason), unreadHelp(reason)];
  const { name, advice } = reasonText(reason, indicator);
  return [name, needsOtherRuns({ reason }) ? ANNEX.ours : advice];
}

/** A site by its name, with its unit where the name does not tell it. */
const siteOf = ({ targetName, unitName }: Open): string =>
  discreet(targetName.includes(unitName) ? targetName : ANNEX.siteOf(targetName, unitName), 80);

export function openAnnex({ open }: Bulletin): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.item, 20),
    column(heads.why, 17),
    column(heads.need, 30),
    column(heads.count, 6, 'center'),
    column(heads.target, 40),
  ];
  return list(5, ANNEX.openNote, columns, gatherOpen(open), LANDSCAPE_WIDTH, ({ first, all }) => [
    text(first.title ?? ANNEX.whole),
    ...whyAndNeed(first).map((value) => text(value)),
    text(all.length),
    { text: all.map(siteOf).join('、') },
  ]);
}

/** The standard itself; a name of the registry holds for one alone. */
function standardOf(results: readonly CheckResult[]): string {
  const standards = new Set(
    results.flatMap(({ indicator, threshold }) => standardText(indicator, threshold) || []),
  );
  const [only = '—', ...others] = standards;
  return others.length === 0 ? only : ANNEX.various;
}

/** Every indicator that was applied, once, with what it holds a page against. */
export function methodAnnex(model: ReportModel): Block[] {
  const columns = [
    column(heads.no, 4.8, 'center'),
    column(heads.item, 30),
    column(heads.standard, 12),
    column(heads.clause, 36),
    column(heads.severity, 9, 'center'),
    column(heads.days, 10, 'center'),
    column(heads.version, 18),
  ];
  const version = new Map(
    model.policies.map(({ id, version, hash }) => [
      id,
      `${version} ${hash.replace('sha256:', '').slice(0, 12)}`,
    ]),
  );
  const results = documentsOf(model).flatMap((document) => document.results);
  const applied = Map.groupBy(results, ({ policy, indicator }) => `${policy} ${indicator}`);
  const rows = [...applied.values()].flatMap((alike, at) => {
    const [result] = alike;
    if (result === undefined) return [];
    return [
      [
        text(at + 1),
        text(result.title),
        text(standardOf(alike)),
        text(result.clause),
        text(SEVERITY_NAMES[result.severity]),
        text(result.rectifyWorkdays),
        text(version.get(result.policy) ?? ''),
      ],
    ];
  });
  return annex(6, [ANNEX.methodNote], columns, rows, LANDSCAPE_WIDTH);
}

/** A form to fill in by hand, and the last page with the record at its foot. */
export function appealAnnex(): Block[] {
  const rows = ANNEX.appeal.map(([label, value]): Cell[] => [{ text: label, bold: true }, { text: value }]);
  const columns = [column(heads.item, 22), column('', 78)];
  return annex(7, [], columns, rows, TYPE_AREA.width, FORM_ROW);
}
