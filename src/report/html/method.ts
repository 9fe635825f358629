import { REPORT } from '../../wording/report-labels.ts';
import { METHOD } from '../../wording/report-method.ts';
import { formatBytes, formatCount, formatMs } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { type Html, html } from './markup.ts';
import { table } from './parts.ts';

const { labels } = REPORT;
/** Hosts listed by name; a city links to hundreds of others, each asked a handful of times. */
const MOST_HOSTS = 60;

const policiesTable = (model: ReportModel): Html =>
  table(
    labels.policy,
    html`<thead><tr><th scope="col">${labels.policy}</th><th scope="col">${labels.version}</th><th scope="col">${labels.effective}</th><th scope="col">${labels.disclosure}</th><th scope="col">${labels.hash}</th></tr></thead><tbody>${model.policies.map((policy) => html`<tr><th scope="row">${policy.title}<br><span class="mono muted">${policy.id}</span></th><td class="nowrap">${policy.version}</td><td class="nowrap">${policy.effectiveFrom}</td><td class="nowrap">${policy.disclosure}</td><td class="mono">${policy.hash}</td></tr>`)}</tbody>`,
  );

function hostsTable(model: ReportModel): Html | string {
  const { hosts } = model.coverage;
  if (hosts.length === 0) return '';
  const rows = hosts
    .slice(0, MOST_HOSTS)
    .map(
      (host) =>
        html`<tr><th scope="row" class="mono">${host.host}</th><td class="n">${formatCount(host.requests)}</td><td class="n">${formatBytes(host.bytes)}</td><td class="n">${host.errors}</td><td class="n">${host.blocked}</td><td class="n">${formatMs(host.waitedMs)}</td></tr>`,
    );
  const rest = hosts.length - rows.length;
  return html`<details><summary>${METHOD.headings.hosts}（${hosts.length}）</summary>${table(
    METHOD.headings.hosts,
    html`<thead><tr><th scope="col">${labels.host}</th><th scope="col" class="n">${labels.requests}</th><th scope="col" class="n">${labels.traffic}</th><th scope="col" class="n">${labels.errors}</th><th scope="col" class="n">${labels.blocked}</th><th scope="col" class="n">${labels.waited}</th></tr></thead><tbody>${rows}</tbody>`,
  )}${rest > 0 ? html`<p class="note">${REPORT.notes.moreHosts(rest)}</p>` : ''}</details>`;
}

/** How it was done, how far it reaches, and what it is not. */
export function methodChapter(model: ReportModel): Html {
  const { run, coverage, policies } = model;
  const restricted = policies.filter((policy) => METHOD.restricted(policy.disclosure));
  const lines = [
    ...policies.flatMap((policy) => METHOD.mandates[policy.id] ?? []),
    ...METHOD.how,
    METHOD.robots(run.obeyedRobots),
    ...(run.quietHours ? [METHOD.quiet(run.quietHours)] : []),
    METHOD.seed(run.seed),
    ...(run.manifest ? [METHOD.manifest(run.manifest)] : []),
    METHOD.load(formatCount(coverage.requests), formatBytes(coverage.bytes), coverage.hosts.length),
  ];
  const limits = [
    ...METHOD.limits,
    REPORT.notes.estimate,
    ...(restricted.length === 0
      ? []
      : [METHOD.disclosure(REPORT.list(restricted.map((policy) => policy.title)))]),
  ];
  return html`<h3>${METHOD.headings.policies}</h3>${policiesTable(model)}
<h3>${METHOD.headings.how}</h3><ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>${hostsTable(model)}
<h3>${METHOD.headings.limits}</h3><ul class="plain">${limits.map((line) => html`<li>${line}</li>`)}</ul>`;
}
