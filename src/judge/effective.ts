import { type EntryKind, labelOf, type PageReading } from '../facts/index.ts';
import type { Lexicon } from '../policies/types.ts';
import { contentOf } from './content.ts';
import { mayHideLinks, type Sight, unrenderedReason } from './sight.ts';
import type { Reason } from './verdict.ts';

/** Whether a destination really serves (DESIGN §7). null: could not be told, `reason` says why. */
export type Effect = { effective: true } | { effective: false } | { effective: null; reason: Reason };

/** Loads, is no error page, and shows what its kind promises. */
export function effectOf(sight: Sight, kind: EntryKind, lexicon: Lexicon): Effect {
  if (sight.how === 'dead') return { effective: false };
  if (sight.how === 'unknown') return { effective: null, reason: sight.reason };
  const { page } = sight;
  const words = kind === 'service' || kind === 'interaction' ? lexicon.effective[kind] : [];
  if (shows(page.reading, words)) return { effective: true };
  if (kind === 'interaction' && page.reading.forms.some((form) => form.purpose === 'message'))
    return { effective: true };
  if (mayHideLinks(page)) return { effective: null, reason: unrenderedReason(page) };
  const content = contentOf(page);
  if (content.has === 'none') return { effective: false };
  if (content.has === 'unknown') return { effective: null, reason: content.reason };
  // Something is there, but not in words we know: a person decides whether it serves.
  return words.length === 0 ? { effective: true } : { effective: null, reason: 'needs_human_judgement' };
}

/** The words must stand in the page itself: every page of a site carries the same menu. */
function shows(reading: PageReading, words: readonly string[]): boolean {
  const texts = [
    ...reading.links.filter((link) => link.region === 'body').map(labelOf),
    ...reading.lists.filter((list) => list.region === 'body').map((list) => list.heading),
    ...reading.forms.flatMap((form) => form.fields.map((field) => field.hint)),
  ];
  return texts.some((text) => words.some((word) => text.includes(word)));
}
