import type { Browsers } from '../browser/index.ts';
import type { Door, Net } from '../net/index.ts';
import type { LinkAnswer, Pool } from '../observe/index.ts';
import type { Blobs, Facts, Store } from '../store/index.ts';
import type { MediaWorld } from './accounts/index.ts';
import type { CanaryReport } from './canary.ts';
import type { OnProgress } from './progress.ts';
import { type LearntHosts, openWaryHosts } from './wary-hosts.ts';

/** The world outside, in one record (DESIGN §4). */
export interface RunDeps {
  net: Net;
  /** Absent or null: everything is read without a browser, and what needs one stays `undetermined`. */
  browsers?: Browsers | null;
  store: Store;
  /** What runs remember for each other, where that is not the store of this one. */
  memory?: Pick<Store, 'documents' | 'exclusive'>;
  now: () => number;
  signal: AbortSignal;
  onProgress: OnProgress;
  programVersion: string;
  /** Asks what is known before and during a run; absent where nothing hangs on it. */
  canary?: () => Promise<CanaryReport>;
  /** Stand-ins for platforms, keys and waiting. */
  media?: MediaWorld;
  /** Stand-in for waiting out quiet hours; returns early when the signal aborts. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What observing one target needs of it, in whichever thread that is done. */
export interface TargetDeps extends Pick<RunDeps, 'now' | 'signal' | 'onProgress'> {
  net: Door;
  browsers?: Pick<Browsers, 'found' | 'open'> | null;
  store: { facts: Pick<Facts, 'read' | 'open'>; blobs: Pick<Blobs, 'put'> };
  /** What was learned of wary hosts until now. */
  waryHosts(): Promise<LearntHosts>;
  /** What is known of addresses outside, over all targets of the run. */
  outside?: Pool<LinkAnswer>;
}

/** The world outside as one target needs it. */
export const targetDeps = (deps: RunDeps): TargetDeps => ({
  ...deps,
  waryHosts: () => openWaryHosts(deps.memory ?? deps.store, deps.now),
});
