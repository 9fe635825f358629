import { BULLETIN } from '../../wording/bulletin.ts';
import { MEDIA } from '../../wording/media.ts';
import { unreadName } from '../../wording/report-terms.ts';
import { formatCount, formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { tally, unreadReason } from '../standing.ts';
import { caseCounts, reviewedIn } from './case.ts';
import type { Line, Part } from './content.ts';
import { discreet } from './discreet.ts';
import { type Open, setAsideIn } from './problem.ts';

const { scope: say, method, results, headings } = BULLETIN;

/** Targets that were not read, named under their reason. */
function unreadNames(open: readonly Open[]): string {
  const byReason = new Map<string, string[]>();
  for (const { title, reason, targetName } of open) {
    if (title !== null) continue;
    byReason.set(reason, [...(byReason.get(reason) ?? []), discreet(targetName, 60)]);
  }
  if (byReason.size === 0) return say.allRead;
  return say.unreadAll(
    [...byReason].map(([reason, names]) => say.unread(discreet(unreadName(reason), 60), names)),
  );
}

const missedAccounts = ({ missed = 0 }: NonNullable<ReportModel['accounts']>): string =>
  missed > 0 ? MEDIA.missed(missed) : '';

/** Accounts have a coverage of their own: whether the rule everybody is judged by could be answered. */
function accountScope({ accounts }: ReportModel): string {
  return accounts === undefined
    ? say.noAccounts
    : `${say.accounts(accounts.registered, accounts.asked, accounts.decided)}${missedAccounts(accounts)}`;
}

function scopeText(model: ReportModel, open: readonly Open[]): string[] {
  const { targets, attempted, missed = 0, read, pages } = model.coverage;
  const bound = new Set(model.matrix.map((cell) => cell.unit)).size;
  return [
    `${say.sites(targets, attempted, missed, read)} ${say.pages(formatCount(pages))}${accountScope(model)}${bound > 0 ? say.fields(bound, model.fields.length) : ''}`,
    unreadNames(open),
  ];
}

/** How the problems stand as cases, and what people set aside. */
function caseText(model: ReportModel): string {
  const cases = caseCounts(model);
  const aside = setAsideIn(model).length;
  return [
    cases === null ? '' : results.cases(cases.confirmed, cases.suspected, cases.disputed),
    aside > 0 ? results.setAside(aside) : '',
  ].join('');
}

function resultText(model: ReportModel): string[] {
  const { coverage, run } = model;
  if (run.state === 'void') return [results.void];
  const warning = coverage.complete ? [] : [results.incomplete(coverage.floor)];
  const read = model.targets.filter((document) => unreadReason(document) === null);
  if (read.length === 0) return [...warning, results.nothing];
  const counts = tally(read.flatMap((document) => document.results));
  const clean = read.filter((document) => tally(document.results).breach === 0).length;
  const { accounts } = model;
  return [
    ...warning,
    `${results.sites(clean, read.length)}${results.counts(counts.pass, counts.breach, counts.veto, counts.undetermined)}${caseText(model)}`,
    ...(accounts === undefined
      ? []
      : [
          results.accounts(
            accounts.counts.pass,
            accounts.counts.fail,
            tally(accounts.documents.flatMap((document) => document.results)).veto,
            accounts.counts.warn,
            accounts.counts.undetermined,
          ),
        ]),
  ];
}

const body = (texts: readonly string[]): Line[] => texts.map((text) => ({ level: 0, text }));

/** 基本情况: how far the check reached, how it was done, what came of it. */
export function basics(model: ReportModel, open: readonly Open[]): Part[] {
  const { run, policies } = model;
  const from = formatTime(run.startedAt);
  const to = run.finishedAt === null ? from : formatTime(run.finishedAt);
  const names = policies.map(({ title, version }) => discreet(`${title}（版本 ${version}）`, 120));
  return [
    { title: headings.scope, lines: body(scopeText(model, open)) },
    {
      title: headings.method,
      lines: body([
        `${method.how(from, to, discreet(run.id, 60), reviewedIn(model))}${method.policies(names)}`,
      ]),
    },
    { title: headings.results, lines: body(resultText(model)) },
  ];
}
