import { BULLETIN } from '../../wording/bulletin.ts';
import { formatTime } from '../format.ts';
import type { ReportCase } from '../history-model.ts';
import type { ReportModel } from '../model.ts';
import { compareRuns } from './compare.ts';
import type { Line, Previous } from './content.ts';
import { discreet } from './discreet.ts';
import { type Problem, problemsOf } from './problem.ts';

const { previous: say } = BULLETIN;

const unitsOf = (problems: readonly Problem[]): string[] => [
  ...new Set(problems.map(({ unitName }) => discreet(unitName, 40))),
];

/** Who sent the ledger back and who has not; nothing when nobody kept account of it. */
function returnedTexts({ model, returned }: Previous): string[] {
  if (returned === null) return [];
  const owed = problemsOf(model).filter(({ standing }) => standing === 'breach');
  const [sent, silent] = [true, false].map((has) =>
    unitsOf(owed.filter(({ unit }) => returned.includes(unit) === has)),
  );
  return [
    ...(sent !== undefined && sent.length > 0 ? [say.returned(sent)] : []),
    ...(silent !== undefined && silent.length > 0 ? [say.silent(silent)] : []),
  ];
}

const TOLD = ['confirmed', 'notified'];

/** What became of the cases of earlier runs; nothing where none is remembered. */
function caseTexts({ history, units }: ReportModel): string[] {
  if (history === undefined || history.since === null) return [];
  const nameOf = new Map(units.map(({ id, name }) => [id, discreet(name, 40)]));
  const names = (cases: readonly ReportCase[]): string[] => [
    ...new Set(cases.map(({ unit }) => nameOf.get(unit) ?? discreet(unit, 40))),
  ];
  const of = (change: ReportCase['change'], states: readonly string[]): ReportCase[] =>
    history.cases.filter((one) => one.change === change && states.includes(one.state));
  const mended = of('fixed', ['fixed']);
  const persisting = of('persisting', TOLD);
  const regressed = history.cases.filter(({ change }) => change === 'regressed');
  const untold = of('unseen', TOLD);
  const overdue = persisting.filter((one) => one.overdue);
  if (mended.length + persisting.length + regressed.length + untold.length === 0) return [];
  return [
    [
      say.cases(mended.length, persisting.length, overdue.length, regressed.length, untold.length),
      mended.length > 0 ? say.mended(names(mended)) : '',
      overdue.length > 0 ? say.overdue(names(overdue)) : '',
    ].join(''),
  ];
}

/** What two runs held side by side say: by comparison when it is fair, else why there is none. */
function changeTexts(model: ReportModel, previous: Previous): string[] {
  const change = compareRuns(previous.model, model);
  const run = discreet(previous.model.run.id, 60);
  if (!change.comparable) return [change.why === 'city' ? say.city : say.policies(run)];
  const { fixed, persisting, untold, fresh } = change;
  const all = fixed.length + persisting.length + untold.length;
  if (all === 0) return [`${say.clean}${fresh.length > 0 ? say.fresh(fresh.length) : ''}`];
  const at = formatTime(previous.model.run.startedAt);
  return [
    [
      say.counts(run, at, fixed.length, persisting.length, untold.length, all),
      fixed.length > 0 ? say.fixed(unitsOf(fixed)) : '',
      persisting.length > 0 ? say.persisting(unitsOf(persisting)) : '',
      fresh.length > 0 ? say.fresh(fresh.length) : '',
    ].join(''),
    ...returnedTexts(previous),
  ];
}

/** 上期问题整改情况: this run against the one before, then what became of the cases. */
export function previousLines(model: ReportModel, previous: Previous | undefined): Line[] {
  const cases = caseTexts(model);
  const change = previous === undefined ? [] : changeTexts(model, previous);
  const texts = [...change, ...cases];
  return (texts.length > 0 ? texts : [say.unknown]).map((text) => ({ level: 0, text }));
}
