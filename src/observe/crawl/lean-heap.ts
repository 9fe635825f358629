import { setFlagsFromString } from 'node:v8';

/** Keeps V8's space for the newborn small. A crawl makes much that dies at once; given free rein V8 lets this space
 *  grow to many times what the crawl holds, for no gain in speed (measured: 330 MB against 230 MB at 20,000 pages). */
export const keepHeapLean = (): void => setFlagsFromString('--semi-space-growth-factor=1');
