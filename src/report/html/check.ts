import { checkAnswer } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { unreadHelp } from '../../wording/report-terms.ts';
import type { CheckDocument, CheckResult } from '../check-document.ts';
import { formatTime } from '../format.ts';
import { byWeight, type Standing, standingOf, tally, unreadReason } from '../standing.ts';
import { identityPart, linksPart } from './identity.ts';
import { type Html, html, link } from './markup.ts';
import { chapter, facts, legend, numeral } from './parts.ts';
import { answerOf, type EvidencePath } from './proof.ts';
import { fineTable, resultCard } from './result.ts';
import { shell } from './shell.ts';
import { pagesSeen } from './unit.ts';

const { check, labels, notes } = REPORT;

/** Would we pass? Said before anything else. */
function answer(document: CheckDocument): Html {
  const unread = unreadReason(document);
  const counts = tally(document.results);
  const text = checkAnswer({ unread, ...counts });
  const tone = unread !== null ? '' : counts.breach > 0 ? 'breach' : counts.undetermined > 0 ? '' : 'pass';
  const help = unread === null ? '' : html`<p>${REPORT.labelled(labels.todo, unreadHelp(unread))}</p>`;
  return html`<section class="answer ${tone}" aria-label="${check.answer}"><b>${text.answer}</b><p>${text.because}</p>${help}</section>`;
}

/** The documents it was held against, as their clauses name them; the ids and hashes stand at the foot. */
function basisOf({ policies, results }: CheckDocument): string {
  const named = policies.flatMap(({ id, version }) => {
    const [citation] = results.find(({ policy }) => policy === id)?.clause.split(' ') ?? [];
    return citation === undefined ? [] : [`${citation}（${version}）`];
  });
  return REPORT.list(named);
}

type Part = [id: string, title: string, body: Html | Html[]];

function resultParts({ target, results }: CheckDocument, pathOf: EvidencePath): Part[] {
  const among = (...standings: Standing[]): CheckResult[] =>
    byWeight(results.filter((result) => standings.includes(standingOf(result))));
  const cards = (of: readonly CheckResult[]): Html[] =>
    of.map((result) => resultCard(result, target.id, pathOf, 3));
  const todo = among('breach', 'advised', 'warn');
  const unclear = among('undetermined');
  const fine = among('pass', 'not_applicable');
  const order = html`<p class="note">${check.orderNote}</p><div class="ordered">${cards(todo)}</div>`;
  return [
    ['todo', check.order, todo.length === 0 ? html`<p>${check.nothing}</p>` : order],
    ...(unclear.length === 0
      ? []
      : [
          [
            'unclear',
            check.unclear,
            html`<p class="note">${check.unclearNote}</p>${cards(unclear)}`,
          ] satisfies Part,
        ]),
    ...(fine.length === 0 ? [] : [['passed', check.passed, fineTable(fine, target.id)] satisfies Part]),
  ];
}

function seenPart(document: CheckDocument): Part {
  const { page, links } = document;
  const shown =
    page === null || unreadReason(document) !== null
      ? ''
      : html`<h3>${REPORT.groups.identity}</h3>${identityPart(page)}`;
  return [
    'seen',
    check.coverage,
    html`${pagesSeen(document)}${links.checked === 0 ? '' : linksPart(document)}${shown}<p class="note">${check.same}</p>`,
  ];
}

/** The self-check edition: would we pass, what to mend in which order, what could not be told. */
export function checkPage(document: CheckDocument, pathOf: EvidencePath): string {
  const { target, run, policies, results } = document;
  const unread = unreadReason(document) !== null;
  const parts = [...(unread ? [] : resultParts(document, pathOf)), seenPart(document)];
  const open =
    unread && results.length > 0
      ? html`<p class="note">${notes.unreadResults(results.length)}</p>${answerOf(results[0]?.answer, pathOf)}`
      : '';
  return shell({
    title: REPORT.checkTitle(target.name),
    head: html`<p class="kind">${REPORT.selfCheck}</p><h1>${REPORT.checkTitle(target.name)}</h1>${facts([
      [labels.site, link(target.url) || REPORT.unknown],
      [labels.time, formatTime(run.startedAt)],
      [REPORT.basis, basisOf(document)],
    ])}<p class="draft">${REPORT.draft()}</p>`,
    body: html`${answer(document)}${open}${unread ? '' : legend()}${parts.map(([id, title, body], at) => chapter(id, numeral(at), title, body))}`,
    foot: html`${policies.map((policy) => html`<div class="mono">${policy.id}@${policy.version} ${policy.hash}</div>`)}`,
  });
}
