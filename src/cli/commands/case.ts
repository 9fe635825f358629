import { Command, InvalidArgumentError, Option } from 'commander';
import type { Case, Decision } from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import { caseWords as say } from '../../wording/case-commands.ts';
import { CASE_STATE_NAMES } from '../../wording/history.ts';
import { caseLines } from '../case-list.ts';
import { type End, EXIT, UsageError } from '../exit.ts';
import { option } from '../options.ts';
import { plain, type Shell } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';
import { publishedHolidays } from '../worlds.ts';
import { caseImportCommand } from './case-import.ts';
import { caseRemindCommand } from './case-remind.ts';

interface ListFlags {
  state?: string[];
  target?: string;
  unit?: string;
  overdue?: boolean;
  all?: boolean;
  reports?: string;
  format: 'text' | 'json';
}

function states(text: string, earlier: string[] = []): string[] {
  if (!(text in CASE_STATE_NAMES)) throw new InvalidArgumentError(say.badState);
  return [...earlier, text];
}

interface DecisionFlags {
  by?: string;
  reason?: string;
  until?: string;
  uphold?: boolean;
  dismiss?: boolean;
  reports?: string;
}

export const caseCommand = (shell: Shell, end: End): Command =>
  new Command('case')
    .description(say.commands.case)
    .helpCommand(false)
    .addCommand(listCommand(shell, end))
    .addCommand(showCommand(shell, end))
    .addCommand(decisionCommand(shell, end, 'confirm', (flags) => ({ event: 'confirm', ...reasonOf(flags) })))
    .addCommand(decisionCommand(shell, end, 'waive', (flags) => waiver(shell, flags)))
    .addCommand(
      decisionCommand(shell, end, 'dispute', (flags) => ({ event: 'dispute', ...neededReason(flags) })),
    )
    .addCommand(decisionCommand(shell, end, 'decide', verdict))
    .addCommand(decisionCommand(shell, end, 'note', (flags) => ({ event: 'note', ...neededReason(flags) })))
    .addCommand(precisionCommand(shell, end))
    .addCommand(raiseCommand(shell, end))
    .addCommand(caseRemindCommand(shell, end))
    .addCommand(caseImportCommand(shell, end));

const listCommand = (shell: Shell, end: End): Command =>
  new Command('list')
    .description(say.commands.list)
    .addOption(new Option('--state <状态...>', say.options.state).argParser(states))
    .option('--target <编号>', say.options.target)
    .option('--unit <编号>', say.options.unit)
    .option('--overdue', say.options.overdue)
    .option('--all', say.options.all)
    .addOption(option.format(['text', 'json']))
    .addOption(option.reports())
    .action(async (flags: ListFlags) => {
      const { allCases, readBooks } = await import('../../run/index.ts');
      const { isOpen, isOverdue } = await import('../../cases/index.ts');
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      const today = chinaDay(shell.now());
      const wanted = (one: Case): boolean =>
        (flags.state ? flags.state.includes(one.state) : flags.all === true || isOpen(one.state)) &&
        (flags.target === undefined || one.target === flags.target) &&
        (flags.unit === undefined || one.unit === flags.unit) &&
        (flags.overdue !== true || isOverdue(one, today));
      const cases = allCases(await readBooks(store)).filter(wanted);
      if (flags.format === 'json')
        shell.out(`${JSON.stringify({ schema: 'xunjian/cases@1', cases }, null, 2)}\n`);
      else {
        for (const one of cases) {
          const { fingerprint, state, dueOn, unit, message } = one;
          shell.out(say.row(fingerprint, state, dueOn, isOverdue(one, today), unit, plain(message)));
        }
        shell.out(say.total(cases.length));
      }
      await store.close();
      end(EXIT.compliant);
    });

const showCommand = (shell: Shell, end: End): Command =>
  new Command('show')
    .description(say.commands.show)
    .argument('<编号>', say.args.fingerprint)
    .addOption(option.format(['text', 'json']))
    .addOption(option.reports())
    .action(async (id: string, flags: { reports?: string; format: 'text' | 'json' }) => {
      const { findCases } = await import('../../run/index.ts');
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      const found = await findCases(store, id);
      await store.close();
      const [one] = found;
      if (!one) throw new UsageError(say.unknown(id));
      if (found.length > 1)
        throw new UsageError(
          say.ambiguous(
            id,
            found.map((each) => each.fingerprint),
          ),
        );
      shell.out(
        flags.format === 'json'
          ? `${JSON.stringify({ schema: 'xunjian/case@1', case: one }, null, 2)}\n`
          : caseLines(one),
      );
      end(EXIT.compliant);
    });

