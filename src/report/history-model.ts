import { z } from 'zod';

/** One case as a run left it, or as it stands on the day of the report. */
export const reportCase = z.object({
  fingerprint: z.string(),
  change: z.enum(['new', 'persisting', 'regressed', 'fixed', 'unseen']),
  state: z.string(),
  target: z.string(),
  unit: z.string(),
  indicator: z.string(),
  severity: z.enum(['veto', 'deduct', 'advice']),
  message: z.string(),
  url: z.string().nullable(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  /** A person found it to be so. */
  reviewed: z.boolean().default(false),
  /** Days of the notice and of the end of a waiver, `YYYY-MM-DD`. */
  notifiedOn: z.string().nullable().default(null),
  waivedUntil: z.string().nullable().default(null),
  /** What its unit last answered in a returned ledger, and when; empty when it did not. */
  told: z.string().default(''),
  /** Who decided last: a name, `xunjian` for the registry; null while nobody has. */
  decidedBy: z.string().nullable().default(null),
});

/** What became of the findings of earlier runs, and of this run's. */
export const history = z.object({
  /** Targets that have an earlier run to be compared with, and those that have none. */
  compared: z.number(),
  first: z.number(),
  /** The newest run that was compared with; null when there was none. */
  since: z.object({ run: z.string(), at: z.string() }).nullable(),
  /** Policies that are others than then: of their cases nothing is said to be mended. */
  incomparable: z.array(
    z.object({ policy: z.string(), was: z.string(), is: z.string(), targets: z.number() }),
  ),
  counts: z.object({
    new: z.number(),
    persisting: z.number(),
    regressed: z.number(),
    fixed: z.number(),
    unseen: z.number(),
  }),
  cases: z.array(reportCase),
  /** The day in China the states are of. */
  asOf: z.string().nullable().default(null),
  /** Years without a published calendar: due days there know weekends only. */
  unknownYears: z.array(z.number()),
  /** Indicators whose findings wait for a person. */
  demoted: z.array(
    z.object({ indicator: z.string(), since: z.string(), right: z.number(), wrong: z.number() }),
  ),
});

/** Probes of the last month, by target. */
export const availability = z.array(
  z.object({
    target: z.string(),
    name: z.string(),
    counted: z.number(),
    failed: z.number(),
    /** null when nothing counts. */
    share: z.number().nullable(),
    leftOut: z.object({ maintenance: z.number(), unsound: z.number(), other: z.number() }),
    /** `[day, hour, up, down, left out]`, oldest first. */
    cells: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])),
  }),
);

/** What availability was held against: the numbers of the policy in force, and what a breach of them weighs; null
 *  where no policy judges it. */
export const availabilityRules = z.object({
  windowDays: z.number(),
  leastPerDay: z.number(),
  slowMs: z.number(),
  failShare: z.number(),
  warnShare: z.number(),
  severity: z.enum(['veto', 'deduct', 'advice']).nullable(),
});

export type ReportHistory = z.infer<typeof history>;
/** One case as a run left it, or as it stands on the day the report is written again. */
export type ReportCase = z.infer<typeof reportCase>;
export type ReportAvailability = z.infer<typeof availability>;
export type ReportAvailabilityRules = z.infer<typeof availabilityRules>;
