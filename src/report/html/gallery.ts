import { PICTURES } from '../../wording/pictures.ts';
import type { CheckPicture, CheckResult } from '../check-document.ts';
import { formatInstant } from '../format.ts';
import { type Html, html, own } from './markup.ts';
import type { EvidencePath } from './proof.ts';

/** Thumbnails printed with one result; the others are in report.json and in the folder. */
const MOST_PICTURES = 12;

/** Thumbnails of the pages behind a result, each opens its picture. */
export function galleryOf({ pictures = [] }: CheckResult, pathOf: EvidencePath): Html | string {
  const items = pictures.slice(0, MOST_PICTURES).flatMap((picture) => thumbnail(picture, pathOf));
  return items.length === 0 ? '' : html`<ul class="shots" aria-label="${PICTURES.title}">${items}</ul>`;
}

function thumbnail(
  { url, view, outlined, evidence, thumbnail: small, at }: CheckPicture,
  pathOf: EvidencePath,
): Html[] {
  const path = pathOf(evidence);
  const data = pathOf.thumbnail?.(small) ?? null;
  // Data of our own making, and nothing else, gets past the escaping.
  if (path === null || data === null || !/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/.test(data)) return [];
  const name = PICTURES.views[view];
  return [
    html`<li><a href="${path}"><img src="${own(data)}" alt="${PICTURES.alt(name, url)}" width="240"></a><span>${name}${PICTURES.framed(outlined)}<br>${formatInstant(at)}</span></li>`,
  ];
}
