import { setFlagsFromString } from 'node:v8';

/** Keeps V8's space for the newborn small. Reading pages makes much that dies at once; given free rein V8 lets this
 *  space grow to many times what a run holds, for no gain in speed (`npm run bench -- memory`). */
export const keepHeapLean = (): void => setFlagsFromString('--semi-space-growth-factor=1');
