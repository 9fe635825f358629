import { SUPERVISE } from '../../wording/report-lists.ts';
import { CELL_NAMES } from '../../wording/report-terms.ts';
import { type Supervision, supervisionOf } from '../bulletin/index.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html, link } from './markup.ts';
import { mark, table } from './parts.ts';

const { heads } = SUPERVISE;

/** Units that lack the same of a field share a row. */
function row(matters: readonly [Supervision, ...Supervision[]]): Html {
  const [{ no, field, state, matter }] = matters;
  const { shape, word } = CELL_NAMES[state];
  const units = matters.map(
    ({ unitName, url }, at) => html`${at > 0 ? '、' : ''}${link(url, unitName) || unitName}`,
  );
  return html`<tr><td class="n">${no}</td><th scope="row">${field}</th><td class="nowrap">${mark(state, shape, '')} ${word}</td><td>${matter}</td><td>${units}</td></tr>`;
}

function oneGuide(guide: string, matters: readonly Supervision[]): Html {
  const alike = Map.groupBy(matters, (one) => JSON.stringify([one.no, one.state, one.matter]));
  const rows = [...alike.values()].flatMap(([first, ...rest]) => (first ? [row([first, ...rest])] : []));
  return html`<details><summary>${guide} <span class="muted">${SUPERVISE.count(matters.length)}</span></summary>${table(
    SUPERVISE.title,
    html`<thead><tr><th scope="col" class="n">${heads.no}</th><th scope="col">${heads.field}</th><th scope="col">${heads.state}</th><th scope="col">${heads.matter}</th><th scope="col">${heads.unit}</th></tr></thead><tbody>${rows}</tbody>`,
  )}</details>`;
}

/** Per guiding unit what to supervise: fields of counties that are not whole. */
export function superviseLists(model: ReportModel): Html | string {
  if (model.matrix.length === 0) return '';
  const guides = [...Map.groupBy(supervisionOf(model), ({ guide }) => guide)];
  return html`<h3>${SUPERVISE.title}</h3>${
    guides.length === 0
      ? html`<p class="note">${SUPERVISE.none}</p>`
      : html`<p class="note">${SUPERVISE.note}</p><div class="guides">${guides.map(([guide, matters]) => oneGuide(guide, matters))}</div>`
  }`;
}
