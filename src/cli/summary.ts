import type { ScanOutcome } from '../run/index.ts';
import { cli } from '../wording/cli.ts';
import { MEDIA } from '../wording/media.ts';
import { unreadName } from '../wording/report-terms.ts';

/** The gist of a finished scan on the terminal: coverage first, then results, then where the report lies. */
export async function scanSummary(
  { model }: Pick<ScanOutcome, 'model'>,
  reportFile: string,
): Promise<string> {
  const { outcome, tally, unreadReason } = await import('../report/index.ts');
  const { coverage, targets } = model;
  const lines: string[] = [];
  const unread = Object.entries(coverage.unread).map(([reason, count]) => `${unreadName(reason)} ${count}`);
  const read = targets.filter((document) => unreadReason(document) === null);
  const breaching = read.filter(({ results }) => tally(results).breach > 0).length;
  // A run over accounts alone has nothing to say of sites.
  if (coverage.targets > 0 || !model.accounts)
    lines.push(
      cli.coverage(coverage.read, coverage.attempted, coverage.missed ?? 0, coverage.targets),
      ...(unread.length > 0 ? [cli.unread(unread.join('、'))] : []),
      cli.unitsSummary(breaching, read.length - breaching, targets.length - read.length),
    );
  if (model.accounts) {
    const { asked, decided, counts, missed = 0 } = model.accounts;
    lines.push(
      MEDIA.summary(MEDIA.share(decided, asked), counts.pass, counts.fail, counts.warn, counts.undetermined),
      ...(missed > 0 ? [MEDIA.missed(missed)] : []),
    );
  }
  lines.push(cli.conclusion[outcome(model)], cli.reportAt(reportFile));
  return `${lines.join('\n')}\n`;
}
