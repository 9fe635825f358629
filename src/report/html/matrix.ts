import { setAsideText } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { CELL_NAMES, cellWord, updateText } from '../../wording/report-terms.ts';
import { wholeOf } from '../bulletin/index.ts';
import { type Cell, type CellStanding, cellStanding } from '../cell.ts';
import type { SetAside } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html, link } from './markup.ts';
import { mark, table, tri, upright } from './parts.ts';
import { unitPath } from './unit-path.ts';

const { labels, notes } = REPORT;

export const unitNames = (model: ReportModel): ((id: string) => string) => {
  const names = new Map(model.units.map((unit) => [unit.id, unit.name]));
  return (id) => names.get(id) ?? id;
};

const namesOf = (ids: readonly string[], nameOf: (id: string) => string): string =>
  REPORT.list(ids.map(nameOf));

const HATCHES: Partial<Record<CellStanding, string>> = { undetermined: 'hatch', exempt: 'back' };

/** Shape and word of a cell as it stands; of a waiver with its last day. */
function saidOf(cell: Cell): { standing: CellStanding; shape: string; word: string; hatch: string } {
  const standing = cellStanding(cell);
  const word = cellWord(standing, cell.setAside?.until);
  return { standing, shape: CELL_NAMES[standing].shape, word, hatch: HATCHES[standing] ?? '' };
}

const fieldAnchor = (field: string): string => `f-${field.replace(/[^A-Za-z0-9_-]+/g, '_')}`;

function cellHtml(cell: Cell | undefined): Html {
  if (cell === undefined) return html`<td class="c"></td>`;
  const { standing, shape, word, hatch } = saidOf(cell);
  const place = standing === 'undetermined' ? 'fields' : fieldAnchor(cell.field);
  return html`<td class="c ${hatch}"><a href="${unitPath(cell.unit)}#${place}" title="${word}">${mark(standing, shape, word)}</a></td>`;
}

/** For every exempt unit: which fields, and which department publishes them instead. */
function movedNotes(model: ReportModel): Html | string {
  const nameOf = unitNames(model);
  const fieldName = new Map(model.fields.map((field) => [field.id, field.name]));
  const lines = new Map<string, string[]>();
  for (const cell of model.matrix.filter((each) => each.state === 'exempt')) {
    const key = JSON.stringify([cell.unit, cell.movedTo]);
    lines.set(key, [...(lines.get(key) ?? []), fieldName.get(cell.field) ?? cell.field]);
  }
  if (lines.size === 0) return '';
  const items = [...lines].map(([key, fields]) => {
    const [unit, movedTo] = JSON.parse(key) as [string, string[]];
    return html`<li>${notes.moved(nameOf(unit), REPORT.list(fields), namesOf(movedTo, nameOf) || notes.someDepartment)}</li>`;
  });
  return html`<p class="note">${notes.movedHead}</p><ul class="plain note">${items}</ul>`;
}

const isDecided = (standing: CellStanding): boolean => standing === 'dismissed' || standing === 'waived';

/** The key to the shapes; what people decided is in it only where they decided something. */
function cellLegend(cells: readonly Cell[]): Html {
  const met = new Set(cells.map(cellStanding));
  const shown = (Object.keys(CELL_NAMES) as CellStanding[]).filter(
    (each) => !isDecided(each) || met.has(each),
  );
  const aside = cells.some((cell) => cell.aside !== undefined);
  return html`<p class="legend">${shown.map((each) => html`<span class="muted">${mark(each, CELL_NAMES[each].shape, '')} ${CELL_NAMES[each].word}</span>`)}</p>${aside ? html`<p class="note">${notes.matrixAside}</p>` : ''}`;
}

