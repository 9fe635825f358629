import { share } from '../../wording/report.ts';
import { TREND } from '../../wording/trend.ts';
import type { Charts } from '../charts/index.ts';
import { dueOf } from '../coverage.ts';
import { formatTime } from '../format.ts';
import type { ReportTrend } from '../trend-model.ts';
import { figure } from './chart.ts';
import { type Html, html } from './markup.ts';
import { number, table } from './parts.ts';

const { labels } = TREND;

/** The runs of a city over time: a picture of those that can be compared, and every run with its figures. */
export function trendPart(trend: ReportTrend, { trend: chart }: Charts): Html {
  const alike = trend.filter(({ apart }) => apart === null);
  const day = (at: string | undefined): string => formatTime(at ?? '').slice(0, 10);
  const heads: [string, string][] = [
    [labels.run, ''],
    [labels.at, ''],
    [labels.coverage, 'n'],
    [labels.rate, 'n'],
    [labels.veto, 'n'],
    [labels.breach, 'n'],
    [labels.undetermined, 'n'],
    [labels.compared, ''],
  ];
  const rows = trend
    .toReversed()
    .map(
      ({ run, at, read, attempted, missed, pass, breach, veto, undetermined, apart }) =>
        html`<tr><th scope="row" class="mono">${run}</th><td class="nowrap">${formatTime(at)}</td><td class="n">${share(read, dueOf({ attempted, missed }))}</td><td class="n">${share(pass, pass + breach)}</td>${number(veto, 'breach')}${number(breach, 'breach')}${number(undetermined, 'undetermined')}<td>${apart === null ? TREND.comparable : TREND.apart[apart]}</td></tr>`,
    );
  return html`<h3>${TREND.chapter}</h3><p class="note">${alike.length < 2 ? TREND.alone : TREND.note}</p>
${chart === null ? '' : figure('trend', TREND.chapter, TREND.describe(day(alike[0]?.at), day(alike.at(-1)?.at), alike.length), chart)}
${table(TREND.chapter, html`<thead><tr>${heads.map(([head, kind]) => html`<th scope="col" class="${kind}">${head}</th>`)}</tr></thead><tbody>${rows}</tbody>`)}`;
}
