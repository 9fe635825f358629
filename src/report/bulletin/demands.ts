import { BULLETIN } from '../../wording/bulletin.ts';
import { SEVERITY_NAMES } from '../../wording/report-terms.ts';
import type { ReportModel } from '../model.ts';
import type { Part } from './content.ts';
import type { Open, Problem } from './problem.ts';
import { supervisionOf } from './supervise.ts';

const { demands: say, headings } = BULLETIN;

/** The shortest time asked for within each weight, heaviest first. */
function deadlines(problems: readonly Problem[]): string[] {
  return (['veto', 'deduct'] as const).flatMap((severity) => {
    const days = problems
      .filter((problem) => problem.standing === 'breach' && problem.severity === severity)
      .map(({ workdays }) => workdays);
    const [shortest, longest] = [Math.min(...days), Math.max(...days)];
    if (days.length === 0) return [];
    return [
      shortest === longest
        ? say.days(SEVERITY_NAMES[severity], shortest)
        : say.daysBetween(SEVERITY_NAMES[severity], shortest, longest),
    ];
  });
}

const part = (title: string, text: string): Part => ({ title, lines: [{ level: 0, text }] });

/** 工作要求: what is due, how to answer, how to object. Deadlines count from receipt. In a draft the office is told where
 *  to set its dates; what is issued has no blanks. */
export function demands(
  model: ReportModel,
  problems: readonly Problem[],
  open: readonly Open[],
  draft: boolean,
): Part[] {
  const groups = deadlines(problems);
  return [
    part(headings.rectify, groups.length === 0 ? say.nothing : say.rectify(groups, draft)),
    ...(groups.length === 0 ? [] : [part(headings.feedback, draft ? say.feedbackDraft : say.feedback)]),
    ...(open.length === 0 ? [] : [part(headings.open, say.open(open.length))]),
    ...(supervisionOf(model).length === 0 ? [] : [part(headings.guide, say.guide)]),
    part(headings.appeal, say.appeal),
  ];
}