/** 26 fields by units, with the guiding unit of each field and both totals. */
export function matrixChapter(model: ReportModel): Html {
  const units = model.units.filter((unit) => model.matrix.some((cell) => cell.unit === unit.id));
  if (units.length === 0) return html`<p class="note">${notes.matrixEmpty}</p>`;
  const nameOf = unitNames(model);
  const at = new Map(model.matrix.map((cell) => [JSON.stringify([cell.unit, cell.field]), cell]));
  const rows = model.fields.map((field) => {
    const cells = units.map((unit) => at.get(JSON.stringify([unit.id, field.id])));
    return html`<tr><td class="n">${field.no}</td><th scope="row" class="name">${field.name}</th><td class="guide">${namesOf(field.guides, nameOf) || REPORT.unknown}</td>${cells.map(cellHtml)}<td class="n">${wholeOf(cells.filter((cell) => cell !== undefined))}</td></tr>`;
  });
  const foot = units.map(
    (unit) => html`<td class="c">${wholeOf(model.matrix.filter((cell) => cell.unit === unit.id))}</td>`,
  );
  return html`<p class="note">${notes.matrix}</p>${cellLegend(model.matrix)}<p class="swipe note">${notes.scroll}</p>${table(
    REPORT.chapters.matrix,
    html`<thead><tr><th scope="col" class="n">${labels.no}</th><th scope="col">${labels.field}</th><th scope="col">${labels.guides}</th>${units.map(({ name }) => upright(name))}<th scope="col" class="n">${labels.completeOf}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><td></td><th scope="row">${labels.completeOf}</th><td></td>${foot}<td class="n">${wholeOf(model.matrix)}</td></tr></tfoot>`,
    `grid ${units.length > 24 ? 'many' : ''}`,
  )}${movedNotes(model)}`;
}

const small = (text: string): Html => html`<br><small>${text}</small>`;

/** What people decided of a part, beside what was found of it. */
const decision = (setAside: SetAside | undefined): Html | string =>
  setAside === undefined ? '' : small(setAsideText(setAside));

/** The fields of one unit, line by line, with what each state is made of. */
export function unitFields(model: ReportModel, unit: string): Html | null {
  const cells = new Map(model.matrix.filter((cell) => cell.unit === unit).map((cell) => [cell.field, cell]));
  if (cells.size === 0) return null;
  if ([...cells.values()].every((cell) => cell.state === 'undetermined'))
    return html`<p class="note">${notes.fieldsUntold}</p>`;
  const nameOf = unitNames(model);
  const rows = model.fields.flatMap((field) => {
    const cell = cells.get(field.id);
    if (cell === undefined) return [];
    const { standing, shape, word, hatch } = saidOf(cell);
    const head = html`<td class="n">${field.no}</td><th scope="row" class="first" id="${fieldAnchor(field.id)}">${field.name}</th><td class="nowrap ${hatch}">${mark(standing, shape, '')} ${word}</td>`;
    if (cell.state === 'exempt')
      return html`<tr>${head}<td colspan="5">${notes.movedTo(namesOf(cell.movedTo, nameOf) || notes.someDepartment)}</td></tr>`;
    const entry = cell.url === null ? tri(cell.entry) : link(cell.url, tri(cell.entry));
    return html`<tr>${head}<td>${entry}${decision(cell.aside?.entry)}</td><td>${tri(cell.directory)}${decision(cell.aside?.directory)}</td><td class="n">${cell.items ?? REPORT.unknown}${decision(cell.aside?.content)}</td><td><span class="nowrap">${cell.newest ?? REPORT.unknown}</span>${cell.update === null ? '' : small(updateText(cell.update))}</td><td class="guide">${namesOf(field.guides, nameOf)}</td></tr>`;
  });
  const updates = [...cells.values()].some((cell) => cell.update !== null) ? notes.fieldUpdates : '';
  const aside = [...cells.values()].some((cell) => cell.aside !== undefined) ? notes.matrixAside : '';
  return html`<p class="note">${labels.complete} ${wholeOf([...cells.values()])}。${notes.matrix}${updates}${aside}</p>${table(
    REPORT.chapters.fields,
    html`<thead><tr><th scope="col" class="n">${labels.no}</th><th scope="col">${labels.field}</th><th scope="col">${labels.state}</th><th scope="col">${labels.entry}</th><th scope="col">${labels.directory}</th><th scope="col" class="n">${labels.items}</th><th scope="col">${labels.newest}</th><th scope="col">${labels.guides}</th></tr></thead><tbody>${rows}</tbody>`,
  )}`;
}
