import { ADDRESS } from './discreet.ts';

const DAY = /(?<![\d-])(20\d\d)-(\d\d)-(\d\d)(?![\d-])/g;

/** Days as official documents write them, 2026年11月3日, and never torn at a hyphen; addresses stay as they are. */
export const officialDays = (text: string): string =>
  text
    .split(ADDRESS)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(DAY, (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`),
    )
    .join('');
