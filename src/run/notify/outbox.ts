import type { Notice } from '../../cases/index.ts';
import type { Store } from '../../store/index.ts';
import type { NoticeChannel } from '../../targets/index.ts';
import { messagesOf } from './message.ts';
import type { Send } from './send.ts';

/** What one channel still has to say, and what it has said. A crash between sending and writing may say a thing
 *  twice, never not at all. */
export interface Outbox {
  pending: Notice[];
  /** Keys already said, newest last. */
  sent: string[];
  /** When messages went out in the last minute. */
  recent: string[];
  failures: number;
  /** Not before then; null: any time. */
  retryAt: string | null;
  lastError: string;
}

const COLLECTION = 'outbox';
const TURN = 'outbox';
const KEPT_KEYS = 20_000;
const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;

const EMPTY: Outbox = { pending: [], sent: [], recent: [], failures: 0, retryAt: null, lastError: '' };

export const readOutbox = async ({ documents }: Pick<Store, 'documents'>, channel: string): Promise<Outbox> =>
  (await documents.get<Outbox>(COLLECTION, channel)) ?? EMPTY;

const writeOutbox = ({ documents }: Pick<Store, 'documents'>, channel: string, box: Outbox): Promise<void> =>
  documents.put(COLLECTION, channel, { ...box, sent: box.sent.slice(-KEPT_KEYS) });

/** The box with notices added that it neither holds nor has said. Pure. */
export function queued(box: Outbox, notices: readonly Notice[], units: readonly string[]): Outbox {
  const known = new Set([...box.sent, ...box.pending.map(({ key }) => key)]);
  const wanted = notices.filter(
    ({ key, unit }) => !known.has(key) && (units.length === 0 || unit === null || units.includes(unit)),
  );
  return wanted.length === 0 ? box : { ...box, pending: [...box.pending, ...wanted] };
}

/** Puts notices into the box of every channel they concern. */
export async function enqueue(
  store: Store,
  channels: readonly NoticeChannel[],
  notices: readonly Notice[],
): Promise<void> {
  if (channels.length === 0 || notices.length === 0) return;
  await store.exclusive(TURN, async () => {
    for (const { id, units } of channels) {
      const before = await readOutbox(store, id);
      const after = queued(before, notices, units);
      if (after !== before) await writeOutbox(store, id, after);
    }
  });
}

/** Takes what no longer stands out of a box. What was said already stays said. */
export const withdraw = (
  store: Store,
  channel: string,
  stands: (notice: Notice) => Promise<boolean>,
): Promise<void> =>
  store.exclusive(TURN, async () => {
    const box = await readOutbox(store, channel);
    const kept: Notice[] = [];
    for (const notice of box.pending) if (await stands(notice)) kept.push(notice);
    if (kept.length < box.pending.length) await writeOutbox(store, channel, { ...box, pending: kept });
  });

/** Whether any box holds something that is still to be said. */
export async function hasPending({ documents }: Pick<Store, 'documents'>): Promise<boolean> {
  for (const channel of await documents.list(COLLECTION))
    if ((await readOutbox({ documents }, channel)).pending.length > 0) return true;
  return false;
}

export interface Delivery {
  delivered: Notice[];
  failed: string | null;
}

/** Sends what a channel may send now: batched by unit, not more than its rate, after a failure with a growing pause. */
export function deliver(
  store: Store,
  channel: NoticeChannel,
  about: { city: string; nameOf: (unit: string) => string },
  send: Send,
  now: number,
): Promise<Delivery> {
  return store.exclusive(TURN, async () => {
    let box = await readOutbox(store, channel.id);
    const delivered: Notice[] = [];
    if (box.retryAt !== null && now < Date.parse(box.retryAt)) return { delivered, failed: null };
    for (const message of messagesOf(box.pending, about.city, about.nameOf)) {
      const recent = box.recent.filter((at) => Math.abs(now - Date.parse(at)) < MINUTE_MS);
      if (recent.length >= channel.perMinute) break;
      const answer = await send(channel, message, now);
      if (!answer.ok) {
        const pause = Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** box.failures);
        const retryAt = new Date(now + pause).toISOString();
        await writeOutbox(store, channel.id, {
          ...box,
          failures: box.failures + 1,
          retryAt,
          lastError: answer.why,
        });
        return { delivered, failed: answer.why };
      }
      const keys = new Set(message.notices.map(({ key }) => key));
      box = {
        pending: box.pending.filter(({ key }) => !keys.has(key)),
        sent: [...box.sent, ...keys],
        recent: [...recent, new Date(now).toISOString()],
        failures: 0,
        retryAt: null,
        lastError: '',
      };
      await writeOutbox(store, channel.id, box);
      delivered.push(...message.notices);
    }
    return { delivered, failed: null };
  });
}
