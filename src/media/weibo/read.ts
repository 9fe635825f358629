import { z } from 'zod';
import type { AccountIdentity, MenuItem, OfferedLink, Post } from '../../facts/index.ts';
import { readPostDate } from '../dates.ts';

const text = z.coerce.string().catch('');
const status = z.looseObject({
  idstr: text,
  id: text,
  mid: text,
  bid: text,
  text,
  created_at: z.unknown(),
  deleted: z.unknown().optional(),
  isTop: z.coerce.number().optional().catch(undefined),
  mblogtype: z.coerce.number().optional().catch(undefined),
  user: z
    .looseObject({ screen_name: text, verified: z.boolean().catch(false), verified_reason: text })
    .optional()
    .catch(undefined),
});
const timeline = z.object({ statuses: z.array(status) });
const error = z.object({ error_code: z.coerce.number(), error: text });

export interface Timeline {
  posts: Post[];
  undated: number;
  identity: AccountIdentity | null;
  links: OfferedLink[];
}

/** `statuses/user_timeline` and the commercial one; null when the answer is neither. */
export function readTimeline(value: unknown): Timeline | null {
  const read = timeline.safeParse(value);
  return read.success ? gathered(read.data.statuses) : null;
}

export function readError(value: unknown): number | null {
  const read = error.safeParse(value);
  return read.success ? read.data.error_code : null;
}

const container = z.object({
  ok: z.coerce.number(),
  data: z
    .looseObject({ cards: z.array(z.looseObject({ mblog: status.optional().catch(undefined) })).optional() })
    .optional()
    .catch(undefined),
});

/** The list of m.weibo.cn: its posts, or why there are none. */
export function readCards(value: unknown): Timeline | 'visitor-wanted' | 'empty' | null {
  const read = container.safeParse(value);
  if (!read.success) return null;
  if (read.data.ok === -100) return 'visitor-wanted';
  const statuses = (read.data.data?.cards ?? []).flatMap(({ mblog }) => (mblog ? [mblog] : []));
  if (read.data.ok !== 1 || statuses.length === 0) return 'empty';
  return gathered(statuses);
}

const profile = z.object({
  ok: z.coerce.number(),
  data: z
    .looseObject({
      userInfo: z.looseObject({
        screen_name: text,
        verified: z.boolean().catch(false),
        verified_reason: text,
        toolbar_menus: z
          .array(z.looseObject({ name: text }))
          .optional()
          .catch(undefined),
      }),
    })
    .optional()
    .catch(undefined),
});

/** The profile of m.weibo.cn: name, badge and the buttons below it. */
export function readProfile(
  value: unknown,
): { identity: AccountIdentity; menu: MenuItem[] } | 'visitor-wanted' | null {
  const read = profile.safeParse(value);
  if (!read.success) return null;
  if (read.data.ok === -100) return 'visitor-wanted';
  const user = read.data.data?.userInfo;
  if (!user) return null;
  const menu = (user.toolbar_menus ?? []).map(({ name }) => ({
    path: [name],
    type: 'click',
    url: null,
    checkable: false,
  }));
  return { identity: identityOf(user), menu };
}

const identityOf = (user: {
  screen_name: string;
  verified: boolean;
  verified_reason: string;
}): AccountIdentity => ({
  name: user.screen_name || null,
  principal: null,
  verified: user.verified,
  verifiedText: user.verified_reason || null,
  originalId: null,
});

function gathered(statuses: readonly z.infer<typeof status>[]): Timeline {
  const posts: Post[] = [];
  const links: OfferedLink[] = [];
  let undated = 0;
  for (const each of statuses) {
    const date = readPostDate(each.created_at);
    const id = each.idstr || each.mid || each.id;
    if (date === null) undated += 1;
    else
      posts.push({
        id,
        title: each.text.replace(/<[^<>]*>/g, '').slice(0, 60),
        url: each.bid === '' ? null : `https://m.weibo.cn/status/${each.bid}`,
        ...date,
        // The pinned one stands first and is old; the newest counts, wherever it stands.
        pinned: each.isTop === 1 || each.mblogtype === 2,
        deleted: each.deleted === '1' || each.deleted === 1 || each.deleted === true,
      });
    links.push(...linksIn(each.text));
  }
  const user = statuses.find((each) => each.user)?.user;
  return { posts, undated, identity: user ? identityOf(user) : null, links };
}

/** Weibo wraps outer addresses: `sinaurl?u=`. */
const linksIn = (html: string): OfferedLink[] =>
  [...html.matchAll(/sinaurl\?u=([^"'&]+)/g)].flatMap(([, encoded = '']) => {
    const url = decode(encoded);
    return url !== null && /^https?:\/\//.test(url)
      ? [{ url, text: url.slice(0, 80), from: 'article' as const }]
      : [];
  });

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
