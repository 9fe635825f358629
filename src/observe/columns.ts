import { labelOf, pageKey } from '../facts/index.ts';
import { isFile } from './address.ts';
import { isRead, type ReadPage } from './types.ts';
import type { Visitor } from './visitor.ts';

const MAX_FIRST_LEVEL = 16;
const MAX_SECOND_LEVEL_PER_COLUMN = 3;

/** 首页 often leads to `/index.html`, which is the home page and no column. */
const HOME = /^(网站)?(首页|主页)$|^home$/i;

/** Reads two levels of columns from the navigation: the menu of the home page and the menus of what it leads to. */
export async function observeColumns(home: ReadPage, visitor: Visitor): Promise<void> {
  const first = (await visitor.visitAll(menuOf(home, visitor).slice(0, MAX_FIRST_LEVEL), 'column', 1)).filter(
    isRead,
  );
  const known = new Set(menuOf(home, visitor).map(pageKey));
  const second = first.flatMap((column) =>
    menuOf(column, visitor)
      .filter((url) => !known.has(pageKey(url)) && isBelow(url, column.visit.finalUrl))
      .slice(0, MAX_SECOND_LEVEL_PER_COLUMN),
  );
  await visitor.visitAll(second, 'column', 2);
}

/** Addresses in the site's own menus, the home page and files left out. */
function menuOf(page: ReadPage, visitor: Visitor): string[] {
  const home = pageKey(page.visit.finalUrl);
  const urls = page.reading.links.flatMap((link) => {
    const inMenu = link.region === 'nav' || (link.section === '' && link.region !== 'footer');
    return link.url !== null && inMenu && link.via !== 'form' && !HOME.test(labelOf(link)) ? [link.url] : [];
  });
  return [...new Set(urls.map(pageKey))].filter(
    (url) => url !== home && visitor.scope.has(url) && new URL(url).pathname !== '/' && !isFile(url),
  );
}

/** A second-level column lives below the folder of the first. */
function isBelow(url: string, column: string): boolean {
  const { pathname } = new URL(column);
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  return folder !== '/' && new URL(url).pathname.startsWith(folder);
}
