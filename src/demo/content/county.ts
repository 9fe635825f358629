/** How a portal forms its addresses. */
export interface Addresses {
  home: string;
  column(slug: string, name: string): string;
  article(slug: string, month: string, key: string): string;
  field(slug: string, name: string): string;
  topic: string;
  file(slug: string, key: string, extension: string): string;
}

/** One demo unit: everything that distinguishes its portal from its neighbours'. */
export interface County {
  /** Id of the target and of the unit in `targets/demo`. */
  id: string;
  /** 青山县 */
  name: string;
  /** As in the registry and in the SiteName tag: 青山县人民政府 */
  siteName: string;
  /** What stands before the names of its offices: 青山县, for a city department 示范市. */
  place: string;
  /** Name of the column in which it describes itself. */
  aboutName: string;
  /** What it says there. */
  about: readonly string[];
  host: string;
  /** Invented division code, 99xxxx. */
  code: string;
  siteCode: string;
  /** Folder of the portal on its host, e.g. `/qsxrmzf`. */
  root: string;
  /** Main colour of its pages. */
  accent: string;
  /** Slugs of the fields it publishes, and the name it gives them where that differs from the notice's. */
  fields: readonly { slug: string; label: string }[];
  addresses: Addresses;
  /** Where its one service entry leads. */
  serviceUrl: string;
}

export const PHONE = '0000-0000000';

/** Where the site's own search field sends its words. */
export const SEARCH_FIELD = 'searchword';

/** Addresses after the manner of the common static systems: `/<site>/<column>/<month>/<32 hex>.shtml`. */
export const staticAddresses = (root: string): Addresses => ({
  home: `${root}/index.shtml`,
  column: (slug) => `${root}/${slug}/list.shtml`,
  article: (slug, month, key) => `${root}/${slug}/${month}/${key}.shtml`,
  field: (slug) => `${root}/jczwgk/${slug}/list.shtml`,
  topic: `${root}/jczwgk/index.shtml`,
  file: (slug, key, extension) => `${root}/${slug}/files/${key.slice(0, 16)}.${extension}`,
});
