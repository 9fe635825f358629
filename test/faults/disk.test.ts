import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import { runProgramFor, scanWords } from './program.ts';

const LONG = 120_000;
const mount = (...words: string[]): boolean => spawnSync('mount', words, { stdio: 'ignore' }).status === 0;

/** Whether this machine lets us lay a small disk of our own over a folder. */
async function mayMount(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-mount-'));
  try {
    return mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  } finally {
    spawnSync('umount', [folder], { stdio: 'ignore' });
    await rm(folder, { recursive: true, force: true });
  }
}

const canMount = await mayMount();

describe.skipIf(!canMount)('a disk of our own (needs root and leave to mount)', () => {
  let folder: string;
  let reports: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xunjian-disk-'));
    reports = join(folder, 'reports');
    await mkdir(reports);
  });
  afterEach(async () => {
    spawnSync('umount', [reports], { stdio: 'ignore' });
    await rm(folder, { recursive: true, force: true });
  });

  const look = async () => {
    const store = await openDiskStore(reports, { write: false, now: Date.now });
    const runs = await store.documents.list('runs');
    const [run] = await Promise.all(runs.map((id) => store.documents.get<RunDocument>('runs', id)));
    return { runs, run, damaged: await store.damage() };
  };

  const leftovers = async (): Promise<string[]> =>
    (await readdir(reports, { recursive: true })).filter((name) => name.endsWith('.tmp'));

  // Full at the first records, amid them, amid the report.
  it.each(['24k', '120k', '280k'])(
    'full after %s ends the scan with a sentence; with room again it goes on to its end',
    { timeout: LONG },
    async (size) => {
      expect(mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', reports)).toBe(true);
      const full = await runProgramFor(scanWords(reports));
      expect(full.code).toBe(130);
      expect(full.err).toMatch(/错误：磁盘空间不足.*--resume/);
      const before = await look();
      expect(before).toMatchObject({ run: { state: 'running' }, damaged: [] });
      expect(await leftovers()).toEqual([]);

      expect(mount('-o', 'remount,size=200m', reports)).toBe(true);
      const second = await runProgramFor(scanWords(reports, '--resume', before.runs[0] ?? ''));
      expect(second.code).toBeLessThan(3);
      const after = await look();
      expect(after).toMatchObject({ run: { state: 'finished', done: ['chengguanju'] }, damaged: [] });
      expect(after.runs).toEqual(before.runs);
    },
  );

  it('that may only be read refuses what writes and still answers what reads', {
    timeout: LONG,
  }, async () => {
    expect(mount('-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', reports)).toBe(true);
    expect((await runProgramFor(scanWords(reports))).code).toBeLessThan(3);
    expect(mount('-o', 'remount,ro', reports)).toBe(true);
    const refused = await runProgramFor(scanWords(reports));
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('EROFS');
    expect((await runProgramFor(['case', 'list', '--reports', reports])).code).toBe(0);
    expect((await runProgramFor(['evidence', 'verify', '--reports', reports])).code).toBe(0);
    expect((await look()).damaged).toEqual([]);
  });
});
