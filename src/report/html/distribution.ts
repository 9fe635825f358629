import { DISTRIBUTION } from '../../wording/report-lists.ts';
import type { ReportModel } from '../model.ts';
import { tally, unreadReason } from '../standing.ts';
import { type Html, html } from './markup.ts';
import { table } from './parts.ts';

/** Classes of how many items a site has in breach, by their lowest number. */
const CLASSES = [0, 1, 3, 6, 11] as const;

/** How many sites have how many items in breach, as bars with their numbers. Only sites that were read. */
export function distribution(model: ReportModel): Html | string {
  const counts = model.targets
    .filter((document) => unreadReason(document) === null)
    .map((document) => tally(document.results).breach);
  if (counts.length === 0) return '';
  const rows = CLASSES.map((from, at) => {
    const below = CLASSES[at + 1] ?? Number.POSITIVE_INFINITY;
    const sites = counts.filter((count) => count >= from && count < below).length;
    const width = ((100 * sites) / counts.length).toFixed(1);
    return html`<tr><th scope="row" class="nowrap">${DISTRIBUTION.range(from, below - 1)}</th><td class="n">${sites}/${counts.length}</td><td class="meter" aria-hidden="true"><span class="${from === 0 ? 'clean' : ''}" style="width:${width}%"></span></td></tr>`;
  });
  return html`<h3>${DISTRIBUTION.title}</h3><p class="note">${DISTRIBUTION.note}</p>${table(
    DISTRIBUTION.title,
    html`<thead><tr><th scope="col">${DISTRIBUTION.items}</th><th scope="col" class="n">${DISTRIBUTION.sites}</th><td class="meter" aria-hidden="true"></td></tr></thead><tbody>${rows}</tbody>`,
    'narrow',
  )}`;
}
