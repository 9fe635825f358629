import { z } from 'zod';
import { REPORT } from '../../wording/report-labels.ts';
import { regionName, stateName } from '../../wording/report-terms.ts';
import type { CheckFinding, CheckResult } from '../check-document.ts';
import { formatBytes, formatInstant, formatMs } from '../format.ts';
import { type Html, html, link } from './markup.ts';
import { table, tri } from './parts.ts';

/** Where a stored piece of evidence lies, relative to the page; null when it was not kept. */
export type EvidencePath = ((hash: string) => string | null) & {
  /** A thumbnail as `data:`; null when it was not kept. */
  thumbnail?: (hash: string) => string | null;
};

/** Attempts and candidates beyond these are in report.json. */
const MOST_ATTEMPTS = 20;
const MOST_CANDIDATES = 40;
const { labels } = REPORT;

function attemptsTable({ attempts }: CheckFinding): Html | string {
  if (attempts.length === 0) return '';
  const rows = attempts
    .slice(0, MOST_ATTEMPTS)
    .map(
      (attempt) =>
        html`<tr><td class="nowrap">${formatInstant(attempt.at)}</td><td>${stateName(attempt.state)}</td><td class="n">${attempt.status ?? REPORT.unknown}</td><td class="n">${formatMs(attempt.ms)}</td><td class="n">${formatBytes(attempt.bytes)}</td><td class="mono">${attempt.address ?? REPORT.unknown}</td></tr>`,
    );
  return table(
    labels.attempts,
    html`<thead><tr><th scope="col">${labels.time}</th><th scope="col">${labels.state}</th><th scope="col" class="n">${labels.status}</th><th scope="col" class="n">${labels.elapsed}</th><th scope="col" class="n">${labels.size}</th><th scope="col">${labels.ip}</th></tr></thead><tbody>${rows}</tbody>`,
  );
}

function evidenceLine(hashes: readonly string[], pathOf: EvidencePath): Html | string {
  if (hashes.length === 0) return '';
  const items = hashes.map((hash) => {
    const path = pathOf(hash);
    const short = html`<span class="mono">${hash.slice(0, 19)}…</span>`;
    return path === null ? html` ${short}` : html` <a href="${path}" title="${hash}">${short}</a>`;
  });
  return html`<p class="line"><span class="t">${labels.evidence}</span>${items}</p>`;
}

/** All attempts and the stored evidence behind one line that says how much of either there is. */
export function proofOf(finding: CheckFinding, pathOf: EvidencePath): Html {
  const hashes = finding.evidence.filter((hash) => /^sha256:[0-9a-f]{64}$/.test(hash));
  const id = html`${labels.fingerprint} <span class="mono">${finding.fingerprint}</span>`;
  if (finding.attempts.length === 0 && hashes.length === 0) return html`<p class="proof muted">${id}</p>`;
  const parts = [
    finding.attempts.length === 0 ? '' : `${labels.attempts} ${REPORT.times(finding.attempts.length)}`,
    hashes.length === 0 ? '' : `${labels.evidence} ${hashes.length}`,
  ].filter((part) => part !== '');
  return html`<details class="proof"><summary>${parts.join(' · ')} <span class="muted">· ${id}</span></summary>${attemptsTable(finding)}${evidenceLine(hashes, pathOf)}</details>`;
}

const candidateShape = z.array(
  z.object({
    text: z.string(),
    region: z.string(),
    destination: z.string().nullable(),
    effective: z.boolean().nullable(),
  }),
);

/** All candidates of an entry-like indicator: what was found, where, and where it leads. */
export function candidatesOf(result: CheckResult): Html | string {
  const parsed = candidateShape.safeParse(result.facts?.candidates);
  if (!parsed.success || parsed.data.length === 0) return '';
  const rows = parsed.data
    .slice(0, MOST_CANDIDATES)
    .map(
      (each) =>
        html`<tr><td>${each.text || REPORT.unknown}</td><td>${regionName(each.region)}</td><td>${link(each.destination) || REPORT.unknown}</td><td>${tri(each.effective)}</td></tr>`,
    );
  return html`<details><summary>${labels.candidates}（${REPORT.places(parsed.data.length)}）</summary>${table(
    labels.candidates,
    html`<thead><tr><th scope="col">${labels.candidateText}</th><th scope="col">${labels.candidateRegion}</th><th scope="col">${labels.candidateTo}</th><th scope="col">${labels.candidateWorks}</th></tr></thead><tbody>${rows}</tbody>`,
  )}</details>`;
}
