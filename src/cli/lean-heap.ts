import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Keeps V8's space for the newborn small. Reading pages makes much that dies at once; given free rein V8 lets this
 *  space grow to many times what a run holds, for no gain in speed (`npm run bench -- memory`). */
export const keepHeapLean = (): void => setFlagsFromString('--semi-space-growth-factor=1');

/** Lets what is dead go before the heap grows, for work that waits for servers more than for the CPU: the sample city's
 *  scan peaks a third lower (`npm run bench -- memory`) and takes two fifths more CPU. A report of a whole city holds half
 *  as much (`npm run bench -- report`) and takes twice the CPU, some seconds. A crawl after speed does without. */
export const keepHeapLow = (): void => setFlagsFromString('--memory-saver-mode');

type Collect = (how: { type: 'major'; flavor: 'last-resort' }) => void;

/** Gives back to the system what is no longer needed. V8 collects only when its heap has grown: a process that rests
 *  between jobs would keep for days what each of them left. Takes tenths of a second. */
export function openRelease(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  return () => collect({ type: 'major', flavor: 'last-resort' });
}
