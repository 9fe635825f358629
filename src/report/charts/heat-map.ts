import { clip } from '../clean.ts';
import type { ReportAvailability } from '../history-model.ts';
import { LOOK } from '../look.ts';
import { draw, TEXT } from './draw.ts';
import type { Chart } from './index.ts';

type Row = ReportAvailability[number];

/** Visits that fell into one cell. */
interface Visits {
  up: number;
  down: number;
  left: number;
}

interface Grid {
  columns: readonly string[];
  rows: readonly string[];
  /** By column, row. */
  cells: ReadonlyMap<string, Visits>;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const TOP = 26;
const RIGHT = 8;
const BOTTOM = 6;

/** Kinds of cells: all up; some down; nothing that counts. */
const KINDS = [
  { value: 0, color: '#cfe5d7' },
  { value: 1, color: '#f3c9c5' },
  { value: 2, color: '#eef1f5' },
];
const HATCHED = {
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [2, 3],
  rotation: -Math.PI / 4,
  color: '#aeb9c6',
};

function cellOf(place: string, { up, down }: Visits): object {
  const [x, y] = place.split(' ').map(Number);
  const kind = down > 0 ? 1 : up > 0 ? 0 : 2;
  return {
    value: [x, y, kind],
    ...(kind === 2 ? { itemStyle: { decal: HATCHED } } : {}),
    // The number of failures stands in the cell, so that nothing hangs on its colour.
    label: {
      show: kind === 1,
      formatter: String(down),
      color: LOOK.breach,
      fontSize: 11,
      fontWeight: 'bold',
    },
  };
}

const axis = (data: readonly string[]): object => ({
  type: 'category',
  data,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { ...TEXT, interval: 'auto' },
});

function heatMap(name: string, { columns, rows, cells }: Grid, cell: number, left: number): Chart {
  const width = left + columns.length * cell + RIGHT;
  const height = TOP + rows.length * 18 + BOTTOM;
  return draw(name, width, height, {
    aria: { enabled: true, decal: { show: false } },
    grid: { left, top: TOP, right: RIGHT, bottom: BOTTOM },
    xAxis: { ...axis(columns), position: 'top' },
    yAxis: { ...axis(rows), inverse: true, axisLabel: { ...TEXT, interval: 0 } },
    visualMap: { type: 'piecewise', show: false, pieces: KINDS },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: LOOK.paper, borderWidth: 1 },
        data: [...cells].map(([place, visits]) => cellOf(place, visits)),
      },
    ],
  });
}

const daysOf = (rows: readonly Row[]): string[] =>
  [...new Set(rows.flatMap(({ cells }) => cells.map(([day]) => day)))].sort();

/** Visits summed by place; the order of the cells is that of the data. */
function gather(
  entries: Iterable<readonly [place: string, cell: Row['cells'][number]]>,
): Map<string, Visits> {
  const cells = new Map<string, Visits>();
  for (const [place, [, , up, down, left]] of entries) {
    const before = cells.get(place) ?? { up: 0, down: 0, left: 0 };
    cells.set(place, { up: before.up + up, down: before.down + down, left: before.left + left });
  }
  return cells;
}

/** Portals by days: who was down when. */
export function dayMap(rows: readonly Row[]): Chart {
  const days = daysOf(rows);
  const entries = rows.flatMap(({ cells }, y) =>
    cells.map((cell) => [`${days.indexOf(cell[0])} ${y}`, cell] as const),
  );
  const grid = {
    columns: days.map((day) => day.slice(5)),
    rows: rows.map(({ name }) => clip(name, 14)),
    cells: gather(entries),
  };
  return heatMap('days', grid, 30, 190);
}

/** One portal, hour by hour. */
export function hourMap(row: Row): Chart {
  const days = daysOf([row]);
  const entries = row.cells.map((cell) => [`${cell[1]} ${days.indexOf(cell[0])}`, cell] as const);
  const name = `hours-${row.target.replace(/[^A-Za-z0-9_-]+/g, '_')}`;
  return heatMap(name, { columns: HOURS.map(String), rows: days, cells: gather(entries) }, 26, 90);
}
