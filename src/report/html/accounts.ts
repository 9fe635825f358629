import { MEDIA } from '../../wording/media.ts';
import { formatTime } from '../format.ts';
import type { ReportModel } from '../model.ts';
import { finder } from './finder.ts';
import { anchor, type Html, html } from './markup.ts';
import { number, table } from './parts.ts';
import { unitPath } from './unit-path.ts';

type Section = NonNullable<ReportModel['accounts']>;
const { heads } = MEDIA;

const heading = (names: readonly (readonly [name: string, kind?: string])[]): Html =>
  html`<thead><tr>${names.map(([name, kind]) => html`<th scope="col" class="${kind ?? ''}">${name}</th>`)}</tr></thead>`;

/** Everything about a unit stands on its own page. */
type UnitLink = (name: string, fragment?: string) => Html | string;

const linkTo =
  (units: ReportModel['units']): UnitLink =>
  (name, fragment = 'accounts') => {
    const unit = units.find((each) => each.name === name);
    return unit ? html`<a href="${unitPath(unit.id)}#${fragment}">${name}</a>` : name;
  };

function counts(
  label: string,
  first: string,
  rows: Section['byType'],
  shown: UnitLink = (name) => name,
): Html {
  const words = MEDIA.standings;
  const body = rows.map(
    (row) =>
      html`<tr><th scope="row">${shown(row.name)}</th>${number(row.total)}${number(row.pass)}${number(row.fail, 'breach')}${number(row.warn, 'warn')}${number(row.undetermined, 'undetermined')}${number(row.left)}<td class="n">${MEDIA.share(row.pass + row.fail + row.warn, row.total - row.left)}</td></tr>`,
  );
  const names: [string, string?][] = [
    [first],
    [heads.total, 'n'],
    [words.pass, 'n'],
    [words.fail, 'n'],
    [words.warn, 'n'],
    [words.undetermined, 'n'],
    [words.left, 'n'],
    [heads.coverage, 'n'],
  ];
  return table(label, html`${heading(names)}<tbody>${body}</tbody>`);
}

function problems({ problems: rows }: Section, shown: UnitLink, most: number): Html {
  if (rows.length === 0) return html`<p class="note">${MEDIA.noProblems}</p>`;
  const body = rows
    .slice(0, most)
    .map(
      (row) =>
        html`<tr data-item data-type="${row.type}" data-unit="${row.unit}"><td>${row.type}</td><th scope="row">${row.name}</th><td>${shown(row.unit, anchor('t', row.account))}</td><td>${row.category}</td><td class="nowrap">${row.newestOn ?? MEDIA.neverSeen}</td></tr>`,
    );
  const names: [string][] = [[heads.type], [heads.name], [heads.unit], [heads.category], [heads.newest]];
  return html`${table(MEDIA.problems, html`${heading(names)}<tbody>${body}</tbody>`)}${rows.length > most ? html`<p class="note">${MEDIA.moreProblems(rows.length - most)}</p>` : ''}`;
}

function todo({ todo: rows }: Section, most: number): Html {
  if (rows.length === 0) return html`<p class="note">${MEDIA.noTodo}</p>`;
  const causes = [...Map.groupBy(rows, ({ cause }) => cause)].toSorted((a, b) => b[1].length - a[1].length);
  const summary = causes.map(
    ([cause, members]) =>
      html`<tr><th scope="row">${cause}</th>${number(members.length)}<td>${members[0]?.advice ?? ''}</td></tr>`,
  );
  const body = rows
    .slice(0, most)
    .map(
      (row) =>
        html`<tr data-item data-type="${row.type}" data-unit="${row.unit}"><td class="nowrap">${row.type}</td><th scope="row" class="who">${row.name}</th><td class="nowrap">${row.unit}</td><td>${row.titles.join('；')}</td><td>${row.cause}</td><td><p>${row.detail || row.advice}</p></td></tr>`,
    );
  const names: [string, string?][] = [
    [heads.type],
    [heads.name, 'who'],
    [heads.unit, 'nowrap'],
    [heads.open],
    [heads.cause],
    [heads.todo],
  ];
  return html`${table(MEDIA.todo, html`${heading([[heads.cause], [heads.accounts, 'n'], [heads.todo]])}<tbody>${summary}</tbody>`)}
${table(MEDIA.todo, html`${heading(names)}<tbody>${body}</tbody>`)}${rows.length > most ? html`<p class="note">${MEDIA.moreTodo(rows.length - most)}</p>` : ''}`;
}

function search({ problems: found, todo: open }: Section, most: number): Html {
  const rows = [...found.slice(0, most), ...open.slice(0, most)];
  const values = (key: 'type' | 'unit'): [string, string][] =>
    [...new Set(rows.map((row) => row[key]))].map((value) => [value, value]);
  return finder('accounts', MEDIA.chapter, [
    { name: 'type', values: values('type') },
    { name: 'unit', values: values('unit') },
  ]);
}

/** Accounts: coverage first, then by type and unit, the bulletin's table, and what people must look at; of either list
 *  `most` rows. */
export function accountsChapter(section: Section, units: ReportModel['units'], most: number): Html {
  const shown = linkTo(units);
  const { asked, decided, counts: all, gateways, missed = 0 } = section;
  return html`<div class="lead"><p>${MEDIA.headline(decided, asked, MEDIA.share(decided, asked))}</p>
<p>${MEDIA.counts(all.pass, all.fail, all.warn, all.undetermined)}${all.left > 0 ? MEDIA.left(all.left) : ''}${missed > 0 ? MEDIA.missed(missed) : ''}</p></div>
${gateways.map(({ gateway, accounts, newestAt }) => html`<p class="todo">${MEDIA.gateway(gateway, accounts, newestAt === null ? MEDIA.neverSeen : formatTime(newestAt))}</p>`)}
<h3>${MEDIA.byType}</h3>${counts(MEDIA.byType, heads.type, section.byType)}
<h3>${MEDIA.byUnit}</h3>${counts(MEDIA.byUnit, heads.unit, section.byUnit, shown)}
${search(section, most)}<h3>${MEDIA.problems}</h3>${problems(section, shown, most)}
<h3>${MEDIA.todo}</h3>${todo(section, most)}`;
}
