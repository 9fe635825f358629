const HOME_PATH = /^\/(?:(?:index|default|home|main)[^/]*)?$/i;
/** Labels of other versions of the site, and of ways back. */
const VERSION =
  /手机版|移动版|触屏版|电脑版|PC版|网页版|无障碍|适老|长者|关怀|繁[体體]|简体|English|\bEN\b|返回|旧版|老版|新版/i;
const TOP_FOLDER = /^\/[^/]+\/(?:(?:index|default|home|main)[^/]*)?$/i;

/** Whether an address, or what its links are called, says that it leads to the home page. */
export const meansHome = (url: string, texts: readonly string[]): boolean =>
  HOME_PATH.test(new URL(url).pathname) || texts.some((text) => /首页|主页/.test(text));

/** Whether a link that ends at the home page may well be meant to: then only a person can tell. */
export function mayMeanHome(url: string, texts: readonly string[], homeUrl: string): boolean {
  const { pathname } = new URL(url);
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  const isAncestor = pathname === folder && new URL(homeUrl).pathname.startsWith(folder);
  return isAncestor || TOP_FOLDER.test(pathname) || texts.some((text) => VERSION.test(text));
}
