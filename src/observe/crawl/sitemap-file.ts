import { SaxesParser } from 'saxes';

/** Addresses a sitemap names, and further sitemaps an index names. */
export interface SitemapFile {
  pages: string[];
  sitemaps: string[];
}

const MOST_ENTRIES = 50_000;
const LONGEST = 2_000;
/** An address with a bare `&` is a slip each. */
const MOST_ERRORS = MOST_ENTRIES;

/** Reads a sitemap or an index of sitemaps; a list of addresses in plain text too. What cannot be read is left out. */
export function readSitemap(text: string): SitemapFile {
  const file: SitemapFile = { pages: [], sitemaps: [] };
  if (!text.trimStart().startsWith('<')) {
    file.pages = text
      .split(/\r?\n/, MOST_ENTRIES)
      .map((line) => line.trim())
      .filter(isAddress);
    return file;
  }
  const parser = new SaxesParser();
  const path: string[] = [];
  let location = '';
  parser.on('opentag', ({ name }) => {
    path.push(localName(name));
    if (path.at(-1) === 'loc') location = '';
  });
  parser.on('text', (part) => {
    if (path.at(-1) === 'loc' && location.length < LONGEST) location += part;
  });
  parser.on('cdata', (part) => {
    if (path.at(-1) === 'loc' && location.length < LONGEST) location += part;
  });
  parser.on('closetag', () => {
    const name = path.pop();
    if (name !== 'loc' || !isAddress(location.trim())) return;
    const list = path.at(-1) === 'sitemap' ? file.sitemaps : path.at(-1) === 'url' ? file.pages : null;
    if (list && list.length < MOST_ENTRIES) list.push(location.trim());
  });
  // Damaged in the middle: what came before is good, and what comes behind a few slips, too.
  let errors = 0;
  parser.on('error', (error) => {
    errors += 1;
    if (errors > MOST_ERRORS) throw error;
  });
  try {
    parser.write(text).close();
  } catch {
    // No sitemap at all, or saxes cannot go on.
  }
  return file;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text) && text.length < LONGEST;
