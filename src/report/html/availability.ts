import { HISTORY } from '../../wording/history.ts';
import { percent } from '../../wording/report.ts';
import { LOOK } from '../look.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html } from './markup.ts';
import { table } from './parts.ts';

type Row = NonNullable<ReportModel['availability']>[number];

const CELL = 14;
const LEFT = 76;
const TOP = 16;
const HOURS = 24;
const { labels, key } = HISTORY;

/** Hour by day: full green is up, red with a cross is down, hatched does not count. Shape and title say it too. */
export function heatMap(name: string, cells: Row['cells']): Html {
  const days = [...new Set(cells.map(([day]) => day))].sort();
  const width = LEFT + HOURS * CELL;
  const height = TOP + days.length * CELL;
  const at = new Map(days.map((day, row) => [day, TOP + row * CELL]));
  return html`<svg class="heat" role="img" aria-label="${HISTORY.map(name)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<defs><pattern id="left-out" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#eef1f5"/><rect width="2" height="5" fill="#b7c1cd"/></pattern></defs>
${[0, 6, 12, 18].map((hour) => html`<text x="${LEFT + hour * CELL}" y="11" font-size="10" fill="${LOOK.muted}">${hour}</text>`)}
${days.map((day) => html`<text x="0" y="${(at.get(day) ?? 0) + 11}" font-size="10" fill="${LOOK.muted}">${day}</text>`)}
${cells.map(([day, hour, up, down, left]) => square(LEFT + hour * CELL, at.get(day) ?? 0, up, down, HISTORY.cell(day, hour, up, down, left)))}
</svg>`;
}

function square(x: number, y: number, up: number, down: number, title: string): Html {
  const size = CELL - 2;
  const fill = down > 0 ? '#f3c9c5' : up > 0 ? '#cfe5d7' : 'url(#left-out)';
  const cross =
    down > 0
      ? html`<path d="M${x + 3} ${y + 3} l6 6 m0 -6 l-6 6" stroke="${LOOK.breach}" stroke-width="1.5"/>`
      : '';
  return html`<g><title>${title}</title><rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${fill}"/>${cross}</g>`;
}

/** Figures of the last week for every portal, then a map of the last month each. */
export function availabilityChapter(rows: readonly Row[]): Html {
  const left = ({ leftOut }: Row): number => leftOut.maintenance + leftOut.unsound + leftOut.other;
  return html`<p class="note">${HISTORY.rule}</p>
${table(
  HISTORY.availability,
  html`<thead><tr><th scope="col">${labels.target}</th><th scope="col" class="n">${labels.counted}</th><th scope="col" class="n">${labels.failed}</th><th scope="col" class="n">${labels.share}</th><th scope="col" class="n">${labels.leftOut}</th></tr></thead><tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th><td class="n">${row.counted}</td><td class="n">${row.failed}</td><td class="n">${row.counted === 0 ? '–' : percent(row.failed, row.counted)}</td><td class="n">${left(row)}</td></tr>`)}</tbody>`,
)}
<p class="note">${key.up}：□ 绿 · ${key.down}：× 红 · ${key.leftOut}：▨ · ${key.none}：空白</p>
${rows.map((row) => html`<details><summary>${HISTORY.map(row.name)}</summary>${heatMap(row.name, row.cells)}</details>`)}`;
}
