import { MEDIA, sourceName } from '../../wording/media.ts';
import { REPORT } from '../../wording/report-labels.ts';
import type { CheckDocument } from '../check-document.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { standingOf, tally } from '../standing.ts';
import { anchor, type Html, html } from './markup.ts';
import { badge, facts } from './parts.ts';
import { grouped } from './problems.ts';
import type { EvidencePath } from './proof.ts';
import { resultCard } from './result.ts';

/** The accounts of one unit, each with its sources and, with proof, what was found; null when it has none. What could
 *  not be told takes a line: a unit may have forty accounts. */
export function unitAccounts({ accounts }: ReportModel, unit: string, pathOf: EvidencePath): Html | null {
  const own = (accounts?.documents ?? []).filter(({ target }) => target.unit === unit);
  return own.length === 0 ? null : html`${own.map((document) => oneAccount(document, pathOf))}`;
}

function oneAccount(document: CheckDocument, pathOf: EvidencePath): Html {
  const { target, account, results } = document;
  const found = grouped(results).filter(({ group }) => group !== 'undetermined');
  const open = results.filter((result) => standingOf(result) === 'undetermined');
  const sources = (account?.sources ?? []).map(({ source, problem, at }) =>
    problem === '' ? `${sourceName(source)}（${formatTime(at)}）` : `${sourceName(source)}：${problem}`,
  );
  const clean = tally(results).breach === 0 && open.length === 0 && found.length === 0;
  return html`<section id="${anchor('t', target.id)}"><h3>${target.name} <small>${account?.platform ?? ''}</small></h3>
${facts([
  [MEDIA.heads.newest, account?.newestOn ?? MEDIA.neverSeen],
  [MEDIA.sources, sources.length === 0 ? REPORT.none : REPORT.list(sources)],
])}
${clean ? html`<p class="note">${REPORT.notes.noProblems}</p>` : ''}
${found.map(({ results: each }) => each.map((result) => resultCard(result, target.id, pathOf)))}
${open.length === 0 ? '' : html`<ul class="brief">${open.map((result) => html`<li><div>${badge('undetermined')}</div><div class="what"><b>${result.title}</b><p>${result.message}</p></div></li>`)}</ul>`}</section>`;
}
