import type { Purpose } from './types.ts';

export interface PurposePlan {
  accept: string;
  /** Cap on received and on decompressed bytes alike. */
  maxBytes: number;
  /** What happens at the cap: pages and scripts must be whole, of files and links the head is enough. */
  atCap: 'too_large' | 'cut';
  /** A range of compressed bytes could not be read. */
  compressed: boolean;
  /** Pages must be readable; other content than text ends `not_html`. */
  textOnly: boolean;
  /** For a link to a file the headers are answer enough. */
  headersOfBinary: boolean;
}

const HTML = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const MB = 1024 * 1024;

const PAGE: PurposePlan = {
  accept: HTML,
  maxBytes: 10 * MB,
  atCap: 'too_large',
  compressed: true,
  textOnly: true,
  headersOfBinary: false,
};

export const PURPOSES: Record<Purpose, PurposePlan> = {
  page: PAGE,
  probe: { ...PAGE, maxBytes: 4 * MB, textOnly: false },
  script: { ...PAGE, accept: '*/*', maxBytes: 4 * MB, textOnly: false },
  api: { ...PAGE, accept: 'application/json,*/*;q=0.8', maxBytes: 8 * MB, textOnly: false },
  link: { ...PAGE, maxBytes: 256 * 1024, atCap: 'cut', textOnly: false, headersOfBinary: true },
  file: { ...PAGE, accept: '*/*', maxBytes: MB, atCap: 'cut', compressed: false, textOnly: false },
};
