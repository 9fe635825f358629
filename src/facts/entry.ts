import type { PageLink } from './page.ts';
import type { EntryKind } from './record.ts';

/** How strongly a link claims to be an entry of its kind.
 *  `general` claims the whole; `fallback` counts only when no general one is there; `host` is recognised by a known
 *  platform, `path` by its address alone (bare image); `item` is something beside the entrance and never a
 *  rival; `code` leads out of the web and counts only when nothing else is there. */
export type EntryStrength = 'general' | 'fallback' | 'host' | 'path' | 'item' | 'code';

export interface EntryCandidate {
  kind: EntryKind;
  strength: EntryStrength;
  link: PageLink;
  /** Address it leads to, in-page anchors resolved to their section's link; null when it leads nowhere readable. */
  url: string | null;
}
