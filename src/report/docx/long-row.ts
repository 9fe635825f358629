import { ANNEX } from '../../wording/annex.ts';
import type { Cell } from './parts.ts';

/** Twips of a character of a cell: 9.5 pt, half of it for Latin; and of the margins beside it. */
const CHARACTER = 190;
const MARGINS = 120;
/** Lines of the longest row that stays one; moved to the next page, a longer one would leave too much of this empty. */
const MOST_LINES = 10;
/** Lines of a landscape page below the head of the table. */
const LINES_OF_A_PAGE = 28;

/** About how many lines a paragraph takes in a column of a width. */
function linesIn(text: string, width: number): number {
  const characters = text.length - (text.match(/[ -~]/g)?.length ?? 0) / 2;
  return Math.max(1, Math.ceil((characters * CHARACTER) / (width - MARGINS)));
}

/** The paragraphs of a text in portions of about as many lines each. */
function divided(text: string, width: number): string[] {
  const paragraphs = text.split('\n').map((paragraph) => ({ paragraph, lines: linesIn(paragraph, width) }));
  const all = paragraphs.reduce((sum, { lines }) => sum + lines, 0);
  const most = Math.ceil(all / Math.ceil(all / MOST_LINES));
  const portions: string[][] = [];
  let room = 0;
  for (const { paragraph, lines } of paragraphs) {
    if (room <= 0) {
      portions.push([]);
      room = most;
    }
    portions.at(-1)?.push(paragraph);
    room -= lines;
  }
  return portions.map((portion) => portion.join('\n'));
}

/** A long row as several that each stay whole. The others repeat what is short, and say in the first cell that they go on. */
export function portions(row: readonly Cell[], widths: readonly number[]): Cell[][] {
  const cells = row.map((cell, at) => divided(cell.text, widths[at] ?? 0));
  const count = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: count }, (_, nth) =>
    row.map((cell, at): Cell => {
      const [text = '', ...more] = cells[at] ?? [];
      if (more.length > 0) return { ...cell, text: cells[at]?.[nth] ?? '' };
      return { ...cell, text: at === 0 && nth > 0 ? ANNEX.goesOn(text) : text };
    }),
  );
}

/** Whether a row may be kept from being torn. */
export const fitsPage = (row: readonly Cell[], widths: readonly number[]): boolean =>
  row.every(
    ({ text }, at) =>
      text.split('\n').reduce((sum, paragraph) => sum + linesIn(paragraph, widths[at] ?? 0), 0) <=
      LINES_OF_A_PAGE,
  );
