import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openAppender, readLog } from './append.ts';
import { writeAtomic } from './atomic.ts';
import { parseLines } from './facts.ts';
import { encodeFrame } from './frames.ts';
import type { Series } from './store.ts';

const SUFFIX = '.ndjson.zst';

/** Records of years, one file a month; a round of records is one frame, so that a year is read in a second. */
export function openSeries(root: string): Series {
  const folder = (name: string): string => join(root, 'series', encodeURIComponent(name));
  const pathOf = (name: string, month: string): string => join(folder(name), month + SUFFIX);
  const turns = new Map<string, Promise<void>>();
  const sizes = new Map<string, number>();

  const inTurn = (path: string, work: () => Promise<void>): Promise<void> => {
    const turn = (turns.get(path) ?? Promise.resolve()).then(work, work);
    turns.set(path, turn);
    return turn;
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
      });
    },

    async read<T>(name: string, month: string) {
      return parseLines<T>(await readLog(pathOf(name, month)));
    },

    compact(name, month) {
      const path = pathOf(name, month);
      return inTurn(path, async () => {
        const text = await readLog(path);
        if (text !== '') await writeAtomic(path, encodeFrame(text));
      });
    },

    drop: (name, month) => rm(pathOf(name, month), { force: true }),

    async months(name) {
      const names = await readdir(folder(name)).catch(() => []);
      return names
        .filter((each) => each.endsWith(SUFFIX))
        .map((each) => each.slice(0, -SUFFIX.length))
        .sort();
    },
  };
}
