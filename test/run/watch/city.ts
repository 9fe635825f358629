import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadWorld, type World } from '../../../src/run/index.ts';
import { openDiskStore, type Store } from '../../../src/store/index.ts';
import { DEFAULT_WATCH, type NoticeChannel, type WatchSettings } from '../../../src/targets/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The one channel; its box is `hook`. */
const HOOK: NoticeChannel = {
  id: 'hook',
  kind: 'webhook',
  units: [],
  perMinute: 60,
  url: 'http://hook.test/',
  secret: null,
};

export interface WatchedCity {
  world: World;
  store: Store;
  close(): Promise<void>;
}

/** The sample city as a watch begins with it: nothing stored yet, one channel for notices. */
export async function openWatchedCity(
  now: () => number,
  watch: Partial<WatchSettings> = {},
  base = tmpdir(),
): Promise<WatchedCity> {
  const loaded = await loadWorld({
    targetsDir: join(root, 'targets/demo'),
    policiesDir: join(root, 'policies'),
    at: now(),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { registry } = loaded.value;
  const city = { ...registry.city, watch: { ...DEFAULT_WATCH, notices: [HOOK], ...watch } };
  const folder = await mkdtemp(join(base, 'xunjian-watched-'));
  return {
    world: { ...loaded.value, registry: { ...registry, city } },
    store: await openDiskStore(folder, { write: false, now }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
