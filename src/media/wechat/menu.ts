import { z } from 'zod';
import type { AccountMenu, MenuItem } from '../../facts/index.ts';

const text = z.string().catch('');
const article = z.object({ title: text, content_url: text, source_url: text });
const leaf = z.object({
  name: text,
  type: text,
  url: text,
  appid: text,
  news_info: z
    .object({ list: z.array(article).catch([]) })
    .optional()
    .catch(undefined),
});
const button = leaf.extend({
  sub_button: z
    .object({ list: z.array(leaf).catch([]) })
    .optional()
    .catch(undefined),
});
const selfMenu = z.object({
  is_menu_open: z.coerce.number(),
  selfmenu_info: z.object({ button: z.array(button).catch([]) }).optional(),
});

type Leaf = z.infer<typeof leaf>;

/** The menu in force, made on the website or by interface; null when the answer is none. */
export function readMenu(value: unknown): Omit<AccountMenu, 'repliesKnown'> | null {
  const menu = selfMenu.safeParse(value);
  if (!menu.success) return null;
  const { is_menu_open, selfmenu_info } = menu.data;
  const items = (selfmenu_info?.button ?? []).flatMap((each) => {
    const below = each.sub_button?.list ?? [];
    return below.length > 0 ? below.flatMap((sub) => itemsOf(sub, [each.name])) : itemsOf(each, []);
  });
  return {
    state: is_menu_open === 1 && items.length > 0 ? 'open' : 'closed',
    items: is_menu_open === 1 ? items : [],
  };
}

function itemsOf(item: Leaf, above: string[]): MenuItem[] {
  const path = [...above, item.name];
  const { type } = item;
  if (type === 'news') {
    const list = item.news_info?.list ?? [];
    return list.map(({ title, content_url }) => openable([...path, title], type, content_url));
  }
  // A mini program carries an address for old clients; that one can be opened.
  return [openable(path, type, type === 'view' || type === 'miniprogram' ? item.url : '')];
}

function openable(path: string[], type: string, url: string): MenuItem {
  const checkable = /^https?:\/\//i.test(url) && URL.canParse(url);
  return { path, type, url: checkable ? url : null, checkable };
}

const greeting = z.object({ content: text }).catch({ content: '' });
const replies = z.object({
  keyword_autoreply_info: z
    .object({
      list: z
        .array(
          z.object({
            rule_name: text,
            keyword_list_info: z.array(z.object({ content: text })).catch([]),
          }),
        )
        .catch([]),
    })
    .optional()
    .catch(undefined),
  is_add_friend_reply_open: z.coerce.number().catch(0),
  add_friend_autoreply_info: greeting,
  is_autoreply_open: z.coerce.number().catch(0),
  message_default_autoreply_info: greeting,
});

/** What an automatic answer says is shown to nobody in full; its beginning tells what it is about. */
const SHOWN = 120;

/** Words people may send and get an answer to, and what the account says by itself. They cannot be tried by us. */
export function readReplies(value: unknown): MenuItem[] {
  const read = replies.safeParse(value);
  if (!read.success) return [];
  const { data } = read;
  const rules = data.keyword_autoreply_info?.list ?? [];
  return [
    ...rules.map(({ rule_name, keyword_list_info }) =>
      answer([rule_name, ...keyword_list_info.map(({ content }) => content)]),
    ),
    ...(data.is_add_friend_reply_open === 1 ? [answer([data.add_friend_autoreply_info.content])] : []),
    ...(data.is_autoreply_open === 1 ? [answer([data.message_default_autoreply_info.content])] : []),
  ].filter(({ path }) => path.length > 0);
}

const answer = (words: readonly string[]): MenuItem => ({
  path: words.filter((word) => word !== '').map((word) => word.slice(0, SHOWN)),
  type: 'keyword',
  url: null,
  checkable: false,
});
