import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keptWorld } from '../../src/cli/kept-world.ts';
import type { World } from '../../src/run/index.ts';

it('is loaded again when a file has changed, come or gone, and only then', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-kept-'));
  let loads = 0;
  const world = keptWorld(async () => ({ registry: { n: ++loads } }) as unknown as World, [folder]);
  const loadsAfter = async (change: () => Promise<void>): Promise<number> => {
    await change();
    await world();
    await world();
    return loads;
  };
  const file = join(folder, 'city.yaml');
  expect(await loadsAfter(() => writeFile(file, 'a'))).toBe(1);
  expect(await loadsAfter(async () => {})).toBe(1);
  expect(await loadsAfter(() => writeFile(file, 'ab'))).toBe(2);
  expect(await loadsAfter(() => writeFile(join(folder, 'units.csv'), ''))).toBe(3);
  expect(await loadsAfter(() => rm(file))).toBe(4);
  await rm(folder, { recursive: true });
});

it('that could not be loaded is tried again', async () => {
  let fails = true;
  const world = keptWorld(async () => {
    if (fails) throw new Error('broken');
    return {} as World;
  }, []);
  await expect(world()).rejects.toThrow('broken');
  fails = false;
  expect(await world()).toEqual({});
});
