import { BULLETIN, NUMERALS } from '../../wording/bulletin.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { basics } from './basics.ts';
import { demands } from './demands.ts';
import { discreet } from './discreet.ts';
import { officialDays } from './official-days.ts';
import { praiseLines } from './praise-lines.ts';
import { previousLines } from './previous.ts';
import { documentsOf, isAccount, type Open, openOf, type Problem, problemsOf } from './problem.ts';
import { problemLines } from './problem-lines.ts';

/** One paragraph. `level` 0 is body text; 1–4 are 一、（一）1.（1）, already numbered. */
export interface Line {
  level: 0 | 1 | 2 | 3 | 4;
  text: string;
}

/** The run before this one, and the units that sent a filled ledger back; null when nobody can tell. */
export interface Previous {
  model: ReportModel;
  returned: readonly string[] | null;
}

/** What the office adds when it issues: who, under which number, on which day (`YYYY-MM-DD`), with copies to whom. */
export interface Issue {
  by: string;
  number: string;
  on: string;
  copyTo: string;
}

export interface BulletinOptions {
  previous?: Previous;
  /** A draft while absent. */
  issued?: Issue;
}

/** The text of a bulletin before it takes a form. */
export interface Bulletin {
  draft: boolean;
  issuer: string;
  number: string;
  title: string[];
  addressees: string;
  lines: Line[];
  signedBy: string;
  signedOn: string;
  copyTo: string;
  printedBy: string;
  printedOn: string;
  problems: Problem[];
  open: Open[];
}

/** One numbered chapter, 一、; its parts are numbered （一）. */
export interface Part {
  title: string;
  lines: Line[];
}

const chapter = (title: string, at: number, parts: readonly Part[], bare: readonly Line[] = []): Line[] => [
  { level: 1, text: `${NUMERALS[at]}、${title}` },
  ...bare,
  ...parts.flatMap((part, index): Line[] => [
    { level: 2, text: `（${NUMERALS[index]}）${part.title}` },
    ...part.lines,
  ]),
];

/** 国办秘函〔2019〕19号 and the like out of the titles of the policies; a restricted notice is cited by number only. */
const citations = (model: ReportModel): string[] =>
  model.policies.map(({ title }) => discreet(title.split(/\s/)[0] ?? title, 60));

/** The bulletin of a run in words, without form. Pure: the same model gives the same words. */
export function bulletinOf(model: ReportModel, options: BulletinOptions = {}): Bulletin {
  const { issued, previous } = options;
  const { headings } = BULLETIN;
  const [problems, open] = [problemsOf(model), openOf(model)];
  const media = documentsOf(model).some(isAccount);
  const started = formatTime(model.run.startedAt);
  const [year = '', month = ''] = started.split('-');
  const city = discreet(model.city.name, 40);
  const opening = media ? BULLETIN.opening : BULLETIN.openingSites;
  const lines: Line[] = [
    { level: 0, text: opening(citations(model)) },
    ...chapter(headings.basics, 0, basics(model, open)),
    ...chapter(headings.previous, 1, [], previousLines(model, previous)),
    ...chapter(headings.praise, 2, [], praiseLines(model)),
    ...chapter(headings.problems, 3, problemLines(model, problems, media)),
    ...chapter(headings.demands, 4, demands(model, problems, open, issued === undefined)),
  ];
  return {
    draft: issued === undefined,
    issuer: issued === undefined ? BULLETIN.issuer(city) : discreet(issued.by, 40),
    number: issued === undefined ? BULLETIN.number(year) : discreet(issued.number, 60),
    title: BULLETIN.title(city, year, Number(month), media),
    addressees: BULLETIN.addressees(scopeKinds(model)),
    lines: lines.map(({ level, text }) => ({ level, text: officialDays(text) })),
    signedBy: issued === undefined ? BULLETIN.signed : discreet(issued.by, 40),
    signedOn: issued === undefined ? BULLETIN.dated : officialDays(discreet(issued.on, 20)),
    copyTo: issued === undefined ? BULLETIN.copyTo : BULLETIN.copies(discreet(issued.copyTo, 200)),
    printedBy: issued === undefined ? BULLETIN.printedBy : discreet(issued.by, 40),
    printedOn:
      issued === undefined ? BULLETIN.printedOn : BULLETIN.printed(officialDays(discreet(issued.on, 20))),
    problems,
    open,
  };
}

/** Kinds of the units a run set out to see; nobody else is addressed. */
function scopeKinds(model: ReportModel): string[] {
  const kindOf = new Map(model.units.map((unit) => [unit.id, unit.kind]));
  const units = [
    ...documentsOf(model).map(({ target }) => target.unit),
    ...model.unseen.map(({ unit }) => unit),
  ];
  return [...new Set(units.map((unit) => kindOf.get(unit) ?? 'other'))];
}
