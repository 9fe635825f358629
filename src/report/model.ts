import { z } from 'zod';
import { checkDocument, setAside } from './check-document.ts';
import { availability, availabilityRules, history, reportCase } from './history-model.ts';
import { trend } from './trend-model.ts';

/** Whether a field is kept up to date, by a cycle that is no duty: it informs and counts nowhere. */
export const fieldUpdate = z.object({
  state: z.enum(['timely', 'overdue', 'undetermined']),
  /** Why it could not be told. */
  reason: z.string().nullable(),
  cycleDays: z.number(),
  /** Registered for the column, or of monitoring practice. */
  by: z.enum(['registry', 'practice']),
});

/** State of one field of one unit in the 26-field matrix, as the machine found it, and what people made of it. */
const cell = z.object({
  unit: z.string(),
  field: z.string(),
  state: z.enum(['complete', 'partial', 'missing', 'undetermined', 'exempt']),
  entry: z.boolean().nullable(),
  directory: z.boolean().nullable(),
  /** What stands behind the entry; null where it could not be told. */
  content: z.enum(['some', 'none', 'dead']).nullable().default(null),
  items: z.number().nullable(),
  newest: z.string().nullable(),
  /** Null where there is nothing to keep up, or no cycle. */
  update: fieldUpdate.nullable().default(null),
  url: z.string().nullable(),
  /** For an exempt cell: the city departments that must publish instead. */
  movedTo: z.array(z.string()),
  /** Parts that are lacking and held against nobody: every finding of theirs is set aside. */
  aside: z
    .object({ directory: setAside.optional(), entry: setAside.optional(), content: setAside.optional() })
    .optional(),
  /** All that is lacking is set aside: the cell counts neither as complete nor against anybody. */
  setAside: setAside.optional(),
});

const duty = z.object({
  row: z.string(),
  title: z.string(),
  clause: z.string(),
  actor: z.string(),
  unit: z.string(),
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  state: z.enum(['on_time', 'late', 'missing', 'undetermined']),
  evidence: z.string(),
});

const host = z.object({
  host: z.string(),
  requests: z.number(),
  bytes: z.number(),
  errors: z.number(),
  blocked: z.number(),
  waitedMs: z.number(),
});

const accountCount = z.object({
  name: z.string(),
  total: z.number(),
  pass: z.number(),
  fail: z.number(),
  warn: z.number(),
  undetermined: z.number(),
  left: z.number(),
});

const accountHead = { account: z.string(), type: z.string(), name: z.string(), unit: z.string() };

/** New-media accounts: coverage, counts, the bulletin's table and what people must look at. */
const accounts = z.object({
  registered: z.number(),
  /** Of the registered, those the run did not come to. */
  missed: z.number().optional(),
  asked: z.number(),
  decided: z.number(),
  counts: accountCount,
  byType: z.array(accountCount),
  byUnit: z.array(accountCount),
  /** Feed gateways that stand still: one fault each. */
  gateways: z.array(
    z.object({
      gateway: z.string(),
      accounts: z.number(),
      newestAt: z.string().nullable(),
      alive: z.boolean(),
    }),
  ),
  problems: z.array(
    z.object({
      ...accountHead,
      category: z.string(),
      verdict: z.string(),
      detail: z.string(),
      newestOn: z.string().nullable(),
    }),
  ),
  todo: z.array(
    z.object({
      ...accountHead,
      reason: z.string(),
      cause: z.string(),
      advice: z.string(),
      detail: z.string(),
      titles: z.array(z.string()),
      newestOn: z.string().nullable(),
    }),
  ),
  documents: z.array(checkDocument),
});

/** The one model behind every rendering of a run (`report.json`). */
export const reportModel = z.object({
  schema: z.literal('xunjian/report@1'),
  run: z.object({
    id: z.string(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    seed: z.string(),
    state: z.enum(['finished', 'interrupted', 'void']),
    programVersion: z.string(),
    obeyedRobots: z.boolean(),
    /** `HH:MM-HH:MM` in China in which no target was started. */
    quietHours: z.string().nullable().optional(),
    /** `sha256:…` of the list of all evidence; what is held against it cannot be exchanged later. */
    manifest: z.string().optional(),
  }),
  city: z.object({ id: z.string(), name: z.string() }),
  policies: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      version: z.string(),
      effectiveFrom: z.string(),
      hash: z.string(),
      disclosure: z.string(),
    }),
  ),
  coverage: z.object({
    targets: z.number(),
    attempted: z.number(),
    /** Targets that were to be visited and that the run did not come to, or not to the end of. */
    missed: z.number().optional(),
    read: z.number(),
    /** Targets by the reason they were not read. */
    unread: z.record(z.string(), z.number()),
    floor: z.number(),
    complete: z.boolean(),
    pages: z.number(),
    requests: z.number(),
    bytes: z.number(),
    hosts: z.array(host),
  }),
  units: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.string(), code: z.string().nullable() }),
  ),
  targets: z.array(checkDocument),
  /** Targets in scope without a document: left alone on purpose, or not reached before the run ended. */
  unseen: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      url: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  fields: z.array(
    z.object({ id: z.string(), no: z.number(), name: z.string(), guides: z.array(z.string()) }),
  ),
  matrix: z.array(cell),
  duties: z.array(duty),
  /** Cases against the last comparable run; absent where nothing is remembered. */
  history: history.optional(),
  /** Cases of a run that is judged under other policies than it was remembered by: nothing is compared, but what people
   *  set aside stays so. */
  remembered: z.array(reportCase).optional(),
  /** Earlier runs and this one; absent before a second. */
  trend: trend.optional(),
  /** Probes of the last month; absent before any. */
  availability: availability.optional(),
  /** Absent in older reports. */
  availabilityRules: availabilityRules.optional(),
  deadlines: z.array(z.object({ date: z.string(), row: z.string(), who: z.string(), title: z.string() })),
  /** Absent when the run saw no account. */
  accounts: accounts.optional(),
});

export type ReportModel = z.infer<typeof reportModel>;
