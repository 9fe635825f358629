import { BULLETIN } from '../../wording/bulletin.ts';
import { formatTime } from '../format.ts';
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

/** 上期问题整改情况: by comparison when it is fair, else why there is none. */
export function previousLines(model: ReportModel, previous: Previous | undefined): Line[] {
  const body = (texts: readonly string[]): Line[] => texts.map((text) => ({ level: 0, text }));
  if (previous === undefined) return body([say.unknown]);
  const change = compareRuns(previous.model, model);
  const run = discreet(previous.model.run.id, 60);
  if (!change.comparable) return body([change.why === 'city' ? say.city : say.policies(run)]);
  const { fixed, persisting, untold, fresh } = change;
  const all = fixed.length + persisting.length + untold.length;
  if (all === 0) return body([`${say.clean}${fresh.length > 0 ? say.fresh(fresh.length) : ''}`]);
  const at = formatTime(previous.model.run.startedAt);
  return body([
    [
      say.counts(run, at, fixed.length, persisting.length, untold.length, all),
      fixed.length > 0 ? say.fixed(unitsOf(fixed)) : '',
      persisting.length > 0 ? say.persisting(unitsOf(persisting)) : '',
      fresh.length > 0 ? say.fresh(fresh.length) : '',
    ].join(''),
    ...returnedTexts(previous),
  ]);
}
