import { mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Documents } from './store.ts';

const fileName = (id: string): string => `${encodeURIComponent(id)}.json`;

/** Reads one document. A damaged one is set aside under a name that says so; it is never silently overwritten. */
async function openDocument(path: string): Promise<Low<{ value: unknown }>> {
  const db = new Low<{ value: unknown }>(new JSONFile(path), { value: null });
  try {
    await db.read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    await rename(path, `${path}.damaged`);
  }
  return db;
}

/** One lowdb file a document; lowdb writes to a temporary file and renames, so a crash leaves the old one whole. */
export function openDocuments(root: string): Documents {
  const pathOf = (collection: string, id: string): string => join(root, collection, fileName(id));
  const writes = new Map<string, Promise<void>>();

  return {
    async get<T>(collection: string, id: string) {
      return (await openDocument(pathOf(collection, id))).data.value as T | null;
    },

    put(collection, id, value) {
      const path = pathOf(collection, id);
      const write = async (): Promise<void> => {
        await mkdir(dirname(path), { recursive: true });
        const db = await openDocument(path);
        db.data = { value };
        await db.write();
      };
      // lowdb's temporary file has one name, so writes of one document must not overlap.
      const turn = (writes.get(path) ?? Promise.resolve()).then(write, write);
      writes.set(path, turn);
      return turn;
    },

    async list(collection) {
      const names = await readdir(join(root, collection)).catch(() => []);
      return names
        .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
        .map((name) => decodeURIComponent(name.slice(0, -'.json'.length)))
        .sort();
    },
  };
}
