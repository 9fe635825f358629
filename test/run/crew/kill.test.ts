import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { RunDocument } from '../../../src/run/index.ts';
import { openDiskStore } from '../../../src/store/index.ts';
import { openLittleCity, portalHost } from './city.ts';

const IDS = ['one', 'two', 'three', 'four'];
const program = fileURLToPath(new URL('./scan-program.ts', import.meta.url));

/** Runs the scan and answers what it said; kills it with -9 as soon as it says a line that `isLast` names. */
async function scanOf(words: string[], isLast: (line: string) => boolean = () => false): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (isLast(line)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said;
}

it('a scan over threads goes on after kill -9: what was done is not asked again, nothing is lost or doubled', {
  timeout: 120_000,
}, async () => {
  const city = await openLittleCity(IDS);
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-kill-'));
  try {
    const words = [folder, String(city.port), IDS.join(',')];
    const isDone = (line: string): boolean => line.startsWith('done ');
    const first = await scanOf(words, (line) => line === 'done two');
    const runId = first[0]?.replace('run ', '') ?? '';
    expect(first).not.toContain('finished');

    const left = await openDiskStore(folder, { write: false, now: Date.now });
    const { done = [] } = (await left.documents.get<RunDocument>('runs', runId)) ?? {};
    await left.close();
    const askedOf = (id: string): number => city.asked(portalHost(id)).length;
    const before = new Map(IDS.map((id) => [id, askedOf(id)]));

    const second = await scanOf([...words, runId]);
    expect(second.at(-1)).toBe('finished');
    expect(second.filter(isDone)).toHaveLength(IDS.length - done.length);
    for (const id of done) expect(askedOf(id)).toBe(before.get(id));

    const store = await openDiskStore(folder, { write: false, now: Date.now });
    for (const id of IDS) {
      const facts = await store.facts.read(runId, id);
      expect(facts.filter(({ type }) => type === 'end')).toHaveLength(1);
      const pages = facts.flatMap((fact) => (fact.type === 'page' ? [fact.visit.url] : []));
      expect(pages.length).toBeGreaterThanOrEqual(3);
      expect(new Set(pages).size).toBe(pages.length);
      const links = facts.flatMap((fact) => (fact.type === 'link' ? [fact.url] : []));
      expect(new Set(links).size).toBe(links.length);
      expect(links.length).toBeGreaterThanOrEqual(12);
    }
    await store.close();
  } finally {
    await city.close();
    await rm(folder, { recursive: true, force: true });
  }
});
