import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ifAbsent } from './absent.ts';
import { openAppender, readLog } from './append.ts';
import { writeAtomic } from './atomic.ts';
import { parseLines } from './facts.ts';
import { encodeFrame } from './frames.ts';
import type { Series } from './store.ts';

const SUFFIX = '.ndjson.zst';
/** Two days of hourly rounds. */
const PACK_AFTER = 48;
const PIECE_CHARS = 256 * 1024;

/** Whole lines, some 256 kB each. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at + PIECE_CHARS) + 1 || text.length;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Records of years, one file a month; a round of records is one frame, so that a year is read in a second. */
export function openSeries(root: string): Series {
  const folder = (name: string): string => join(root, 'series', encodeURIComponent(name));
  const pathOf = (name: string, month: string): string => join(folder(name), month + SUFFIX);
  const turns = new Map<string, Promise<void>>();
  const sizes = new Map<string, number>();
  /** Small frames since this process last packed a log. */
  const rounds = new Map<string, number>();

  const inTurn = (path: string, work: () => Promise<void>): Promise<void> => {
    const turn = (turns.get(path) ?? Promise.resolve()).then(work, work);
    turns.set(path, turn);
    return turn;
  };

  /** Many small frames become few large ones; a flipped bit still costs one of them, not the month. */
  const pack = async (path: string): Promise<void> => {
    const text = await readLog(path);
    if (text === '') return;
    const packed = Buffer.concat(await Promise.all(piecesOf(text).map(encodeFrame)));
    await writeAtomic(path, packed);
    sizes.set(path, packed.length);
    rounds.set(path, 0);
  };

  return {
    append(name, month, records) {
      const path = pathOf(name, month);
      const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
      return inTurn(path, async () => {
        const file = await openAppender(path, sizes.get(path));
        try {
          await file.append(text);
          sizes.set(path, file.size());
        } finally {
          await file.close();
        }
        const small = (rounds.get(path) ?? 0) + 1;
        rounds.set(path, small);
        if (small >= PACK_AFTER) await pack(path);
      });
    },

    async read<T>(name: string, month: string) {
      return parseLines<T>(await readLog(pathOf(name, month)));
    },

    compact(name, month) {
      const path = pathOf(name, month);
      return inTurn(path, async () => {
        await pack(path);
      });
    },

    drop: (name, month) => rm(pathOf(name, month), { force: true }),

    async months(name) {
      const names = await readdir(folder(name)).catch(ifAbsent<string[]>([]));
      return names
        .filter((each) => each.endsWith(SUFFIX))
        .map((each) => each.slice(0, -SUFFIX.length))
        .sort();
    },
  };
}
