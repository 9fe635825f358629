import { REPORT } from '../../wording/report-labels.ts';
import { VETOES } from '../../wording/report-lists.ts';
import { documentsOf } from '../bulletin/index.ts';
import type { ReportModel } from '../model.ts';
import { standingOf, unreadReason } from '../standing.ts';
import { type Html, html, link } from './markup.ts';
import { table } from './parts.ts';
import { resultAnchor } from './result.ts';
import { unitPath } from './unit-path.ts';

const { labels, notes } = REPORT;

/** Vetoes (单项否决) of the run with where, what and by which clause, in the order of the registry. */
export function vetoChapter(model: ReportModel, most: number): Html {
  const vetoes = documentsOf(model)
    .filter((document) => unreadReason(document) === null)
    .flatMap(({ target, results }) =>
      results
        .filter((result) => standingOf(result) === 'breach' && result.severity === 'veto')
        .map((result) => ({ target, result })),
    );
  if (vetoes.length === 0) return html`<p class="note">${VETOES.none}</p>`;
  const accounts = vetoes.filter(({ target }) => target.kind === 'account').length;
  const rows = vetoes.slice(0, most).map(({ target, result }) => {
    const page = unitPath(target.unit);
    const where = result.findings.find(({ url }) => url !== null)?.url ?? null;
    return html`<tr><th scope="row"><a href="${page}">${target.unitName}</a></th><td class="who">${target.name}</td><td><a href="${page}#${resultAnchor(target.id, result)}">${result.title}</a></td><td>${result.message}${where === null ? '' : html`<br>${link(where)}`}</td><td>${result.clause}</td></tr>`;
  });
  const heads = [labels.unit, VETOES.target, labels.indicator, VETOES.problem, labels.clause];
  return html`<p class="note">${VETOES.note(vetoes.length - accounts, accounts)}</p><p class="swipe note">${notes.scroll}</p>${table(
    VETOES.chapter,
    html`<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody>`,
    'sticky',
  )}${vetoes.length > rows.length ? html`<p class="note">${VETOES.more(vetoes.length - rows.length)}</p>` : ''}`;
}
