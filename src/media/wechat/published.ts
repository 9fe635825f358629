import { z } from 'zod';
import type { OfferedLink, Post } from '../../facts/index.ts';
import { linksOf } from '../content-links.ts';
import { endOfDay, readPostDate } from '../dates.ts';

const text = z.string().catch('');
const news = z.object({
  title: text,
  url: text,
  content: text,
  content_source_url: text,
  is_deleted: z.boolean().catch(false),
});
const published = z.object({
  total_count: z.coerce.number(),
  item: z
    .array(
      z.object({
        article_id: text,
        content: z.object({ news_item: z.array(news).catch([]) }).catch({ news_item: [] }),
        update_time: z.unknown(),
      }),
    )
    .default([]),
});

export interface PublishedList {
  posts: Post[];
  undated: number;
  links: OfferedLink[];
}

/** `freepublish/batchget`: articles published without a push. Pushed ones are not in it, so it proves no silence. */
export function readPublished(value: unknown): PublishedList | null {
  const read = published.safeParse(value);
  if (!read.success) return null;
  const posts: Post[] = [];
  const links: OfferedLink[] = [];
  let undated = 0;
  for (const { article_id, content, update_time } of read.data.item) {
    const date = readPostDate(update_time);
    for (const [at, each] of content.news_item.entries()) {
      if (date === null) undated += 1;
      else
        posts.push({
          id: `${article_id}:${at}`,
          title: each.title,
          url: each.url || null,
          ...date,
          pinned: false,
          deleted: each.is_deleted,
        });
      if (!each.is_deleted) links.push(...linksOf(each.content, each.content_source_url));
    }
  }
  return { posts, undated, links };
}

const total = z.object({
  list: z.array(z.object({ ref_date: z.string(), msgid: z.coerce.string(), title: text })).catch([]),
});

/** `datacube/getarticletotal`: what was pushed on one day. null when the answer is none. */
export function readPushed(value: unknown): Post[] | null {
  if (typeof value !== 'object' || value === null || !('list' in value)) return null;
  const read = total.safeParse(value);
  if (!read.success) return null;
  return read.data.list.flatMap(({ ref_date, msgid, title }) => {
    const date = endOfDay(ref_date);
    return date === null
      ? []
      : [{ id: `push:${msgid}`, title, url: null, ...date, pinned: false, deleted: false }];
  });
}
