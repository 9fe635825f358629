import { z } from 'zod';
import { PROOF } from '../../wording/proof.ts';
import { REPORT } from '../../wording/report-labels.ts';
import { regionName, stateName } from '../../wording/report-terms.ts';
import type { CheckAnswer, CheckFinding, CheckResult } from '../check-document.ts';
import { formatBytes, formatInstant, formatMs } from '../format.ts';
import { type Html, html, link } from './markup.ts';
import { facts, table, tri } from './parts.ts';

/** Where a stored piece of evidence lies, relative to the page; null when it was not kept. */
export type EvidencePath = ((hash: string) => string | null) & {
  /** A thumbnail as `data:`; null when it was not kept. */
  thumbnail?: (hash: string) => string | null;
};

/** Attempts and candidates beyond these are in report.json. */
const MOST_ATTEMPTS = 20;
const MOST_CANDIDATES = 40;
const { labels } = REPORT;

/** A line an attempt: a city has ten thousand of them, and a table each would be most of its pages. */
function attemptsList({ attempts }: CheckFinding): Html | string {
  if (attempts.length === 0) return '';
  const lines = attempts.slice(0, MOST_ATTEMPTS).map(({ at, state, status, ms, bytes, address }) => {
    const parts = [
      formatInstant(at),
      `${stateName(state)}${status === null ? '' : ` ${status}`}`,
      REPORT.labelled(labels.elapsed, formatMs(ms)),
      REPORT.labelled(labels.size, formatBytes(bytes)),
      ...(address === null ? [] : [REPORT.labelled(labels.ip, address)]),
    ];
    return html`<li>${parts.join('，')}</li>`;
  });
  return html`<ol class="attempts" aria-label="${labels.attempts}">${lines}</ol>`;
}

const SHA256 = /^sha256:[0-9a-f]{64}$/;

/** What kind of thing each stored piece is, so that nobody has to guess it from a checksum. */
function evidenceLine({ evidence, answer }: CheckFinding, pathOf: EvidencePath): Html | string {
  const hashes = evidence.filter((hash) => SHA256.test(hash));
  if (hashes.length === 0) return '';
  return html`<p class="line"><span class="t">${labels.evidence}</span>${hashes.map((hash) => kept(hash, keptAs(hash, answer, pathOf), pathOf))}</p>`;
}

function keptAs(hash: string, answer: CheckAnswer | undefined, pathOf: EvidencePath): string {
  if (hash === answer?.body) return PROOF.kept.body;
  if (hash === answer?.rendered) return PROOF.kept.rendered;
  return pathOf(hash)?.endsWith('.webp') ? PROOF.kept.picture : PROOF.kept.other;
}

function kept(hash: string, name: string, pathOf: EvidencePath): Html {
  const path = pathOf(hash);
  const short = html`${name} <span class="mono">${hash.slice(0, 15)}…</span>`;
  return path === null ? html` ${short}${PROOF.gone}` : html` <a href="${path}">${short}</a>`;
}

/** Headers printed of one answer, and of each no more than this. */
const MOST_HEADERS = 40;
const MOST_OF_HEADER = 300;

/** What a server answered: the road there, the status line, the headers. */
function answerPart({ url, finalUrl, at, status, address, contentType, hops, headers }: CheckAnswer): Html {
  const road = hops.map((hop, index) => PROOF.hop(hop.status, hops[index + 1]?.url ?? finalUrl));
  const lines = Object.entries(headers)
    .slice(0, MOST_HEADERS)
    .map(([name, value]) => `${name}: ${value.slice(0, MOST_OF_HEADER)}`);
  return html`${facts([
    [PROOF.asked, url],
    [PROOF.road, road.length === 0 ? null : html`${road.map((hop) => html`<div>${hop}</div>`)}`],
    [labels.status, `${status ?? REPORT.unknown} ${contentType ?? ''}`.trim()],
    [PROOF.at, `${formatInstant(at)}${address === null ? '' : PROOF.fromIp(address)}`],
  ])}${lines.length === 0 ? '' : html`<p class="line"><span class="t">${PROOF.headers}</span></p><ul class="mono">${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

/** What was answered behind a result that has no findings. */
export function answerOf(answer: CheckAnswer | undefined, pathOf: EvidencePath): Html | string {
  if (!answer) return '';
  const stored = [answer.body, answer.rendered].filter((hash) => hash !== null);
  const line =
    stored.length === 0
      ? ''
      : html`<p class="line"><span class="t">${labels.evidence}</span>${stored.map((hash) => kept(hash, keptAs(hash, answer, pathOf), pathOf))}</p>`;
  return html`<details class="proof"><summary>${PROOF.answer}</summary>${answerPart(answer)}${line}</details>`;
}

/** All attempts, what was answered and the stored evidence, behind one line that says how much of them there is. */
export function proofOf(finding: CheckFinding, number: string, pathOf: EvidencePath): Html {
  const count = finding.evidence.filter((hash) => SHA256.test(hash)).length;
  const id = html`${labels.fingerprint} <span class="mono">${number}</span>`;
  if (finding.attempts.length === 0 && count === 0) return html`<p class="proof muted">${id}</p>`;
  const parts = [
    finding.attempts.length === 0 ? '' : `${labels.attempts} ${REPORT.times(finding.attempts.length)}`,
    count === 0 ? '' : `${labels.evidence} ${count}`,
  ].filter((part) => part !== '');
  return html`<details class="proof"><summary>${parts.join(' · ')} <span class="muted">· ${id}</span></summary>${attemptsList(finding)}${finding.answer ? answerPart(finding.answer) : ''}${evidenceLine(finding, pathOf)}</details>`;
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
