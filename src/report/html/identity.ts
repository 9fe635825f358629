import { REPORT } from '../../wording/report-labels.ts';
import { stateName } from '../../wording/report-terms.ts';
import type { CheckDocument } from '../check-document.ts';
import { formatCount } from '../format.ts';
import { type Html, html, link } from './markup.ts';
import { facts, table } from './parts.ts';

const MOST_LINKS = 100;
const { labels, notes, identity: words } = REPORT;

/** What the site says of itself on its home page. Phones stay out: a report travels further than a footer. */
export function identityPart(page: NonNullable<CheckDocument['page']>): Html {
  const { identity } = page;
  const joined = (values: string[]): string => REPORT.list(values.slice(0, 5)) || REPORT.unknown;
  return facts([
    [words.name, joined(identity.siteName)],
    [words.code, joined(identity.siteIDCode)],
    [words.footerCode, joined(identity.footerCode)],
    [words.errorCode, joined(identity.errorReportCode)],
    [words.icp, joined(identity.icp)],
    [words.police, joined(identity.police)],
    [words.sponsor, joined(identity.sponsor)],
    [words.partyMark, identity.partyMark ? REPORT.yes : REPORT.no],
    [words.errorMark, identity.errorReportMark ? REPORT.yes : REPORT.no],
    [words.charset, page.charset.actual ?? REPORT.unknown],
    [words.newest, page.newestDate ?? REPORT.unknown],
  ]);
}

function brokenTable(broken: CheckDocument['links']['broken']): Html {
  const rows = broken.map((each) => {
    const texts = each.referrers
      .slice(0, 3)
      .map((from) => html`<div>${from.text === '' ? REPORT.unknown : from.text}</div>`);
    const state = `${stateName(each.state)}${each.status === null ? '' : ` ${each.status}`}`;
    return html`<tr><td>${link(each.url)}</td><td class="nowrap">${state}</td><td>${texts}</td><td class="n">${each.attempts.length}</td></tr>`;
  });
  return table(
    labels.brokenLinks,
    html`<thead><tr><th scope="col">${labels.address}</th><th scope="col">${labels.state}</th><th scope="col">${labels.linkText}</th><th scope="col" class="n">${labels.looks}</th></tr></thead><tbody>${rows}</tbody>`,
  );
}

/** A list behind its count; nothing when there is none. */
const folded = (label: string, count: number, body: Html, rest: number): Html | string =>
  count === 0
    ? ''
    : html`<details class="screen"><summary>${label}（${count}）</summary>${body}${rest > 0 ? html`<p class="note">${notes.moreLinks(rest)}</p>` : ''}</details>`;

/** Links of the home page: broken ones with every place that carries them, open ones with the reason. */
export function linksPart({ links }: CheckDocument): Html {
  const { broken, undetermined } = links;
  const gone = broken.filter((each) => each.state === 'gone' || each.state === 'soft_404').length;
  const open = undetermined
    .slice(0, MOST_LINKS)
    .map((each) => html`<li>${link(each.url)} ${stateName(each.state)}</li>`);
  return html`<p>${notes.links(formatCount(links.checked), gone, broken.length - gone, undetermined.length)}</p>
${folded(labels.brokenLinks, broken.length, brokenTable(broken.slice(0, MOST_LINKS)), broken.length - MOST_LINKS)}
${folded(labels.openLinks, undetermined.length, html`<ul>${open}</ul>`, undetermined.length - MOST_LINKS)}`;
}
