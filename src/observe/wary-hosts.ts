import type { LinkState } from '../facts/index.ts';

/** Hosts that have let a browser in where they turned a plain request away. What a plain request is refused there
 *  accuses nobody. */
export interface WaryHosts {
  has(url: string): boolean;
  /** Remembers that the host of an address answered both ways differently. */
  learn(url: string, answers: { plain: LinkState; browser: LinkState }): Promise<void>;
}
