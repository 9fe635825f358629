import type { CrawlProgress } from '../observe/index.ts';
import { LINKS } from '../wording/links.ts';
import type { Shell } from './shell.ts';

/** A log of a CI needs a sign of life, not a film. */
const EVERY_MS = { live: 1_000, plain: 10_000 };

/** Tells on stderr how far a crawl is, now and then. */
export function crawlProgress(shell: Pick<Shell, 'err' | 'live' | 'now'>): (progress: CrawlProgress) => void {
  let nextAt = shell.now() + EVERY_MS.live;
  return ({ pages, asked, waiting, depth }) => {
    const now = shell.now();
    if (now < nextAt) return;
    nextAt = now + (shell.live ? EVERY_MS.live : EVERY_MS.plain);
    shell.err(LINKS.progress(pages, asked, waiting, depth));
  };
}
