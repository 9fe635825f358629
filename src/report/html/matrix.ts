import { REPORT } from '../../wording/report-labels.ts';
import { CELL_NAMES } from '../../wording/report-terms.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html, link } from './markup.ts';
import { mark, table, tri } from './parts.ts';
import { unitPath } from './unit-path.ts';

type Cell = ReportModel['matrix'][number];
type State = Cell['state'];

const { labels, notes } = REPORT;

export const unitNames = (model: ReportModel): ((id: string) => string) => {
  const names = new Map(model.units.map((unit) => [unit.id, unit.name]));
  return (id) => names.get(id) ?? id;
};

const namesOf = (ids: readonly string[], nameOf: (id: string) => string): string =>
  REPORT.list(ids.map(nameOf));

const hatchOf = (state: State): string =>
  state === 'undetermined' ? 'hatch' : state === 'exempt' ? 'back' : '';

/** `18/22`: complete cells of those that were told; exempt and untold ones are no part of either. */
function completeOf(cells: readonly Cell[]): string {
  const told = cells.filter((cell) => cell.state !== 'exempt' && cell.state !== 'undetermined');
  return told.length === 0
    ? REPORT.unknown
    : `${told.filter((cell) => cell.state === 'complete').length}/${told.length}`;
}

const fieldAnchor = (field: string): string => `f-${field.replace(/[^A-Za-z0-9_-]+/g, '_')}`;

function cellHtml(cell: Cell | undefined): Html {
  if (cell === undefined) return html`<td class="c"></td>`;
  const { shape, word } = CELL_NAMES[cell.state];
  return html`<td class="c ${hatchOf(cell.state)}"><a href="${unitPath(cell.unit)}#${cell.state === 'undetermined' ? 'fields' : fieldAnchor(cell.field)}" title="${word}">${mark(cell.state, shape, word)}</a></td>`;
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

const cellLegend = (): Html =>
  html`<p class="legend">${(Object.keys(CELL_NAMES) as State[]).map((state) => html`<span class="muted">${mark(state, CELL_NAMES[state].shape, '')} ${CELL_NAMES[state].word}</span>`)}</p>`;

/** 26 fields by units, with the guiding unit of each field and both totals. */
export function matrixChapter(model: ReportModel): Html {
  const units = model.units.filter((unit) => model.matrix.some((cell) => cell.unit === unit.id));
  if (units.length === 0) return html`<p class="note">${notes.matrixEmpty}</p>`;
  const nameOf = unitNames(model);
  const at = new Map(model.matrix.map((cell) => [JSON.stringify([cell.unit, cell.field]), cell]));
  const rows = model.fields.map((field) => {
    const cells = units.map((unit) => at.get(JSON.stringify([unit.id, field.id])));
    return html`<tr><td class="n">${field.no}</td><th scope="row" class="name">${field.name}</th><td class="guide">${namesOf(field.guides, nameOf) || REPORT.unknown}</td>${cells.map(cellHtml)}<td class="n">${completeOf(cells.filter((cell) => cell !== undefined))}</td></tr>`;
  });
  const foot = units.map(
    (unit) => html`<td class="c">${completeOf(model.matrix.filter((cell) => cell.unit === unit.id))}</td>`,
  );
  return html`<p class="note">${notes.matrix}</p>${cellLegend()}<p class="swipe note">${notes.scroll}</p>${table(
    REPORT.chapters.matrix,
    html`<thead><tr><th scope="col" class="n">${labels.no}</th><th scope="col">${labels.field}</th><th scope="col">${labels.guides}</th>${units.map((unit) => html`<th scope="col" class="up"><span>${unit.name}</span></th>`)}<th scope="col" class="n">${labels.completeOf}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><td></td><th scope="row">${labels.completeOf}</th><td></td>${foot}<td class="n">${completeOf(model.matrix)}</td></tr></tfoot>`,
    `grid ${units.length > 24 ? 'many' : ''}`,
  )}${movedNotes(model)}`;
}

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
    const { shape, word } = CELL_NAMES[cell.state];
    const head = html`<td class="n">${field.no}</td><th scope="row" class="first" id="${fieldAnchor(field.id)}">${field.name}</th><td class="nowrap ${hatchOf(cell.state)}">${mark(cell.state, shape, '')} ${word}</td>`;
    if (cell.state === 'exempt')
      return html`<tr>${head}<td colspan="5">${notes.movedTo(namesOf(cell.movedTo, nameOf) || notes.someDepartment)}</td></tr>`;
    return html`<tr>${head}<td>${cell.url === null ? tri(cell.entry) : link(cell.url, tri(cell.entry))}</td><td>${tri(cell.directory)}</td><td class="n">${cell.items ?? REPORT.unknown}</td><td class="nowrap">${cell.newest ?? REPORT.unknown}</td><td class="guide">${namesOf(field.guides, nameOf)}</td></tr>`;
  });
  return html`<p class="note">${labels.complete} ${completeOf([...cells.values()])}。${notes.matrix}</p>${table(
    REPORT.chapters.fields,
    html`<thead><tr><th scope="col" class="n">${labels.no}</th><th scope="col">${labels.field}</th><th scope="col">${labels.state}</th><th scope="col">${labels.entry}</th><th scope="col">${labels.directory}</th><th scope="col" class="n">${labels.items}</th><th scope="col">${labels.newest}</th><th scope="col">${labels.guides}</th></tr></thead><tbody>${rows}</tbody>`,
  )}`;
}
