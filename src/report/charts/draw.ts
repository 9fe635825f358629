import { HeatmapChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { LOOK } from '../look.ts';
import type { Chart } from './index.ts';

use([
  LineChart,
  HeatmapChart,
  GridComponent,
  LegendComponent,
  VisualMapComponent,
  AriaComponent,
  SVGRenderer,
]);

export const TEXT = { color: LOOK.muted, fontSize: 12, fontFamily: 'inherit' } as const;

/** Draws once, without a page. What only a living chart needs (hover rules, class names, marks of its data) is taken
 *  out, and the counted ids of the library give way to ids under `name`, so that the same data gives the same bytes. */
export function draw(name: string, width: number, height: number, option: EChartsCoreOption): Chart {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: TEXT, ...option });
    return { width, height, svg: inside(chart.renderToSVGString(), name) };
  } finally {
    chart.dispose();
  }
}

const inside = (svg: string, name: string): string =>
  merged(
    svg
      .replace(/^<svg[^>]*>\s*|\s*<\/svg>\s*$/g, '')
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/ (?:class="zr\d+-cls-\d+"|ecmeta_\w+="[^"]*"|pointer-events="\w+")/g, '')
      .replace(/(id="|url\(#)zr\d+-/g, `$1${name}-`)
      .replace(/\n+/g, ''),
  );

/** Shapes that follow each other and look the same, as one: a map of hours has seven hundred. */
const merged = (svg: string): string =>
  svg.replace(/<path d="[^"]*"([^>]*)><\/path>(?:<path d="[^"]*"\1><\/path>)+/g, (run, look: string) => {
    const shapes = [...run.matchAll(/ d="([^"]*)"/g)].map(([, shape]) => shape);
    return `<path d="${shapes.join('')}"${look}></path>`;
  });
