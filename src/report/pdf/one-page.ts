import { BULLETIN } from '../../wording/bulletin.ts';
import { ONE_PAGE as say } from '../../wording/one-page.ts';
import { percent } from '../../wording/report.ts';
import {
  discreet,
  isAnyRead,
  officialDays,
  openOf,
  type Previous,
  type Problem,
  praiseLines,
  previousLines,
  problemsOf,
  reviewedIn,
  wholeOf,
} from '../bulletin/index.ts';
import { type CellStanding, cellStanding } from '../cell.ts';
import { dueOf } from '../coverage.ts';
import { formatTime } from '../format.ts';
import { type Html, html, own } from '../html/markup.ts';
import type { ReportModel } from '../model.ts';
import { tally, unreadReason } from '../standing.ts';

const MOST_ROWS = 6;
/** The comparison, who sent the ledger back, who did not, and how earlier cases stand. */
const MOST_CHANGES = 4;
const STYLE = `@page{size:A4;margin:14mm 15mm}*{box-sizing:border-box}body{margin:0;font:10.5pt/1.5 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1c2733}
h1{font-size:18pt;margin:0;color:#14406b}.meta{color:#5b6875;margin:0 0 8pt;font-size:9pt}.draft{float:right;border:.6pt solid #8a949e;padding:1pt 6pt}
.figures{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:6pt;margin:0 0 8pt}.figure{border:.6pt solid #b9c3cd;border-top:2.4pt solid #14406b;padding:5pt 7pt}.figure b{display:block;font-size:15pt;line-height:1.3;font-variant-numeric:tabular-nums}.figure span{display:block;font-size:8.5pt;color:#4a5763}
.columns{columns:2;column-gap:9mm}section{margin:0 0 7pt}li,p{break-inside:avoid}h2{break-after:avoid;font-size:11pt;margin:0 0 2pt;color:#14406b;border-bottom:.6pt solid #b9c3cd}p,ul{margin:0 0 2pt}ul{padding-left:1.3em}li{overflow-wrap:anywhere}`;

const ADDRESS = /（见 [^）]*）/g;

const clipped = (text: string): string => discreet(text, 150);

/** Days as an office writes them; a browser would break the others at their hyphens. */
const list = (texts: readonly string[]): Html =>
  texts.length === 0
    ? html`<p>${say.none}</p>`
    : html`<ul>${texts.map((text) => html`<li>${officialDays(text)}</li>`)}</ul>`;

const chapter = (title: string, body: Html): Html => html`<section><h2>${title}</h2>${body}</section>`;

const figure = (label: string, value: string | number, note: string): Html =>
  html`<div class="figure"><span>${label}</span><b>${value}</b><span>${note}</span></div>`;

/** Beside the figure that has its parts. */
const shareOf = (part: number, whole: number): string => (whole === 0 ? '—' : percent(part, whole));

function figures(model: ReportModel): Html {
  const read = model.targets.filter((document) => unreadReason(document) === null);
  const counts = tally(read.flatMap((document) => document.results));
  const clean = read.filter((document) => tally(document.results).breach === 0).length;
  const { coverage, accounts } = model;
  return html`<div class="figures">${figure(
    say.figures.coverage,
    `${coverage.read}/${dueOf(coverage)}`,
    shareOf(coverage.read, dueOf(coverage)),
  )}${figure(say.figures.clean, `${clean}/${read.length}`, shareOf(clean, read.length))}${figure(
    say.figures.breaches,
    counts.breach,
    `${say.ofTold(counts.pass + counts.breach)}，${say.veto(counts.veto)}`,
  )}${figure(say.figures.open, counts.undetermined, say.notCounted)}${
    accounts === undefined
      ? ''
      : figure(
          say.figures.accounts,
          `${accounts.decided}/${accounts.asked}`,
          shareOf(accounts.decided, accounts.asked),
        )
  }</div>`;
}

