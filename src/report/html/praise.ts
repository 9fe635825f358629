import { REPORT } from '../../wording/report-labels.ts';
import { PRAISES } from '../../wording/report-lists.ts';
import { type Praise, praiseIn } from '../bulletin/index.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html, link } from './markup.ts';
import { table } from './parts.ts';
import { unitPath } from './unit-path.ts';

const MOST_ROWS = 100;

function seen(praise: Praise): Html | Html[] {
  if (praise.kind === 'fields')
    return praise.fields.map(
      ({ name, newest, url }) =>
        html`<div>${PRAISES.field(name, newest)}${url === null ? '' : html` ${link(url)}`}</div>`,
    );
  return html`${PRAISES.words(praise)}${praise.url === null ? '' : html`<br>${link(praise.url)}`}`;
}

/** Units, columns and accounts that comply, each with where to see it; in the order of the registry, no ranking. */
export function praiseChapter(model: ReportModel): Html {
  const all = praiseIn(model);
  if (all.length === 0) return html`<p class="note">${PRAISES.none}</p>`;
  const rows = all
    .slice(0, MOST_ROWS)
    .map(
      (praise) =>
        html`<tr><th scope="row"><a href="${unitPath(praise.unit)}">${praise.unitName}</a></th><td>${praise.targetName}</td><td class="nowrap">${PRAISES.kinds[praise.kind]}</td><td>${seen(praise)}</td></tr>`,
    );
  return html`<p class="note">${PRAISES.note}</p><p class="swipe note">${REPORT.notes.scroll}</p>${table(
    PRAISES.chapter,
    html`<thead><tr>${PRAISES.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody>`,
    'sticky',
  )}${all.length > rows.length ? html`<p class="note">${PRAISES.more(all.length - rows.length)}</p>` : ''}`;
}
