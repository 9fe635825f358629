import { REPORT } from '../../wording/report-labels.ts';
import { DUTY_NAMES } from '../../wording/report-terms.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html } from './markup.ts';
import { unitNames } from './matrix.ts';
import { table } from './parts.ts';

type Duty = ReportModel['duties'][number];
type Standing = 'pass' | 'warn' | 'breach' | 'undetermined';

const { labels, notes } = REPORT;
const TONES: Record<Duty['state'], Standing> = {
  on_time: 'pass',
  late: 'warn',
  missing: 'breach',
  undetermined: 'undetermined',
};

const dutyBadge = (state: Duty['state']): Html =>
  html`<span class="badge ${TONES[state]}"><span aria-hidden="true" class="shape">${DUTY_NAMES[state].shape}</span>${DUTY_NAMES[state].word}</span>`;

/** Dates the documents set, in order; printed to be compared, never to accuse. */
export function deadlinesTable(model: ReportModel): Html {
  if (model.deadlines.length === 0) return html`<p class="note">${notes.noDeadlines}</p>`;
  return html`<p class="note">${notes.calendarPast}</p>${table(
    REPORT.chapters.deadlines,
    html`<thead><tr><th scope="col">${labels.date}</th><th scope="col">${labels.matter}</th><th scope="col">${labels.who}</th><th scope="col">${labels.row}</th></tr></thead><tbody>${model.deadlines.map((each) => html`<tr><td class="nowrap">${each.date}</td><td>${each.title}</td><td>${each.who}</td><td class="mono nowrap">${each.row}</td></tr>`)}</tbody>`,
  )}`;
}

/** Duties no crawler can see, as persons filled them in. Told ones by unit; untold ones only counted. */
export function dutiesTable(model: ReportModel, unit: string | null = null): Html {
  const nameOf = unitNames(model);
  const own = model.duties.filter((duty) => unit === null || duty.unit === unit);
  const told = own.filter((duty) => unit !== null || duty.state !== 'undetermined');
  const untold = own.length - told.length;
  if (own.length === 0) return html`<p class="note">${notes.noDuties}</p>`;
  const rows = told.map(
    (duty) =>
      html`<tr><td>${dutyBadge(duty.state)}</td><th scope="row">${duty.title}<br><span class="muted">${duty.clause}</span></th>${unit === null ? html`<td>${nameOf(duty.unit)}</td>` : ''}<td class="nowrap">${duty.dueOn ?? REPORT.unknown}</td><td class="nowrap">${duty.doneOn ?? REPORT.unknown}</td><td>${duty.evidence}</td></tr>`,
  );
  const body = html`<thead><tr><th scope="col">${labels.state}</th><th scope="col">${labels.matter}</th>${unit === null ? html`<th scope="col">${labels.unit}</th>` : ''}<th scope="col">${labels.due}</th><th scope="col">${labels.done}</th><th scope="col">${labels.note}</th></tr></thead><tbody>${rows}</tbody>`;
  return html`${told.length === 0 ? '' : table(REPORT.chapters.duties, body)}${untold === 0 ? '' : html`<p class="note">${notes.dutiesOpen(untold)}</p>`}`;
}
