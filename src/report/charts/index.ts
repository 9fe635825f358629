import type { ReportModel } from '../model.ts';

/** Pictures a page shows beside its tables: the inside of an `<svg>` each, with the size it is drawn for. */
export interface Chart {
  width: number;
  height: number;
  svg: string;
}

export interface Charts {
  trend: Chart | null;
  /** Portals by days. */
  days: Chart | null;
  /** Days by hours, by target. */
  hours: ReadonlyMap<string, Chart>;
}

export const NO_CHARTS: Charts = { trend: null, days: null, hours: new Map() };

/** Draws what a model has to draw. The library takes some 90 MB, so it is loaded only when there is something: two runs
 *  that can be compared, or probes. The same model gives the same bytes. */
export async function drawCharts({ trend = [], availability = [] }: ReportModel): Promise<Charts> {
  const hasTrend = trend.filter(({ apart }) => apart === null).length > 1;
  if (!hasTrend && availability.length === 0) return NO_CHARTS;
  const { dayMap, hourMap } = await import('./heat-map.ts');
  const { trendLine } = await import('./trend-line.ts');
  return {
    trend: hasTrend ? trendLine(trend) : null,
    days: availability.length > 0 ? dayMap(availability) : null,
    hours: new Map(availability.map((row) => [row.target, hourMap(row)])),
  };
}
