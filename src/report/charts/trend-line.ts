import { TREND } from '../../wording/trend.ts';
import { dueOf } from '../coverage.ts';
import { formatTime } from '../format.ts';
import { LOOK } from '../look.ts';
import type { ReportTrend } from '../trend-model.ts';
import { draw, TEXT } from './draw.ts';
import type { Chart } from './index.ts';

const WIDTH = 720;
const HEIGHT = 280;

const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10;

const label = (color: string): object => ({ show: true, color, fontSize: 12, formatter: '{c}%' });

/** Values with the label on the side away from the other line. */
const placed = (values: (number | null)[], others: (number | null)[], onTie: 'top' | 'bottom'): object[] =>
  values.map((value, at) => {
    const other = others[at] ?? null;
    const position =
      value === null || other === null || value === other ? onTie : value > other ? 'top' : 'bottom';
    return { value, label: { position } };
  });

/** Two lines over runs: rate of compliance and coverage. Told apart by dash and mark as well as by colour; runs that
 *  are not comparable are marks outside the line. */
export function trendLine(trend: ReportTrend): Chart {
  const rate = trend.map(({ pass, breach }) => shareOf(pass, pass + breach));
  const coverage = trend.map((run) => shareOf(run.read, dueOf(run)));
  const only = (values: (number | null)[], isApart: boolean): (number | null)[] =>
    values.map((value, at) => ((trend[at]?.apart !== null) === isApart ? value : null));
  const line = { type: 'line', connectNulls: true, symbolSize: 8 };
  const [first, second] = [LOOK.accent, LOOK.warn];
  const series = [
    {
      ...line,
      name: TREND.rate,
      data: placed(only(rate, false), coverage, 'top'),
      symbol: 'circle',
      color: first,
      label: label(first),
    },
    {
      ...line,
      name: TREND.coverage,
      data: placed(only(coverage, false), rate, 'bottom'),
      symbol: 'triangle',
      color: second,
      lineStyle: { type: 'dashed' },
      label: label(second),
    },
    ...(trend.some(({ apart }) => apart !== null)
      ? [
          {
            type: 'line',
            name: TREND.notComparable,
            data: only(rate, true),
            symbol: 'emptyDiamond',
            symbolSize: 9,
            color: LOOK.quiet,
            lineStyle: { width: 0, opacity: 0 },
          },
        ]
      : []),
  ];
  return draw('trend', WIDTH, HEIGHT, {
    grid: { left: 48, right: 24, top: 48, bottom: 34 },
    legend: { top: 0, left: 40, textStyle: TEXT, itemWidth: 34 },
    xAxis: {
      type: 'category',
      data: trend.map(({ at }) => formatTime(at).slice(0, 10)),
      axisLine: { lineStyle: { color: '#b7c1cd' } },
      axisTick: { show: false },
      axisLabel: { ...TEXT, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      axisLabel: { ...TEXT, formatter: '{value}%' },
      splitLine: { lineStyle: { color: LOOK.line } },
    },
    series,
  });
}
