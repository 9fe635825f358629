import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FactRecord } from '../facts/index.ts';
import { ifAbsent } from './absent.ts';
import { openAppender, readLog } from './append.ts';
import type { FactLog, Facts } from './store.ts';

const SUFFIX = '.ndjson.zst';
const FLUSH_AFTER_BYTES = 64 * 1024;
const FLUSH_AFTER_MS = 1000;

/** The records of a log. Line breaks stand only between records, so that all of them are parsed in one go. */
export const parseLines = <T>(text: string): T[] =>
  text === '' ? [] : (JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as T[]);

/** Compressed NDJSON, one file per run and target, flushed at least once a second. */
export function openFacts(root: string): Facts {
  const folder = (run: string): string => join(root, 'runs', run, 'facts');
  const pathOf = (run: string, target: string): string =>
    join(folder(run), encodeURIComponent(target) + SUFFIX);

  return {
    open: (run, target) => openLog(pathOf(run, target)),
    pathOf: (run, target) => relative(root, pathOf(run, target)),

    async read(run, target) {
      return parseLines<FactRecord>(await readLog(pathOf(run, target)));
    },

    drop: (run) => rm(join(root, 'runs', run), { recursive: true, force: true }),

    async targets(run) {
      const names = await readdir(folder(run)).catch(ifAbsent<string[]>([]));
      return names
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => decodeURIComponent(name.slice(0, -SUFFIX.length)))
        .sort();
    },
  };
}

async function openLog(path: string): Promise<FactLog> {
  const file = await openAppender(path);
  let pending: string[] = [];
  let pendingBytes = 0;
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let hasFailed = false;

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (pending.length > 0) {
      const text = pending.join('');
      pending = [];
      pendingBytes = 0;
      writing = writing.then(() => file.append(text));
      // A flush by the clock has nobody to tell; the next flush or the closing tells it.
      writing.catch(() => {
        hasFailed = true;
        pending = [];
      });
    }
    return writing;
  };

  const take = (json: string): void => {
    // What stands behind a gap is no record: after a failure nothing more is taken.
    if (hasFailed) return;
    pending.push(`${json}\n`);
    pendingBytes += json.length + 1;
    if (pendingBytes >= FLUSH_AFTER_BYTES) void flush().catch(() => {});
    else timer ??= setTimeout(() => void flush().catch(() => {}), FLUSH_AFTER_MS);
  };

  return {
    append: (record) => take(JSON.stringify(record)),
    take,
    flush,
    async close() {
      try {
        await flush();
      } finally {
        await file.close();
      }
    },
  };
}
