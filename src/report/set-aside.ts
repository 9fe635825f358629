import { fingerprint } from '../judge/index.ts';
import { resultMessage } from '../wording/report.ts';
import { accountsSection } from './accounts.ts';
import { caseFinder, isSetAside } from './bulletin/index.ts';
import { jointly, withCellsAside } from './cell.ts';
import type { CheckDocument, CheckFinding, CheckResult, SetAside } from './check-document.ts';
import type { ReportModel } from './model.ts';

type Decide = (id: string, indicator: string, target: string) => SetAside | undefined;

function decisions(model: ReportModel): Decide {
  const caseOf = caseFinder(model);
  return (id, indicator, target) => {
    const one = caseOf({ id, indicator, target });
    if (one === null || !isSetAside(one)) return undefined;
    const state = one.state === 'waived' ? 'waived' : 'dismissed';
    return { state, by: one.decidedBy, until: state === 'waived' ? one.waivedUntil : null };
  };
}

/** What a result says: what is held against somebody, or everything where nothing is. */
function told(before: CheckResult, findings: CheckFinding[]): Pick<CheckResult, 'message' | 'findings'> {
  const marks = [...before.findings, ...findings].some(({ setAside }) => setAside !== undefined);
  const held = findings.filter(({ setAside }) => setAside === undefined);
  const said = (held.length > 0 ? held : findings).map(({ message }) => message);
  const { verdict, reason } = before;
  return {
    findings,
    message: marks
      ? resultMessage({ verdict, reason, findings: said, unnamed: before.unnamed ?? 0 })
      : before.message,
  };
}

function decidedResult(marked: CheckResult, target: string, decide: Decide): CheckResult {
  const { setAside: _, ...result } = marked;
  if (result.verdict !== 'fail' && result.verdict !== 'warn') return result;
  const { indicator } = result;
  const findings = result.findings.map(({ setAside: _was, ...finding }): CheckFinding => {
    const setAside = decide(finding.fingerprint, indicator, target);
    return setAside === undefined ? finding : { ...finding, setAside };
  });
  const all =
    findings.length === 0
      ? [decide(fingerprint(indicator, target, ''), indicator, target)]
      : findings.map(({ setAside }) => setAside);
  const given = all.filter((one) => one !== undefined);
  // Nobody decided about places that are not named.
  if (given.length < all.length || (result.unnamed ?? 0) > 0) return { ...result, ...told(marked, findings) };
  const whole = jointly(given);
  return { ...result, ...told(marked, findings), ...(whole && { setAside: whole }) };
}

/** Marks every finding that a person dismissed or that is under a waiver, by the cases of the model, and counts the
 *  accounts anew. A result all of whose findings are set aside is set aside, and so is a cell of the matrix. Marks that no
 *  longer hold are taken off. Pure. */
export function withSetAside(model: ReportModel): ReportModel {
  const decide = decisions(model);
  const decided = (documents: readonly CheckDocument[]): CheckDocument[] =>
    documents.map((document) => ({
      ...document,
      results: document.results.map((result) => decidedResult(result, document.target.id, decide)),
    }));
  const { accounts } = model;
  const targets = decided(model.targets);
  return {
    ...model,
    targets,
    matrix: withCellsAside(model.matrix, targets),
    ...(accounts && {
      accounts: accountsSection({
        documents: decided(accounts.documents),
        gateways: accounts.gateways.map((gateway) => ({ ...gateway, standsStill: true })),
        missed: accounts.missed ?? 0,
      }),
    }),
  };
}