const reasonOf = ({ reason = '' }: DecisionFlags): { reason: string } => ({ reason });

function neededReason({ reason = '' }: DecisionFlags): { reason: string } {
  if (reason.trim() === '') throw new UsageError(say.needReason);
  return { reason };
}

function waiver(shell: Shell, flags: DecisionFlags): Decision {
  const { until = '' } = flags;
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(Date.parse(until)) || until < chinaDay(shell.now()))
    throw new UsageError(say.badUntil);
  return { event: 'waive', until, ...neededReason(flags) };
}

function verdict(flags: DecisionFlags): Decision {
  if ((flags.uphold === true) === (flags.dismiss === true)) throw new UsageError(say.oneVerdict);
  return { event: flags.uphold === true ? 'uphold' : 'dismiss', ...neededReason(flags) };
}

function decisionCommand(
  shell: Shell,
  end: End,
  name: 'confirm' | 'waive' | 'dispute' | 'decide' | 'note',
  read: (flags: DecisionFlags) => Decision,
): Command {
  const command = new Command(name)
    .description(say.commands[name])
    .argument('<编号>', say.args.fingerprint)
    .option('--by <姓名>', say.options.by)
    .option('--reason <说明>', say.options.reason);
  if (name === 'waive') command.option('--until <日期>', say.options.until);
  if (name === 'decide')
    command.option('--uphold', say.options.uphold).option('--dismiss', say.options.dismiss);
  return command.addOption(option.reports()).action(async (id: string, flags: DecisionFlags) => {
    const { by = '' } = flags;
    if (by.trim() === '') throw new UsageError(say.needBy);
    await applyDecision(shell, id, read(flags), by, flags.reports);
    end(EXIT.compliant);
  });
}

async function applyDecision(
  shell: Shell,
  id: string,
  decision: Decision,
  by: string,
  reports: string | undefined,
): Promise<void> {
  const { decideCase } = await import('../../run/index.ts');
  const { openCalendar } = await import('../../cases/index.ts');
  const calendar = openCalendar(await publishedHolidays(shell));
  // Decisions take their own turn beside a running scan, so the store itself is not locked.
  const store = await openStore(shell, reportsDir(shell, reports), false);
  try {
    const done = await decideCase(store, id, decision, by, shell.now(), calendar);
    if (done.state === 'unknown') throw new UsageError(say.unknown(id));
    if (done.state === 'ambiguous') throw new UsageError(say.ambiguous(id, done.fingerprints));
    const { fingerprint, state, dueOn } = done.case;
    if (done.state === 'refused') throw new UsageError(say.refused(fingerprint, state));
    shell.out(say.decided(fingerprint, state, dueOn));
  } finally {
    await store.close();
  }
}

const precisionCommand = (shell: Shell, end: End): Command =>
  new Command('precision')
    .description(say.commands.precision)
    .addOption(option.reports())
    .action(async (flags: { reports?: string }) => {
      const { allCases, readBooks, readPrecision } = await import('../../run/index.ts');
      const { precisionOf } = await import('../../cases/index.ts');
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      const book = await readPrecision(store);
      const precisions = precisionOf(allCases(await readBooks(store)), book);
      await store.close();
      if (precisions.length === 0) shell.out(say.noPrecision);
      for (const { indicator, right, wrong, share } of precisions) {
        const isDemoted = book.demoted.some((one) => one.indicator === indicator);
        shell.out(say.precision(indicator, right, wrong, share, isDemoted));
      }
      end(EXIT.compliant);
    });

const raiseCommand = (shell: Shell, end: End): Command =>
  new Command('raise')
    .description(say.commands.raise)
    .argument('<指标>', say.args.indicator)
    .option('--by <姓名>', say.options.by)
    .option('--reason <说明>', say.options.reason)
    .addOption(option.reports())
    .action(async (indicator: string, flags: DecisionFlags) => {
      const { by = '' } = flags;
      if (by.trim() === '') throw new UsageError(say.needBy);
      const { reason } = neededReason(flags);
      const { raiseIndicator } = await import('../../run/index.ts');
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      const isRaised = await raiseIndicator(store, indicator, by, reason, shell.now());
      await store.close();
      if (!isRaised) throw new UsageError(say.notDemoted(indicator));
      shell.out(say.raised(indicator));
      end(EXIT.compliant);
    });
