import { z } from 'zod';
import type { AccountColumn, Post } from '../../facts/index.ts';
import { readPostDate } from '../dates.ts';

const text = z.coerce.string().catch('');
const entry = z.object({ create_time: z.unknown(), title: text, url: text, msgid: text, itemidx: text });
const album = z.object({
  base_resp: z.object({ ret: z.coerce.number() }).optional(),
  getalbum_resp: z.object({
    // One remaining item comes as an object, none as nothing at all.
    article_list: z.union([z.array(entry), entry.transform((one) => [one])]).optional(),
    base_info: z
      .object({ title: text, nickname: text, username: text, article_count: text })
      .partial()
      .optional(),
  }),
});

export interface Album {
  column: AccountColumn | null;
  posts: Post[];
  undated: number;
  nickname: string | null;
  originalId: string | null;
}

/** A collection (合集) as the public page answers it; null when it is none. */
export function readAlbum(value: unknown): Album | null {
  const read = album.safeParse(value);
  if (!read.success || (read.data.base_resp?.ret ?? 0) !== 0) return null;
  const { article_list = [], base_info = {} } = read.data.getalbum_resp;
  const posts: Post[] = [];
  let undated = 0;
  for (const { create_time, title, url, msgid, itemidx } of article_list) {
    const date = readPostDate(create_time);
    if (date === null) undated += 1;
    else
      posts.push({
        id: `${msgid}_${itemidx}`,
        title,
        url: url || null,
        ...date,
        pinned: false,
        deleted: false,
      });
  }
  const lastAt =
    posts
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null;
  const count = Number(base_info.article_count);
  return {
    column: base_info.title
      ? { name: base_info.title, lastAt, count: Number.isFinite(count) ? count : null }
      : null,
    posts,
    undated,
    nickname: base_info.nickname || null,
    originalId: base_info.username || null,
  };
}
