import { AREA_NAMES, BULLETIN } from '../../wording/bulletin.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { AREAS, type Area } from './area.ts';
import type { Line, Part } from './content.ts';
import { discreet } from './discreet.ts';
import { gatherProblems, type Row, rowText } from './gather.ts';
import { isAnyRead, type Problem } from './problem.ts';

const { problems: say } = BULLETIN;
const MOST_EXAMPLES = 3;
const ANNEX_OF: Record<Area, number> = { site: 2, disclosure: 2, media: 3, interaction: 2 };

const unended = (text: string): string => text.replace(/[。；;.\s]+$/u, '');

function example(row: Row<Problem>): string {
  const { targetName, seenAt } = row.first;
  const message = unended(discreet(rowText(row, MOST_EXAMPLES), 160));
  return say.example(discreet(targetName, 60), formatTime(seenAt).slice(0, 10), message);
}

/** One example of each unit. */
function examplesOf(rows: readonly Row<Problem>[]): Row<Problem>[] {
  const units = new Set<string>();
  const firsts = rows.filter(({ first: { unit } }) => !units.has(unit) && units.add(unit));
  return firsts.slice(0, MOST_EXAMPLES);
}

function indicatorLine(problems: readonly Problem[], at: number, area: Area): Line[] {
  const [first] = problems;
  if (first === undefined) return [];
  const units = new Set(problems.map(({ unit }) => unit)).size;
  const rows = gatherProblems(problems);
  const shown = examplesOf(rows);
  const isAll = rows.length === shown.length && shown.every(({ all }) => all.length <= MOST_EXAMPLES);
  const rest = isAll ? '' : say.more(ANNEX_OF[area]);
  const heading = say.heading(discreet(first.title, 80), discreet(first.clause, 80));
  return [
    {
      level: 3,
      text: `${at + 1}.${heading}${say.count(units, problems.length)}${say.such(shown.map(example))}${rest}`,
    },
  ];
}

function areaLines(area: Area, problems: readonly Problem[], media: boolean, read: boolean): Line[] {
  const own = problems.filter((problem) => problem.area === area);
  const breaches = own.filter(({ standing }) => standing === 'breach');
  const hints = own.length - breaches.length;
  if (area === 'media' && !media) return [{ level: 0, text: say.noAccounts }];
  if (!read) return [{ level: 0, text: say.notRead }];
  const indicators = [...new Set(breaches.map(({ indicator }) => indicator))];
  const lines = indicators.flatMap((indicator, at) =>
    indicatorLine(
      breaches.filter((problem) => problem.indicator === indicator),
      at,
      area,
    ),
  );
  return [
    ...(lines.length > 0 ? lines : [{ level: 0 as const, text: say.none }]),
    ...(hints > 0 ? [{ level: 0 as const, text: say.advised(hints) }] : []),
  ];
}

/** 存在的主要问题 under their four heads; only breaches are told as problems. */
export function problemLines(model: ReportModel, problems: readonly Problem[], media: boolean): Part[] {
  const read = isAnyRead(model);
  return AREAS.map((area) => ({ title: AREA_NAMES[area], lines: areaLines(area, problems, media, read) }));
}
