import { HISTORY } from '../../wording/history.ts';
import { percent, runSummary, share } from '../../wording/report.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { RUN_STATE_NAMES, unreadHelp, unreadName } from '../../wording/report-terms.ts';
import { reviewedIn } from '../bulletin/index.ts';
import { dueOf } from '../coverage.ts';
import { formatBytes, formatCount, formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { type Tally, tally, unreadReason } from '../standing.ts';
import { changesOf } from './history.ts';
import { type Html, html } from './markup.ts';
import { facts, table } from './parts.ts';

const { labels, notes, coverage: words } = REPORT;

/** Results of the run as a whole; only targets that were read are counted as clean or breaching. */
export function overall(model: ReportModel): Tally & { clean: number; breaching: number } {
  const read = model.targets.filter((document) => unreadReason(document) === null);
  const breaching = read.filter((document) => tally(document.results).breach > 0).length;
  const all = tally(read.flatMap((document) => document.results));
  return { ...all, breaching, clean: read.length - breaching };
}

/** What stands above everything: which run, when, on what ground. */
export const masthead = (model: ReportModel): Html => html`<p class="kind">${REPORT.batch} ${model.run.id}</p>
<h1>${REPORT.title(model.city.name)}</h1>
${facts([
  [
    REPORT.period,
    `${formatTime(model.run.startedAt)} — ${model.run.finishedAt === null ? RUN_STATE_NAMES[model.run.state] : formatTime(model.run.finishedAt)}`,
  ],
  [REPORT.basis, REPORT.list(model.policies.map((policy) => policy.title))],
])}
<p class="draft">${REPORT.draft(reviewedIn(model))}</p>`;

/** What changed since the last comparable run; nothing where there is none. */
function changed({ history }: ReportModel): [string, string, string, string][] {
  if (!history || history.since === null) return [];
  const counts = changesOf(history);
  const fresh = counts.new + counts.regressed;
  return [
    [
      '#history',
      HISTORY.fresh,
      `+${fresh}`,
      HISTORY.changed(counts.fixed, counts.persisting, counts.regressed),
    ],
  ];
}

/** The summary in sentences, then the figures that lead to what they are made of. */
export function summary(model: ReportModel): Html {
  const { coverage, run, city } = model;
  const { attempted, missed = 0, read } = coverage;
  const due = dueOf(coverage);
  const all = overall(model);
  const sentences = runSummary({
    ...coverage,
    missed,
    due,
    city: city.name,
    state: run.state,
    clean: all.clean,
    breaching: all.breaching,
    breaches: all.breach,
    vetoes: all.veto,
    undetermined: all.undetermined,
    setAside: all.dismissed + all.waived,
  });
  const decided = all.pass + all.breach;
  const quiet = all.not_applicable + all.dismissed + all.waived;
  const everything = decided + all.undetermined + all.warn + all.advised + quiet;
  const seen = due === 0 ? REPORT.unknown : percent(read, due);
  const text = REPORT.figures;
  const figures: [href: string, name: string, value: string, of: string][] = [
    ['#coverage', text.coverage, seen, text.coverageOf(read, attempted, missed)],
    ['#units', text.clean, String(all.clean), text.cleanOf(read)],
    ['#problems', text.breaches, String(all.breach), text.breachesOf(decided, all.veto)],
    [
      '#indicators',
      text.undetermined,
      everything === 0 ? REPORT.unknown : String(all.undetermined),
      everything === 0 ? text.nothingRead : text.undeterminedOf(everything),
    ],
    ...changed(model),
  ];
  return html`<div class="lead">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
<ul class="figures">${figures.map(([href, name, value, of]) => html`<li><a href="${href}"><span class="k">${name}</span><span class="v">${value}</span><span class="d">${of}</span></a></li>`)}</ul>`;
}

const segment = (kind: string, count: number, whole: number): Html | string =>
  count === 0 ? '' : html`<span class="${kind}" style="width:${((100 * count) / whole).toFixed(2)}%"></span>`;

/** What was seen and what was not, and why. Printed before any result. */
export function coverageChapter({ coverage, targets }: ReportModel): Html {
  const { missed = 0 } = coverage;
  const due = dueOf(coverage);
  const left = coverage.targets - due;
  const lost = coverage.attempted - coverage.read;
  const pages = targets.reduce((sum, document) => sum + document.coverage.attempted, 0);
  const reasons = Object.entries(coverage.unread);
  return html`${
    coverage.targets === 0
      ? ''
      : html`<div class="bar" aria-hidden="true">${segment('read', coverage.read, coverage.targets)}${segment('lost', lost, coverage.targets)}${segment('left', left + missed, coverage.targets)}</div>
<ul class="key"><li><i class="read"></i>${words.read(coverage.read)}</li><li><i class="lost"></i>${words.lost(lost)}</li><li><i class="left"></i>${words.left(left)}${missed > 0 ? words.missed(missed) : ''}</li></ul>`
  }
${facts([
  [words.inScope, words.sites(coverage.targets)],
  [words.share, words.floor(share(coverage.read, due), percent(coverage.floor, 1))],
  [words.pages, words.pagesRead(formatCount(coverage.pages), formatCount(pages))],
  [labels.requests, words.load(formatCount(coverage.requests), formatBytes(coverage.bytes))],
])}
${
  reasons.length === 0
    ? ''
    : table(
        words.unread,
        html`<thead><tr><th scope="col">${words.unread}</th><th scope="col" class="n">${words.count}</th><th scope="col">${labels.todo}</th></tr></thead><tbody>${reasons.map(([reason, count]) => html`<tr><th scope="row">${unreadName(reason)}</th><td class="n">${count}</td><td>${unreadHelp(reason)}</td></tr>`)}</tbody>`,
      )
}
<p class="note">${notes.coverage}</p>`;
}
