import { mkdir, open, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactRecord } from '../facts/index.ts';
import { decodeFrames, encodeFrame } from './frames.ts';
import type { FactLog, Facts } from './store.ts';

const SUFFIX = '.ndjson.zst';
const FLUSH_AFTER_BYTES = 64 * 1024;
const FLUSH_AFTER_MS = 1000;

const parseLines = (text: string): FactRecord[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FactRecord);

/** Compressed NDJSON, one file per run and target, flushed at least once a second. */
export function openFacts(root: string): Facts {
  const folder = (run: string): string => join(root, 'runs', run, 'facts');
  const pathOf = (run: string, target: string): string =>
    join(folder(run), encodeURIComponent(target) + SUFFIX);

  const readSound = async (path: string): Promise<{ text: string; soundBytes: number; torn: boolean }> => {
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    return decodeFrames(bytes);
  };

  return {
    async open(run, target) {
      await mkdir(folder(run), { recursive: true });
      const path = pathOf(run, target);
      const { soundBytes, torn } = await readSound(path);
      if (torn) await truncate(path, soundBytes);
      return openLog(path);
    },

    async read(run, target) {
      return parseLines((await readSound(pathOf(run, target))).text);
    },

    async targets(run) {
      const names = await readdir(folder(run)).catch(() => []);
      return names
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => decodeURIComponent(name.slice(0, -SUFFIX.length)))
        .sort();
    },
  };
}

async function openLog(path: string): Promise<FactLog> {
  const file = await open(path, 'a');
  let pending: string[] = [];
  let pendingBytes = 0;
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (pending.length > 0) {
      const frame = encodeFrame(pending.join(''));
      pending = [];
      pendingBytes = 0;
      writing = writing.then(async () => {
        await file.appendFile(frame);
        await file.datasync();
      });
    }
    return writing;
  };

  return {
    append(record) {
      const line = `${JSON.stringify(record)}\n`;
      pending.push(line);
      pendingBytes += line.length;
      if (pendingBytes >= FLUSH_AFTER_BYTES) void flush();
      else timer ??= setTimeout(() => void flush(), FLUSH_AFTER_MS);
    },
    flush,
    async close() {
      await flush();
      await file.close();
    },
  };
}
