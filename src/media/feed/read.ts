import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import type { Post } from '../../facts/index.ts';
import { contentId } from '../ask.ts';
import { readPostDate } from '../dates.ts';
import { isHopeless } from './hopeless.ts';

export interface FeedReading {
  title: string | null;
  posts: Post[];
  undated: number;
}

/** More is history; the newest come first everywhere. */
const MOST = 200;
const text = z.string().optional().catch(undefined);
/** Titles and ids come as text or as an object with the text in it, by format. */
const worded = z
  .union([z.string(), z.looseObject({ value: z.string() }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);
const item = z.looseObject({
  id: text,
  guid: worded,
  title: worded,
  link: text,
  url: text,
  links: z
    .array(z.looseObject({ href: text }))
    .optional()
    .catch(undefined),
  pubDate: text,
  published: text,
  date_published: text,
  updated: text,
  date_modified: text,
  dc: z
    .looseObject({ dates: z.array(z.string()).optional() })
    .optional()
    .catch(undefined),
});
const feed = z.looseObject({
  title: worded,
  items: z.array(item).optional(),
  entries: z.array(item).optional(),
});

/** RSS, Atom, RDF and JSON Feed as posts. `doctype`: entities are never expanded, not even to see what they are. */
export function readFeed(source: string, zone?: string): FeedReading | 'doctype' | 'not-feed' {
  if (/<!(DOCTYPE|ENTITY)/i.test(source.slice(0, 20_000)) && !/^\s*<!doctype\s+html/i.test(source))
    return 'doctype';
  if (isHopeless(source)) return 'not-feed';
  let parsed: unknown;
  try {
    parsed = parseFeed(source).feed;
  } catch {
    return 'not-feed';
  }
  const read = feed.safeParse(parsed);
  if (!read.success) return 'not-feed';
  const { title, items, entries } = read.data;
  const found = (items ?? entries ?? []).slice(0, MOST).map((entry) => postOf(entry, zone));
  const posts = found.filter((post) => post !== null);
  return { title: title?.trim() ?? null, posts, undated: found.length - posts.length };
}

function postOf(entry: z.infer<typeof item>, zone?: string): Post | null {
  // An edit is not a new post: the day of publication decides wherever it is given.
  const date = readPostDate(
    entry.pubDate ??
      entry.published ??
      entry.date_published ??
      entry.dc?.dates?.[0] ??
      entry.updated ??
      entry.date_modified,
    zone,
  );
  if (date === null) return null;
  const url = entry.link ?? entry.url ?? entry.links?.find(({ href }) => href)?.href ?? null;
  const title = entry.title?.trim() ?? '';
  const id = entry.id ?? entry.guid ?? url ?? contentId(`${title}${date.at}`);
  return { id, title, url, ...date, pinned: false, deleted: false };
}