/** Vetoes item by item: an item found in many places is one line. */
function vetoLines(vetoes: readonly Problem[]): string[] {
  const items = [...Map.groupBy(vetoes, ({ target, indicator }) => `${target} ${indicator}`).values()];
  const lines = items.slice(0, MOST_ROWS).map((places) => {
    const { targetName = '', message = '' } = places[0] ?? {};
    const line = clipped(`${discreet(targetName, 40)}：${message}`);
    return places.length === 1 ? line : say.places(line.replace(/。$/, ''), places.length);
  });
  return items.length > lines.length ? [...lines, say.moreVetoes(items.length - lines.length)] : lines;
}

/** Units in the order of the registry; how many items and places, never a place in a list of merit. */
function unitLines(breaches: readonly Problem[]): string[] {
  const units = [...new Set(breaches.map(({ unit }) => unit))];
  const lines = units.slice(0, MOST_ROWS).map((unit) => {
    const own = breaches.filter((problem) => problem.unit === unit);
    const items = new Set(own.map(({ indicator, target }) => `${target} ${indicator}`)).size;
    return say.unit(discreet(own[0]?.unitName ?? unit, 40), items, own.length);
  });
  return units.length > lines.length ? [...lines, say.more(units.length - lines.length)] : lines;
}

function nextSteps(model: ReportModel, breaches: readonly Problem[], unread: number): string[] {
  if (model.run.state === 'void') return [say.next.void];
  const units = new Set(breaches.map(({ unit }) => unit)).size;
  return [
    ...(model.coverage.complete ? [] : [say.next.incomplete]),
    ...(units > 0 ? [say.next.review, say.next.send(units)] : isAnyRead(model) ? [say.next.none] : []),
    ...(unread > 0 ? [say.next.open] : []),
  ];
}

function fieldsText(model: ReportModel): string {
  if (model.matrix.length === 0) return say.noFields;
  const of = (...wanted: CellStanding[]): number =>
    model.matrix.filter((cell) => wanted.includes(cellStanding(cell))).length;
  return say.fields(wholeOf(model.matrix), of('missing'), of('partial'), of('dismissed', 'waived'));
}

/** One A4 page: where we stand, what is wrong and where, what is good, what to do next. */
export function onePageHtml(model: ReportModel, previous?: Previous): string {
  const breaches = problemsOf(model).filter(({ standing }) => standing === 'breach');
  const vetoes = breaches.filter(({ severity }) => severity === 'veto');
  const open = openOf(model);
  const unread = open.filter(({ title }) => title === null).length;
  const { chapters } = say;
  // Where to see it stands in the bulletin and on the city page; here addresses would fill the sheet.
  const praise = praiseLines(model).map(({ text }) => clipped(text.replace(ADDRESS, '')));
  const body = [
    chapter(chapters.veto, list(vetoLines(vetoes))),
    chapter(chapters.units, list(unitLines(breaches))),
    chapter(chapters.fields, html`<p>${fieldsText(model)}</p>`),
    chapter(chapters.praise, list(praise.slice(0, 4))),
    chapter(
      chapters.change,
      list(
        previousLines(model, previous)
          .slice(0, MOST_CHANGES)
          .map(({ text }, at) => (at === 0 ? discreet(text, 260) : clipped(text))),
      ),
    ),
    chapter(chapters.open, html`<p>${say.open(unread, open.length - unread)}</p>`),
    chapter(chapters.next, list(nextSteps(model, breaches, unread))),
  ];
  const title = say.title(discreet(model.city.name, 40));
  const page = html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${own(STYLE)}</style></head><body><p class="meta draft">${BULLETIN.draftMark}</p><h1>${title}</h1><p class="meta">${say.head(discreet(model.run.id, 60), formatTime(model.run.startedAt))}<br>${say.draft(reviewedIn(model))}</p>${figures(model)}<div class="columns">${body}</div></body></html>`;
  return `${page}`;
}
