/** Where the site and its neighbours are served; other hosts are other loopback addresses, so that no name is needed. */
export interface Origins {
  main: string;
  /** Answers, or says 404. */
  friend: string;
  /** Nobody listens at `refusedHost(n)`. */
  refusedPort: number;
}

export interface PlanOptions {
  pages: number;
  seed: number;
  origins: Origins;
}

/** A link as it is written on a page and as a browser asks for it. */
export interface Link {
  href: string;
  text: string;
  url: string;
}

export interface Column {
  index: number;
  name: string;
  gbk: boolean;
  lists: string[];
}

export interface Page {
  kind: 'home' | 'list' | 'article';
  path: string;
  title: string;
  column: Column;
  /** Links of this page alone; those of the template are in `SitePlan.columns` and `friends`. */
  own: Link[];
  /** Bytes the page should have, roughly. */
  size: number;
}

/** What is true of every URL of the site. */
export interface Truth {
  pages: string[];
  broken: string[];
  soft404: string[];
  /** Redirects that lead somewhere good, with every step. */
  redirects: { url: string; steps: string[] }[];
  /** Everything else that answers: files, queries, neighbours, resources. */
  ok: string[];
}

export interface SitePlan {
  options: PlanOptions;
  columns: Column[];
  pages: Page[];
  friends: Link[];
  /** Path of the main site → where it points, with the status. */
  redirects: Map<string, { status: number; to: string }>;
  files: string[];
  /** Request targets of answered queries, in the one spelling that is answered. */
  queries: { target: string; gbk: boolean; title: string }[];
  truth: Truth;
}

export const COLUMNS = 40;

export const plain = (url: string, text: string): Link => ({ href: url, text, url });
