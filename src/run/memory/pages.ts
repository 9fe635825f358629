import { createHash } from 'node:crypto';
import type { KeptPage, PageMemory } from '../../net/index.ts';
import type { Store } from '../../store/index.ts';
import { openRemembered } from './remembered.ts';

type Mark = Omit<KeptPage, 'body'> & { evidence: string };

/** A page whose body lies among the evidence is asked for only if it has changed; a month is as old as it may be. */
const KEPT_HOURS = 30 * 24;

/** Pages of earlier runs. Of a page only its marks are remembered; the body is what the run keeps as evidence. */
export async function openPages(
  store: Pick<Store, 'documents' | 'exclusive' | 'blobs'>,
  now: () => number,
  onLost: () => void,
): Promise<PageMemory & { save(now?: 'now'): Promise<void> }> {
  const marks = await openRemembered<Mark>(store, 'pages', { hours: KEPT_HOURS, now, onLost });
  return {
    async recall(url) {
      const mark = marks.recall(url);
      const body = mark && (await store.blobs.get(mark.evidence));
      if (!mark || !body) return null;
      const { evidence: _, ...rest } = mark;
      return { ...rest, body };
    },
    remember(url, { body, ...mark }) {
      const evidence = `sha256:${createHash('sha256').update(body).digest('hex')}`;
      marks.remember(url, mark.receivedAt, { ...mark, evidence });
    },
    save: marks.save,
  };
}
