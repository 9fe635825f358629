import type { DirectoryColumn } from '../facts/index.ts';
import { textOf } from './document.ts';
import type { GridCell } from './grid.ts';
import { foldWidth } from './text.ts';

export interface Column {
  kind: DirectoryColumn | null;
  /** What the header calls it; of a check column the value it stands for, e.g. 全社会. */
  name: string;
}

export interface Header {
  /** Rows of the header, first and last. */
  first: number;
  last: number;
  columns: Column[];
}

/** What header labels mean; the first that fits decides. */
export const KINDS: [DirectoryColumn, RegExp][] = [
  ['serial', /^(?:序号|编号)$/],
  ['itemLevel1', /一级/],
  ['itemLevel2', /[二三]级/],
  ['content', /^(?:公开)?(?:内容|要素)(?:\(?要素\)?)?$|内容要素|内容标准|具体公开内容/],
  ['basis', /依据|法律法规政策/],
  ['timeLimit', /时限|期限|公开时间/],
  ['publisher', /主体|责任(?:单位|部门)|(?:公开|发布)(?:单位|机构)|^发布$/],
  ['channels', /渠道|载体|途径/],
  ['audience', /公开对象|全社会|社会公众|特定群[体众]|特定对象|公开范围/],
  ['manner', /公开方式|主动|依申请/],
  [
    'level',
    /公开层级|^(?:县|区|乡|镇|村|市|州|省|街道?)[^\p{L}]*.{0,6}级|^(?:县|市|区|镇|乡|村)(?:级|本级)$|层级/u,
  ],
];

/** Without these a table with two or three similar words is something else, e.g. a list of fees or duties. */
const NEEDED: DirectoryColumn[] = ['timeLimit', 'publisher'];
const FEWEST_KINDS = 6;
/** A caption in a merged row is no header. */
const FEWEST_CELLS = 5;
const DEEPEST_HEADER = 6;

/** The header of a 标准目录; null when the table is something else. */
export function headerOf(grid: GridCell[][]): Header | null {
  for (let first = 0; first < Math.min(grid.length, DEEPEST_HEADER); first++) {
    if (new Set(grid[first]).size < FEWEST_CELLS) continue;
    const columns = columnsOf(grid, first);
    const kinds = new Set(columns.map((column) => column.kind).filter((kind) => kind !== null));
    const named =
      NEEDED.every((kind) => kinds.has(kind)) && (kinds.has('itemLevel1') || kinds.has('content'));
    if (kinds.size >= FEWEST_KINDS && named) return { first, last: lastHeaderRow(grid, first), columns };
  }
  return null;
}

const isLabel = (text: string): boolean => text.length > 0 && text.length <= 16;

/** A second header row continues the first: its squares are short labels of the schema. */
function lastHeaderRow(grid: GridCell[][], first: number): number {
  const next = grid[first + 1];
  if (!next) return first;
  const fresh = next.filter((cell) => cell.row === first + 1);
  const labels = fresh.filter((cell) => kindOf(labelOf(cell)) !== null && isLabel(labelOf(cell)));
  return fresh.length > 0 && labels.length >= Math.min(2, fresh.length) && labels.length * 2 >= fresh.length
    ? first + 1
    : first;
}

function columnsOf(grid: GridCell[][], first: number): Column[] {
  const top = grid[first] ?? [];
  const under = lastHeaderRow(grid, first) > first ? grid[first + 1] : undefined;
  return top.map((cell, index) => {
    const lower = under?.[index];
    const own = lower && lower !== cell ? labelOf(lower) : '';
    const upper = labelOf(cell);
    // 公开事项 spans 一级事项 and 二级事项; 公开对象 spans 全社会 and 特定群体: the lower label is the finer one.
    const kind = kindOf(own) ?? kindOf(upper) ?? (/公开事项|事项名称/.test(upper) ? 'itemLevel1' : null);
    return { kind, name: own || upper };
  });
}

/** Text of a cell as a label: width folded, no white space. */
export const labelOf = (cell: GridCell): string => foldWidth(textOf(cell.element)).replace(/\s+/g, '');

const kindOf = (label: string): DirectoryColumn | null =>
  label === '' || label.length > 24 ? null : (KINDS.find(([, pattern]) => pattern.test(label))?.[0] ?? null);
