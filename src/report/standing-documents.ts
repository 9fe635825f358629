import { z } from 'zod';

/** What `probe --format json` prints: one look at every home page. */
export const probeDocument = z.object({
  schema: z.literal('xunjian/probe@1'),
  /** The canary was well; where it was not, none of the looks counts. */
  sound: z.boolean(),
  up: z.int().min(0),
  down: z.int().min(0),
  /** Looks that say nothing of the site: it turned us away, or our own line was down. */
  leftOut: z.int().min(0),
});

/** What `case remind --format json` prints: how all cases stand. */
export const remindDocument = z.object({
  schema: z.literal('xunjian/remind@1'),
  /** Number of cases by state; states without any are left out. */
  cases: z.record(z.string(), z.int().min(0)),
  /** Cases past their day. */
  overdue: z.int().min(0),
  /** Files of the store that could not be read and were put aside. */
  damaged: z.array(z.string()),
});

export type ProbeDocument = z.infer<typeof probeDocument>;
export type RemindDocument = z.infer<typeof remindDocument>;
