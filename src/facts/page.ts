import type { DirectoryTable } from './directory.ts';

/** What a page is by its looks. `home` is decided by shape, not by its address. */
export const PAGE_KINDS = [
  'home',
  'column',
  'article',
  'directory',
  'error',
  'challenge',
  'spa-shell',
  'wechat-article',
  'json-api',
  'empty',
  'other',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export type Region = 'header' | 'nav' | 'breadcrumb' | 'body' | 'footer';

/** How a link came to be known. `script` = written by a same-site script file; `onclick` = a handler. */
export type LinkVia =
  | 'anchor'
  | 'area'
  | 'frame'
  | 'onclick'
  | 'option'
  | 'form'
  | 'refresh'
  | 'script'
  /** A code to scan, or the words beside one: it leads out of the web. */
  | 'code';

/** One thing on the page that leads somewhere, or claims to. */
export interface PageLink {
  order: number;
  /** Visible text, white space folded. Empty for a bare image. */
  text: string;
  /** alt, title or aria-label when there is no visible text (or besides it); '' when absent. */
  label: string;
  /** The attribute as written; null when there is none. */
  href: string | null;
  /** Absolute address; null for `#`, `javascript:`, empty and malformed ones. */
  url: string | null;
  region: Region;
  visible: boolean;
  imageOnly: boolean;
  via: LinkVia;
  /** Nearest heading or block title above it, '' when none. */
  section: string;
  /** Where a browser draws it, `[left, top, width, height]` in CSS pixels; absent in a static reading and where nothing shows. */
  box?: [number, number, number, number];
  /** Id of the enclosing block that an in-page link (`#page4`) of this page points to. */
  anchorId?: string;
}

/** Where a date was found, strongest first (DESIGN §8). */
export type DateSource = 'meta' | 'list' | 'article' | 'url';

export interface DatedFact {
  /** `YYYY-MM-DD`, +08:00. */
  date: string;
  /** `HH:MM`, null when the page prints a day only. */
  time: string | null;
  source: DateSource;
}

export interface ListItem {
  title: string;
  url: string | null;
  /** `YYYY-MM-DD`; null when the row prints none. */
  date: string | null;
  pinned: boolean;
}

/** A list of articles on a page: repeated rows of link and, usually, date. */
export interface ItemList {
  heading: string;
  /** The 更多 link or the heading's own link, if any. */
  moreUrl: string | null;
  region: Region;
  items: ListItem[];
}

/** Three different answers (DESIGN §8) plus the good one. */
export type ListState = 'items' | 'undated' | 'empty' | 'unrecognised';

export interface PageForm {
  action: string | null;
  method: 'get' | 'post';
  /** What the form is for, by its words and fields. */
  purpose: 'search' | 'message' | 'login' | 'other';
  fields: { name: string; type: string; value: string; hint: string }[];
  /** Name of the field the visitor types into (search box, message body). */
  mainField: string | null;
}

/** Identity of a site as its pages print it (standards §10). All values found, first is the strongest. */
export interface SiteIdentity {
  siteName: string[];
  siteDomain: string[];
  siteIDCode: string[];
  footerCode: string[];
  errorReportCode: string[];
  icp: string[];
  police: string[];
  sponsor: string[];
  phone: string[];
  /** 党政机关网站标识 */
  partyMark: boolean;
  /** 我为政府网站找错 */
  errorReportMark: boolean;
  siteMap: { text: string; href: string }[];
}

/** The identity of a page that prints none. */
export const NO_IDENTITY: SiteIdentity = {
  siteName: [],
  siteDomain: [],
  siteIDCode: [],
  footerCode: [],
  errorReportCode: [],
  icp: [],
  police: [],
  sponsor: [],
  phone: [],
  partyMark: false,
  errorReportMark: false,
  siteMap: [],
};

/** One of the ten prescribed meta tags: the value and the way its name was spelled. */
export interface MetaTag {
  value: string;
  spelled: string;
}

export interface ArticleReading {
  title: string;
  published: DatedFact | null;
  source: string;
  attachments: { text: string; url: string; extension: string }[];
  bodyTextLength: number;
}

/** Everything the pure readers of `src/html` get out of one page. No network, no clock but the one passed in. */
export interface PageReading {
  kind: PageKind;
  title: string;
  links: PageLink[];
  lists: ItemList[];
  listState: ListState;
  forms: PageForm[];
  /** By canonical tag name (`SiteName`, `PubDate` …). */
  meta: Record<string, MetaTag>;
  identity: SiteIdentity;
  /** Newest date of the content, not of a header clock or a comment. */
  newest: DatedFact | null;
  article: ArticleReading | null;
  directories: DirectoryTable[];
  /** Why a browser would show more than the HTML says: `script-regions`, `spa-shell`, `empty-list` …; [] when static. */
  needsJs: string[];
  /** Same-site script files that may write regions of the page; observe fetches them. */
  regionScripts: string[];
  /** Says of itself that it is archived (归档). */
  archived: boolean;
  /** Reads like a not-found page although the status said otherwise. */
  notFoundWords: boolean;
  /** Shows nothing but a log-in. */
  loginWall: boolean;
  textLength: number;
  /** Running text of the body: no menus, no footer, no links. Tells a text page from an empty shell. */
  ownTextLength: number;
  /** 64-bit simhash of the visible text, 16 hex digits. */
  simhash: string;
}

/** What a visitor reads on a link: its text, else what the image says of itself. */
export const labelOf = (link: Pick<PageLink, 'text' | 'label'>): string => link.text || link.label;
