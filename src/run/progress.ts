import type { MediaPlan } from '../media/index.ts';
import type { ObserveStep } from '../observe/index.ts';

/** What a long run tells while it runs. The command line draws it; the pipeline does not care how. */
export type Progress =
  | { type: 'start'; runId: string; targets: { id: string; name: string }[]; resumed: number }
  /** What the accounts will ask of whom, before the first is asked. */
  | { type: 'accounts-plan'; plan: MediaPlan }
  /** Nothing new is started before that; told once for each waiting. */
  | { type: 'quiet'; until: string }
  /** What earlier runs had remembered cannot be read; it is ignored. */
  | { type: 'memory-lost' }
  | { type: 'target-start'; id: string; name: string }
  | { type: 'target-progress'; id: string; step: ObserveStep; requests: number }
  | {
      type: 'target-done';
      id: string;
      outcome: 'read' | 'unread' | 'left' | 'interrupted';
      pages: number;
      ms: number;
      /** What our own program failed at; such a target is asked again when the run goes on. */
      fault?: string;
    }
  | { type: 'finish'; runId: string; path: string };

export type OnProgress = (event: Progress) => void;
