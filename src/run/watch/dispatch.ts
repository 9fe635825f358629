import { type CaseBook, type Notice, openCalendar } from '../../cases/index.ts';
import type { Store } from '../../store/index.ts';
import { DEFAULT_WATCH } from '../../targets/index.ts';
import { decideCase, readBook } from '../books/index.ts';
import { deliver, type Message, messagesOf, readOutbox, type Send, withdraw } from '../notify/index.ts';
import { quietUntil } from '../quiet-hours.ts';
import type { World } from '../world.ts';

export interface Dispatched {
  channel: string;
  sent: number;
  /** null when nothing failed. */
  failed: string | null;
}

const namesOf = ({ registry }: World): ((unit: string) => string) => {
  const names = new Map(registry.units.map(({ id, name }) => [id, name]));
  return (unit) => names.get(unit) ?? unit;
};

/** Whether a notice may still be said: no unit is told of a case that a person dismissed or waived while it waited. */
function standsIn(store: Pick<Store, 'documents'>): (notice: Notice) => Promise<boolean> {
  const books = new Map<string, CaseBook>();
  return async ({ kind, target, fingerprint }) => {
    if (kind === 'recovered' || target === null || fingerprint === null) return true;
    const book = books.get(target) ?? (await readBook(store, target));
    books.set(target, book);
    const state = book.cases[fingerprint]?.state;
    return state !== 'dismissed' && state !== 'waived';
  };
}

/** Sends what lies in the boxes, and marks the cases of it as notified. In quiet hours everything waits. */
export async function dispatch(world: World, store: Store, send: Send, now: number): Promise<Dispatched[]> {
  const { city } = world.registry;
  const { notices: channels, quietHours } = city.watch ?? DEFAULT_WATCH;
  if (quietUntil(now, quietHours) !== null) return [];
  const calendar = openCalendar(world.holidays ?? []);
  const about = { city: city.name, nameOf: namesOf(world) };
  const results: Dispatched[] = [];
  const stands = standsIn(store);
  for (const channel of channels) {
    await withdraw(store, channel.id, stands);
    const { delivered, failed } = await deliver(store, channel, about, send, now);
    for (const { fingerprint, kind } of delivered) {
      if (fingerprint === null || (kind !== 'veto' && kind !== 'confirmed')) continue;
      await decideCase(
        store,
        fingerprint,
        { event: 'notified', reason: channel.id },
        'xunjian',
        now,
        calendar,
      );
    }
    results.push({ channel: channel.id, sent: delivered.length, failed });
  }
  return results;
}

/** What would be sent, by channel; nothing is sent or written. */
export async function previewMessages(
  world: World,
  store: Pick<Store, 'documents'>,
): Promise<{ channel: string; messages: Message[] }[]> {
  const { city } = world.registry;
  return Promise.all(
    (city.watch ?? DEFAULT_WATCH).notices.map(async ({ id }) => ({
      channel: id,
      messages: messagesOf((await readOutbox(store, id)).pending, city.name, namesOf(world)),
    })),
  );
}
