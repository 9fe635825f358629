import { CASE_STATE_NAMES, CHANGE_NAMES, HISTORY } from '../../wording/history.ts';
import { isSetAside } from '../bulletin/index.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html, link } from './markup.ts';
import { table } from './parts.ts';

type History = NonNullable<ReportModel['history']>;
type CaseRow = History['cases'][number];

const { labels } = HISTORY;

const TONES = {
  regressed: 'breach',
  new: 'breach',
  persisting: 'warn',
  fixed: 'pass',
  unseen: 'undetermined',
} as const;
const KINDS = Object.keys(CHANGE_NAMES) as (keyof typeof CHANGE_NAMES)[];

function notes(history: History): string[] {
  const { since, first, incomparable, unknownYears, demoted } = history;
  return [
    since === null
      ? HISTORY.nothingBefore
      : HISTORY.compared(since.run, formatTime(since.at), history.compared),
    ...(since !== null && first > 0 ? [HISTORY.first(first)] : []),
    ...incomparable.map(({ policy, targets }) => HISTORY.incomparable(policy, targets)),
    ...(unknownYears.length > 0 ? [HISTORY.unknownYears(unknownYears.join('、'))] : []),
    ...demoted.map(({ indicator, right, wrong }) => HISTORY.demoted(indicator, right, wrong)),
  ];
}

const held = ({ cases }: History): CaseRow[] => cases.filter((one) => !isSetAside(one));

/** Cases by what became of them, without those people have set aside since. */
export function changesOf(history: History): Record<keyof typeof CHANGE_NAMES, number> {
  const count = (kind: string): number => held(history).filter(({ change }) => change === kind).length;
  return {
    regressed: count('regressed'),
    new: count('new'),
    persisting: count('persisting'),
    fixed: count('fixed'),
    unseen: count('unseen'),
  };
}

/** New, persisting, back again and mended, against the last comparable run; `most` rows of each. */
export function historyChapter(history: History, units: ReportModel['units'], most: number): Html {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const counts = changesOf(history);
  const aside = history.cases.filter(isSetAside);
  return html`${notes(history).map((note) => html`<p class="note">${note}</p>`)}
<ul class="figures">${KINDS.map((kind) => html`<li><span class="k">${CHANGE_NAMES[kind]}</span><span class="v">${counts[kind]}</span></li>`)}</ul>
${KINDS.map((kind) => {
  const rows = held(history).filter(({ change }) => change === kind);
  return rows.length === 0 ? '' : kindTable(kind, rows, names, most);
})}
${aside.length === 0 ? '' : html`<p class="note">${HISTORY.setAside(aside.length)}</p>`}
<p class="note">${HISTORY.notConfirmed}</p>`;
}

function kindTable(
  kind: keyof typeof CHANGE_NAMES,
  rows: readonly CaseRow[],
  names: ReadonlyMap<string, string>,
  most: number,
): Html {
  const shown = rows.slice(0, most);
  const due = ({ dueOn, overdue }: CaseRow): Html =>
    overdue ? html`<b class="breach">${dueOn}（${labels.overdue}）</b>` : html`${dueOn ?? '–'}`;
  return html`<h3>${CHANGE_NAMES[kind]} <small>${rows.length}</small></h3>${table(
    CHANGE_NAMES[kind],
    html`<thead><tr><th scope="col">${labels.unit}</th><th scope="col">${labels.what}</th><th scope="col">${labels.state}</th><th scope="col">${labels.since}</th><th scope="col">${labels.due}</th></tr></thead><tbody>${shown.map(
      (row) =>
        html`<tr><th scope="row">${names.get(row.unit) ?? row.unit}</th><td>${row.message}${row.url === null ? '' : html`<br>${link(row.url)}`}</td><td class="nowrap"><b class="${TONES[kind]}">${CASE_STATE_NAMES[row.state] ?? row.state}</b></td><td class="nowrap">${formatTime(row.firstSeenAt)}</td><td class="nowrap">${due(row)}</td></tr>`,
    )}</tbody>`,
  )}${rows.length > shown.length ? html`<p class="note">${HISTORY.more(rows.length - shown.length)}</p>` : ''}`;
}
