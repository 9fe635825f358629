import type { Net } from '../net/index.ts';
import type { Store } from '../store/index.ts';
import type { OnProgress } from './progress.ts';

/** The world outside, in one record (DESIGN §4). */
export interface RunDeps {
  net: Net;
  store: Store;
  now: () => number;
  signal: AbortSignal;
  onProgress: OnProgress;
  programVersion: string;
}
