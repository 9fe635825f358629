import type { Chart } from '../charts/index.ts';
import { type Html, html, own } from './markup.ts';

/** A drawn chart with its name and what it says in words; the figures stand in a table beside it. It scrolls in its
 *  frame where the window is narrow, so that its letters stay readable. */
export const figure = (id: string, title: string, description: string, chart: Chart): Html =>
  html`<figure class="chart"><div class="scroll" role="group" aria-label="${title}" tabindex="0"><svg role="img" aria-labelledby="${id}-t ${id}-d" width="${chart.width}" height="${chart.height}" viewBox="0 0 ${chart.width} ${chart.height}"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${own(chart.svg)}</svg></div></figure>`;
