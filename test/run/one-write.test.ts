import { expect, it } from 'vitest';
import { openOneWrite } from '../../src/run/one-write.ts';

/** A disk that keeps what there is when a write begins, and ends it when it is told to. */
function openDisk() {
  const there: string[] = [];
  const kept: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const write = openOneWrite(() => {
    const seen = [...there];
    return new Promise<void>((resolve, reject) =>
      ends.push((error) => {
        if (error) return reject(error);
        kept.push(seen);
        resolve();
      }),
    );
  });
  const note = (name: string): Promise<void> => {
    there.push(name);
    return write();
  };
  return { kept, ends, note, begun: () => new Promise<void>((resolve) => setImmediate(resolve)) };
}

it('writes once for all who come while a write is under way', async () => {
  const { kept, ends, note, begun } = openDisk();
  const first = note('a');
  await begun();
  const others = ['b', 'c', 'd'].map(note);
  ends[0]?.();
  await first;
  expect(kept).toEqual([['a']]);
  await begun();
  ends[1]?.();
  await Promise.all(others);
  expect(kept).toEqual([['a'], ['a', 'b', 'c', 'd']]);
});

it('tells a failure to all who waited for it, and to nobody after them', async () => {
  const { kept, ends, note, begun } = openDisk();
  const told = [note('a'), note('b')].map((each) => each.catch((error: Error) => error.message));
  await begun();
  const later = note('c');
  ends[0]?.(new Error('full'));
  expect(await Promise.all(told)).toEqual(['full', 'full']);
  await begun();
  ends[1]?.();
  await later;
  expect(kept).toEqual([['a', 'b', 'c']]);
});
