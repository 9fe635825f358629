import { z } from 'zod';
import { askJson } from '../ask.ts';
import { readPostDate } from '../dates.ts';
import type { Toll } from '../observation.ts';
import type { MediaContext } from '../types.ts';

const list = z.array(z.object({ id: z.string(), syncTime: z.unknown() }));

/** When wewe-rss last fetched this feed. Its list is asked once a run for all feeds; null when it does not say.
 *  The feed itself goes on serving old rows while its reader account is locked. */
export async function syncTimeOf(feed: URL, context: MediaContext, toll: Toll): Promise<string | null> {
  const id = /\/feeds\/([\w-]+)\.(?:rss|atom|json)$/.exec(feed.pathname)?.[1];
  if (id === undefined) return null;
  const url = new URL(feed.pathname.replace(/\/feeds\/.*$/, '/feeds'), feed.origin).href;
  const shared = context.shared.get(url) ?? times(url, context, toll);
  context.shared.set(url, shared);
  return ((await shared) as ReadonlyMap<string, string>).get(id) ?? null;
}

async function times(url: string, context: MediaContext, toll: Toll): Promise<ReadonlyMap<string, string>> {
  const answer = await askJson(context, toll, { url });
  const read = answer.ok ? list.safeParse(answer.value) : null;
  const rows = read?.success ? read.data : [];
  return new Map(
    rows.flatMap(({ id, syncTime }): [string, string][] => {
      const date = readPostDate(syncTime);
      return date === null ? [] : [[id, date.at]];
    }),
  );
}
