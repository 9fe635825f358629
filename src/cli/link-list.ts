import type { CheckDocument } from '../report/index.ts';
import { cli } from '../wording/cli.ts';
import { stateName } from '../wording/report-terms.ts';
import { plain } from './shell.ts';

export type LinkList = CheckDocument['links'];

/** The links of a checked portal; without `external`, those that leave its host are left out. */
export function linksOf({ links, target }: CheckDocument, external: boolean): LinkList {
  const home = target.url === null ? null : URL.parse(target.url)?.hostname;
  const kept = ({ url }: { url: string }): boolean => external || URL.parse(url)?.hostname === home;
  return { ...links, broken: links.broken.filter(kept), undetermined: links.undetermined.filter(kept) };
}

export function linksText(list: LinkList): string {
  const rows = list.broken.map(
    ({ url, state, status, referrers }) =>
      `✕ ${plain(url)}\n    ${stateName(state)}${status === null ? '' : ` ${status}`}${cli.linkedAs(plain(referrers[0]?.text ?? ''))}\n`,
  );
  const doubtful = list.undetermined.map(({ url, state }) => `? ${plain(url)}\n    ${stateName(state)}\n`);
  return [
    ...rows,
    ...doubtful,
    cli.linksSummary(list.checked, list.broken.length, list.undetermined.length),
  ].join('');
}

/** Excel's CSV: BOM, CRLF, every cell quoted and none of them a formula. */
export function linksCsv(list: LinkList): string {
  const rows = [
    cli.linkColumns,
    ...list.broken.map(({ url, state, status, referrers }) => [
      cli.broken,
      url,
      stateName(state),
      String(status ?? ''),
      referrers[0]?.text ?? '',
      referrers[0]?.url ?? '',
    ]),
    ...list.undetermined.map(({ url, state }) => [cli.doubtful, url, stateName(state), '', '', '']),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const cell = (text: string): string => {
  const safe = plain(text);
  return `"${(/^[=+\-@\t]/.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
};
