import { LINKS } from '../wording/links.ts';
import { stateName } from '../wording/net.ts';
import { tlsFault } from '../wording/tls.ts';
import { clip } from './clean.ts';
import { csvCell } from './csv.ts';
import { formatBytes, formatCount, formatTime } from './format.ts';
import type { LinksDocument } from './links-document.ts';

type Broken = LinksDocument['broken'][number];
type Doubtful = LinksDocument['undetermined'][number];
type Link = Omit<Broken, 'standing' | 'since'>;

/** Rows of a kind that a terminal shows; the other formats hold all. */
const MOST_ROWS = 200;
const MOST_REFERRERS = 3;
const MOST_HOSTS = 10;
const BOM = '\ufeff';

/** What a person reads in a terminal or the log of a CI. */
export function renderLinksText(document: LinksDocument): string {
  const { broken, undetermined, startRead, run } = document;
  return [
    ...(startRead ? [] : [LINKS.unread, '']),
    ...section(headOf(broken), broken, (link) =>
      linkLines(
        '✕',
        link,
        [LINKS.standing(link.standing, formatTime(link.since)), agreed(link)]
          .filter((part) => part !== '')
          .join('；'),
      ),
    ),
    ...section(LINKS.headDoubtful(formatCount(undetermined.length)), undetermined, (link) =>
      linkLines('?', link, LINKS.doubt(link.doubt)),
    ),
    ...tail(document),
    LINKS.summary(
      formatCount(document.pages),
      formatCount(document.checked),
      formatCount(broken.length),
      formatCount(undetermined.length),
    ),
    ...(startRead || run.how !== 'complete' ? [LINKS.how(run.how)] : []),
    ...(run.obeyedRobots ? [] : [LINKS.ignoredRobots]),
    '',
  ].join('\n');
}

/** Only those a browser agreed on are still called broken. */
const agreed = ({ confirm }: Broken): string => (confirm ? LINKS.agreed : '');

function headOf(broken: readonly Broken[]): string {
  const confirmed = broken.filter(({ standing }) => standing === 'confirmed').length;
  return LINKS.headBroken(
    formatCount(broken.length),
    formatCount(confirmed),
    formatCount(broken.length - confirmed),
  );
}

function section<T>(head: string, rows: readonly T[], lines: (row: T) => string[]): string[] {
  if (rows.length === 0) return [];
  const rest = rows.length - MOST_ROWS;
  return [
    head,
    ...rows.slice(0, MOST_ROWS).flatMap(lines),
    ...(rest > 0 ? [LINKS.more(formatCount(rest))] : []),
    '',
  ];
}

function linkLines(mark: string, link: Link, note: string): string[] {
  const state = [
    stateName(link.state),
    link.status ?? '',
    link.onHome ? LINKS.onHome : '',
    faultOf(link),
    note,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const shown = link.referrers
    .slice(0, MOST_REFERRERS)
    .map(({ url, text }) => `    ${LINKS.on(clip(url, 200), clip(text, 60))}`);
  const isMore = link.referrerCount > shown.length;
  return [
    `${mark} ${clip(link.url, 400)}`,
    `    ${state}`,
    ...shown,
    ...(isMore ? [`    ${LINKS.others(formatCount(link.referrerCount))}`] : []),
  ];
}

const faultOf = ({ tls }: Pick<Link, 'tls'>): string =>
  tls ? (tlsFault({ tls: tls.fault, validFrom: tls.validFrom, validTo: tls.validTo }) ?? '') : '';

function tail({ byState, skippedByReason, downgraded, traps, hosts }: LinksDocument): string[] {
  const counted = Object.entries(byState).map(
    ([state, count]) => `${stateName(state as Link['state'])} ${formatCount(count)}`,
  );
  const skipped = Object.entries(skippedByReason).map(
    ([reason, count]) => `  ${LINKS.reason(reason)}：${formatCount(count)}`,
  );
  const lowered = downgraded
    .slice(0, MOST_HOSTS)
    .map(({ url, finalUrl }) => `  ${LINKS.leadsTo(clip(url, 200), clip(finalUrl, 200))}`);
  const spun = traps
    .slice(0, MOST_HOSTS)
    .map(
      ({ reason, shape, skipped: count }) =>
        `  ${LINKS.trap(LINKS.reason(reason), clip(shape, 200), formatCount(count))}`,
    );
  const loads = hosts
    .slice(0, MOST_HOSTS)
    .map(
      ({ host, requests, bytes }) =>
        `  ${LINKS.host(clip(host, 100), formatCount(requests), formatBytes(bytes))}`,
    );
  return [
    `${LINKS.states}：${counted.join('，')}`,
    ...headed(LINKS.headSkipped, skipped),
    ...headed(LINKS.headDowngraded(formatCount(downgraded.length)), lowered),
    ...headed(LINKS.headTraps, spun),
    ...headed(LINKS.headHosts, loads),
    '',
  ];
}

const headed = (head: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [head, ...lines];

/** Excel's CSV: BOM, CRLF, every cell quoted and none of them a formula. A row per broken or doubtful link. */
export function renderLinksCsv({ broken, undetermined }: LinksDocument): string {
  const rows = [
    LINKS.columns,
    ...broken.map((link) => row(LINKS.broken[link.standing], link, formatTime(link.since), agreed(link))),
    ...undetermined.map((link: Doubtful) => row(LINKS.doubtful, link, '', LINKS.doubt(link.doubt))),
  ];
  return `${BOM}${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function row(verdict: string, link: Link, since: string, note: string): (string | number | null)[] {
  const [first] = link.referrers;
  const last = link.attempts.at(-1);
  return [
    verdict,
    link.url,
    stateName(link.state),
    link.status,
    link.finalUrl === link.url ? '' : link.finalUrl,
    link.external ? LINKS.yes : LINKS.no,
    link.onHome ? LINKS.yes : LINKS.no,
    first?.text ?? '',
    link.referrers.map(({ url }) => url).join(' '),
    link.referrerCount,
    link.attempts.length,
    last === undefined ? '' : formatTime(last.at),
    since,
    [faultOf(link), note].filter((part) => part !== '').join('；'),
  ];
}
