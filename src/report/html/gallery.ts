import { PICTURES } from '../../wording/pictures.ts';
import type { CheckPicture, CheckResult } from '../check-document.ts';
import { formatInstant } from '../format.ts';
import { type Html, html, own } from './markup.ts';
import type { EvidencePath } from './proof.ts';

/** Thumbnails printed with one result; the others are in report.json and in the folder. */
const MOST_PICTURES = 12;

/** Thumbnails of the pages behind a result, each opens its picture. */
export function galleryOf({ pictures = [] }: CheckResult, pathOf: EvidencePath): Html | string {
  // First screen and whole page look the same in small unless something is framed further down.
  const alike = [...Map.groupBy(pictures, ({ url, thumbnail }) => `${url} ${thumbnail}`).values()];
  const items = alike.slice(0, MOST_PICTURES).flatMap((views) => thumbnail(views, pathOf));
  const gone = pictures.filter(({ evidence }) => pathOf(evidence) === null).length;
  const inStore = pictures.filter(({ evidence }) => pathOf(evidence)?.endsWith('.webp') === false).length;
  const missing = html`${note(gone, PICTURES.gone)}${note(inStore, PICTURES.inStore)}`;
  return items.length === 0
    ? missing
    : html`<ul class="shots" aria-label="${PICTURES.title}">${items}</ul>${missing}`;
}

const note = (count: number, words: (count: number) => string): Html | string =>
  count === 0 ? '' : html`<p class="note">${words(count)}</p>`;

function thumbnail(views: readonly CheckPicture[], pathOf: EvidencePath): Html[] {
  const opened = views.flatMap((picture) => {
    const path = pathOf(picture.evidence);
    return path?.endsWith('.webp') ? [{ path, name: PICTURES.views[picture.view], picture }] : [];
  });
  const first = opened[0];
  const data = first ? (pathOf.thumbnail?.(first.picture.thumbnail) ?? null) : null;
  // Data of our own making, and nothing else, gets past the escaping.
  if (!first || data === null || !/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/.test(data)) return [];
  const { url, outlined, at } = first.picture;
  const links = opened.map(({ path, name }) => html` <a href="${path}">${name}</a>`);
  return [
    html`<li><a href="${first.path}"><img src="${own(data)}" alt="${PICTURES.alt(first.name, url)}" width="240"></a><span>${links}${PICTURES.framed(outlined)}<br>${formatInstant(at)}</span></li>`,
  ];
}
