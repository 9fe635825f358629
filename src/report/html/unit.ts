import { MEDIA } from '../../wording/media.ts';
import { unitSummary } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { rendersText, skipName, unitKindName, unreadHelp, unreadName } from '../../wording/report-terms.ts';
import { reviewedIn } from '../bulletin/index.ts';
import type { Charts } from '../charts/index.ts';
import type { CheckDocument } from '../check-document.ts';
import { formatBytes, formatCount, formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { byWeight, standingOf, tally, unreadReason } from '../standing.ts';
import { targetAvailability } from './availability.ts';
import { dutiesTable } from './calendar.ts';
import { foot } from './city.ts';
import { identityPart, linksPart } from './identity.ts';
import { anchor, type Html, html, link } from './markup.ts';
import { unitFields } from './matrix.ts';
import { chapter, facts, legend, numeral } from './parts.ts';
import { grouped } from './problems.ts';
import { answerOf, type EvidencePath } from './proof.ts';
import { fineTable, resultCard } from './result.ts';
import { shell } from './shell.ts';
import { unitAccounts } from './unit-accounts.ts';

type Unit = ReportModel['units'][number];
const { groups, notes, labels, coverage: words } = REPORT;

const groupNote = {
  veto: '',
  deduct: '',
  advice: notes.advised,
  undetermined: notes.undetermined,
  aside: notes.aside,
};

/** What was asked of the site and what was left out. */
export function pagesSeen({ coverage }: CheckDocument): Html {
  const skipped = Object.entries(coverage.skipped).map(([reason, count]) => `${skipName(reason)} ${count}`);
  const [read, attempted, blocked] = [coverage.read, coverage.attempted, coverage.blocked].map(formatCount);
  return facts([
    [words.pages, words.pagesSeen(read ?? '', attempted ?? '', blocked ?? '')],
    [labels.rendered, coverage.renders ? rendersText(coverage.renders) : null],
    [labels.notAsked, skipped.length === 0 ? null : REPORT.list(skipped)],
    [labels.requests, words.load(formatCount(coverage.requests), formatBytes(coverage.bytes))],
  ]);
}

const counted = (title: string, count: number): Html =>
  html`<h3>${title} <small>${REPORT.items(count)}</small></h3>`;

/** Group by group, each with an anchor of its own that the city page points to. */
function resultGroups(document: CheckDocument, pathOf: EvidencePath): Html {
  const { target, results } = document;
  const fine = byWeight(results.filter((result) => ['pass', 'not_applicable'].includes(standingOf(result))));
  const todo = grouped(results);
  const sections = todo.map(
    ({ group, results: own }) =>
      html`<section id="${anchor(target.id, group)}">${counted(groups[group], own.length)}${groupNote[group] === '' ? '' : html`<p class="note">${groupNote[group]}</p>`}${own.map((result) => resultCard(result, target.id, pathOf))}</section>`,
  );
  return html`${todo.length === 0 ? html`<p class="note">${notes.noProblems}</p>` : ''}${sections}
${fine.length === 0 ? '' : html`<section id="${anchor(target.id, 'fine')}">${counted(groups.fine, fine.length)}${fineTable(fine, target.id)}</section>`}`;
}

/** An unread target has no results worth a card each: one reason stands for all of them. */
function targetBody(document: CheckDocument, pathOf: EvidencePath): Html {
  const { page, results, links } = document;
  if (unreadReason(document) !== null)
    return html`${pagesSeen(document)}<p class="note">${notes.unreadResults(results.length)}</p>${answerOf(results[0]?.answer, pathOf)}`;
  return html`${pagesSeen(document)}${resultGroups(document, pathOf)}
${links.checked === 0 ? '' : html`<h3>${groups.links}</h3>${linksPart(document)}`}
${page === null ? '' : html`<h3>${groups.identity}</h3>${identityPart(page)}`}`;
}

function lead(unread: string | null, results: CheckDocument['results']): Html {
  const help = unread === null ? '' : html`<p>${REPORT.labelled(labels.todo, unreadHelp(unread))}</p>`;
  return html`<div class="lead"><p>${unitSummary({ unread, ...tally(results) })}</p>${help}</div>`;
}

function targetChapter(
  document: CheckDocument,
  at: number,
  pathOf: EvidencePath,
  visits: Html | string,
): Html {
  const { target, results } = document;
  const address = html`<p class="line"><span class="t">${labels.site}</span>${link(target.url) || unreadName(target.state)}</p>`;
  const body = html`${address}${lead(unreadReason(document), results)}${targetBody(document, pathOf)}${visits}`;
  return chapter(anchor('t', target.id), numeral(at), target.name, body);
}

const unseenChapter = (target: ReportModel['unseen'][number], at: number): Html =>
  chapter(anchor('t', target.id), numeral(at), target.name, lead(target.reason, []));

/** `units/<id>.html`: everything about one unit, with proof. */
export function unitPage(model: ReportModel, unit: Unit, pathOf: EvidencePath, charts: Charts): string {
  const documents = model.targets.filter((document) => document.target.unit === unit.id);
  const unseen = model.unseen.filter((target) => target.unit === unit.id);
  const visitsOf = (target: string): Html | string => {
    const row = model.availability?.find((each) => each.target === target);
    return row === undefined ? '' : targetAvailability(row, charts);
  };
  const chapters = [
    ...documents.map((document, at) => targetChapter(document, at, pathOf, visitsOf(document.target.id))),
    ...unseen.map((target, at) => unseenChapter(target, documents.length + at)),
  ];
  const accounts = unitAccounts(model, unit.id, pathOf);
  if (accounts !== null)
    chapters.push(chapter('accounts', numeral(chapters.length), MEDIA.chapter, accounts));
  const fields = unitFields(model, unit.id);
  if (fields !== null)
    chapters.push(chapter('fields', numeral(chapters.length), REPORT.chapters.fields, fields));
  if (model.duties.some((duty) => duty.unit === unit.id))
    chapters.push(
      chapter('duties', numeral(chapters.length), REPORT.chapters.duties, dutiesTable(model, unit.id)),
    );
  return shell({
    title: REPORT.unitTitle(unit.name),
    head: unitHead(model, unit),
    body: chapters,
    foot: foot(model, unit.id),
  });
}

const unitHead = (
  model: ReportModel,
  unit: Unit,
): Html => html`<p class="crumb"><a href="../report.html">← ${REPORT.back}</a></p>
<p class="kind">${unitKindName(unit.kind)}${unit.code === null ? '' : ` ${unit.code}`}</p><h1>${REPORT.unitTitle(unit.name)}</h1>
${facts([
  [REPORT.batch, model.run.id],
  [REPORT.period, formatTime(model.run.startedAt)],
  [REPORT.basis, REPORT.list(model.policies.map((policy) => `${policy.title}（${policy.version}）`))],
])}<p class="draft">${REPORT.draft(reviewedIn(model, unit.id))}</p>${legend()}`;
