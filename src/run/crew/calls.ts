import type { Capture, CaptureRequest, FoundBrowser, Rendering, RenderRequest } from '../../browser/index.ts';
import type { FactRecord, TlsDiagnosis } from '../../facts/index.ts';
import type { Door, NetRequest, NetResponse } from '../../net/index.ts';
import type { LinkAnswer, WaryHosts } from '../../observe/index.ts';
import type { PlannedTarget } from '../plan.ts';
import type { Progress } from '../progress.ts';
import type { World } from '../world.ts';

/** What a thread is born with. */
export interface Outfit {
  world: World;
  runId: string;
  /** Our clock minus the machine's, ms. */
  clockAheadMs: number;
}

/** What the main thread asks of a worker. */
export interface WorkerCalls {
  observe(target: PlannedTarget): Promise<boolean>;
  interrupt(): void;
  /** A sign of life. */
  pulse(): void;
}

/** What a worker asks of the main thread, where the net, the browser and the only writer of facts live. */
export interface HouseCalls {
  fetch(request: NetRequest): Promise<{ response: NetResponse; networkUp: boolean | null }>;
  robots(url: string): ReturnType<Door['robots']>;
  diagnoseTls(url: string): Promise<TlsDiagnosis | null>;
  browser(): Promise<FoundBrowser | null>;
  /** `clicks`: whether what is labelled as an entrance is clicked. */
  render(target: string, request: RenderRequest, clicks: boolean): Promise<Rendering>;
  capture(target: string, request: CaptureRequest): Promise<Capture>;
  closeSession(target: string): Promise<void>;
  readFacts(target: string): Promise<FactRecord[]>;
  openLog(target: string): Promise<void>;
  take(target: string, json: string): void;
  flush(target: string): Promise<void>;
  closeLog(target: string): Promise<void>;
  put(bytes: Uint8Array): Promise<string>;
  claim(url: string): Promise<LinkAnswer | null>;
  settle(url: string, found: LinkAnswer | null): void;
  waryHosts(): Promise<string[]>;
  learnWary: WaryHosts['learn'];
  progress(event: Progress): void;
}
