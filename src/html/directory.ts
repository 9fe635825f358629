import {
  DIRECTORY_COLUMNS,
  type DirectoryColumn,
  type DirectoryRow,
  type DirectoryTable,
} from '../facts/index.ts';
import { type Header, headerOf, KINDS, labelOf } from './directory-header.ts';
import { blockText, type Element, isElement, type PageDocument, parentOf, textOf } from './document.ts';
import { isFilled, isTicked, tickedNames, withoutBullets } from './glyphs.ts';
import { type GridCell, gridOf } from './grid.ts';
import { foldWidth } from './text.ts';
import { parseTimeLimit } from './time-limit.ts';

/** Every 标准目录 on the page (standards §8.2–8.4). Other tables are left alone. */
export function readDirectories(document: PageDocument): DirectoryTable[] {
  const tables: DirectoryTable[] = [];
  for (const element of document.elements) {
    if (element.name !== 'table') continue;
    const grid = gridOf(element);
    const header = headerOf(grid);
    if (!header) continue;
    tables.push({
      title: titleOf(element, grid, header),
      rows: rowsOf(grid, header),
      missingColumns: missingIn(header),
    });
  }
  return tables;
}

const REMARK = /^(?:备注|说明|注)$/;

/** A label that nobody understood may be the column that seems to be missing. */
function missingIn({ columns }: Header): DirectoryColumn[] {
  if (columns.some(({ kind, name }) => kind === null && name !== '' && !REMARK.test(name))) return [];
  return DIRECTORY_COLUMNS.filter((column) => !columns.some(({ kind }) => kind === column));
}

const CHECKS: DirectoryColumn[] = ['audience', 'manner', 'level'];

const NOTE = /^[(（【]?(?:备注|说明|注|填表说明|附注)\s*\d*\s*[:：.、)）]/;

function rowsOf(grid: GridCell[][], header: Header): DirectoryRow[] {
  const rows: DirectoryRow[] = [];
  for (const line of grid.slice(header.last + 1)) {
    if (isNote(line) || isRepeatedHeader(line, header)) continue;
    rows.push(rowOf(line, header, rows.at(-1)));
  }
  return rows;
}

/** A row that is one merged cell, or begins with 备注, is a caption or footnote. */
function isNote(line: GridCell[]): boolean {
  const cells = new Set(line);
  if (cells.size <= 2) return true;
  const texts = [...cells].map((cell) => textOf(cell.element)).filter((text) => text !== '');
  return texts.length === 0 || NOTE.test(texts[0] ?? '');
}

const isRepeatedHeader = (line: GridCell[], header: Header): boolean =>
  line.filter((cell, index) => labelOf(cell) === header.columns[index]?.name && labelOf(cell) !== '')
    .length >= 3;

const SAME = /^["〃]?(?:同上|同前|〃|″|")["〃]?$/;

function rowOf(line: GridCell[], header: Header, previous: DirectoryRow | undefined): DirectoryRow {
  const textAt = (kind: DirectoryColumn, above = ''): string => {
    const cells = new Set(line.filter((_, index) => header.columns[index]?.kind === kind));
    const text = [...cells]
      .map((cell) => withoutBullets(blockText(cell.element)))
      .filter((part) => part !== '')
      .join('\n');
    return SAME.test(foldWidth(text).replace(/\s/g, '')) ? above : text;
  };
  const timeLimit = textAt('timeLimit', previous?.timeLimit);
  const row = {
    itemLevel1: textAt('itemLevel1', previous?.itemLevel1),
    itemLevel2: textAt('itemLevel2', previous?.itemLevel2),
    content: textAt('content', previous?.content),
    basis: textAt('basis', previous?.basis),
    timeLimit,
    limit: parseTimeLimit(timeLimit),
    publisher: textAt('publisher', previous?.publisher),
    channels: channelsOf(line, header, previous?.channels ?? ''),
    audience: tickedIn(line, header, 'audience'),
    manner: tickedIn(line, header, 'manner'),
    level: tickedIn(line, header, 'level'),
  };
  return {
    ...row,
    blanks: header.columns
      .map(({ kind }) => kind)
      .filter((kind) => isBlank(kind, row))
      .filter(isFirst),
  };
}

const isFirst = <T>(value: T, index: number, all: T[]): boolean => all.indexOf(value) === index;

const isBlank = (kind: DirectoryColumn | null, row: Omit<DirectoryRow, 'blanks'>): kind is DirectoryColumn =>
  kind !== null && kind !== 'serial' && row[kind].length === 0;

/** Channels keep their marks: ■ is chosen, □ is not. Only plain bullets go. */
function channelsOf(line: GridCell[], header: Header, above: string): string {
  const cells = new Set(line.filter((_, index) => header.columns[index]?.kind === 'channels'));
  const text = [...cells]
    .map((cell) => blockText(cell.element))
    .join('\n')
    .trim();
  return SAME.test(text) ? above : text;
}

/** Ticked values of a check column: each header square names one, or the cell itself names them. */
function tickedIn(line: GridCell[], header: Header, kind: DirectoryColumn): string[] {
  const names: string[] = [];
  header.columns.forEach((column, index) => {
    const cell = line[index];
    if (column.kind !== kind || !cell) return;
    const written = tickedNames(textOf(cell.element));
    if (written.length > 0) names.push(...written);
    else if (isTicked(cell.element)) names.push(column.name);
    else if (isPlainValue(textOf(cell.element), kind)) names.push(foldWidth(textOf(cell.element)).trim());
    else if (isFilled(cell.element)) names.push(column.name);
  });
  return names.filter(isFirst);
}

/** 主动 or 县级 written out in the cell instead of a mark. */
const isPlainValue = (text: string, kind: DirectoryColumn): boolean =>
  CHECKS.includes(kind) &&
  text.length <= 12 &&
  /^[\p{Script=Han}、,，]{2,}$/u.test(text) &&
  KINDS.some(([one, pattern]) => one === kind && pattern.test(text));

const TITLE = /目录|事项清单|标准指引/;
const HIGHEST_TITLE = 4;

/** Caption, a merged first row, or the nearest line above the table that says 目录. */
function titleOf(table: Element, grid: GridCell[][], header: Header): string {
  const caption = table.children.filter(isElement).find((child) => child.name === 'caption');
  if (caption) return textOf(caption);
  for (const line of grid.slice(0, header.first)) {
    const text = line[0] ? textOf(line[0].element) : '';
    if (TITLE.test(text)) return text;
  }
  return titleAbove(table);
}

function titleAbove(table: Element): string {
  let at: Element | null = table;
  for (let step = 0; at && at.name !== 'body' && step < HIGHEST_TITLE; step++, at = parentOf(at)) {
    const siblings = (parentOf(at)?.children ?? []).filter(isElement);
    for (let index = siblings.indexOf(at) - 1; index >= 0; index--) {
      const sibling = siblings[index];
      if (!sibling || sibling.name === 'table') break;
      const line = blockText(sibling)
        .split('\n')
        .findLast((one) => TITLE.test(one) && one.length <= 80);
      if (line) return line;
    }
  }
  return '';
}
