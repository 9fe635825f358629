import { gb18030Encode, gbkQuery } from '../../charset/index.ts';
import type { Reply } from '../server/index.ts';

/** Chinese words as a browser writes them into a query on a GBK page: `公` is `%B9%AB`. */
export { gbkQuery };

/** A page in GBK bytes. The header names no charset: the page's own meta tag does. */
export const gbkReply = (page: string, status = 200): Reply => ({
  status,
  type: 'text/html',
  body: gb18030Encode(page),
});

/** A value of a query as it stands on the wire, read as GBK and as nothing else. */
export function gbkQueryValue(query: string, name: string): string {
  const pair = query.split('&').find((part) => part.startsWith(`${name}=`)) ?? '';
  const bytes = pair
    .slice(name.length + 1)
    .replaceAll('+', ' ')
    .match(/%[0-9a-f]{2}|[^%]/gi)
    ?.map((part) => (part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0)));
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes ?? [])).trim();
}
