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
  add_friend_autoreply_info: z.object({ content: text }).optional().catch(undefined),
});

/** Words people may send and get an answer to. They cannot be tried by us. */
export function readReplies(value: unknown): MenuItem[] {
  const read = replies.safeParse(value);
  if (!read.success) return [];
  const rules = read.data.keyword_autoreply_info?.list ?? [];
  return rules.map(({ rule_name, keyword_list_info }) => ({
    path: [rule_name, ...keyword_list_info.map(({ content }) => content)].filter((word) => word !== ''),
    type: 'keyword',
    url: null,
    checkable: false,
  }));
}
