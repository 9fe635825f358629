import { z } from 'zod';
import { LINK_STATES } from '../facts/index.ts';
import { tls } from './check-document.ts';

const referrer = z.object({ url: z.string(), text: z.string() });
const attempt = z.object({
  at: z.string(),
  url: z.string(),
  method: z.enum(['GET', 'HEAD', 'POST']),
  state: z.enum(LINK_STATES),
  status: z.number().nullable(),
  ms: z.number(),
  address: z.string().nullable(),
  bytes: z.number(),
  error: z.string().nullable(),
});

const link = z.object({
  url: z.string(),
  finalUrl: z.string(),
  state: z.enum(LINK_STATES),
  status: z.number().nullable(),
  external: z.boolean(),
  onHome: z.boolean(),
  /** The first pages that link it; `referrerCount` says how many there are. */
  referrers: z.array(referrer),
  referrerCount: z.number(),
  hops: z.array(z.object({ url: z.string(), status: z.number() })),
  attempts: z.array(attempt),
  /** What a browser was answered, where one was asked. */
  confirm: z
    .object({
      at: z.string(),
      state: z.enum(LINK_STATES),
      status: z.number().nullable(),
      finalUrl: z.string(),
    })
    .optional(),
  /** Which fault a refused certificate has. */
  tls: tls.optional(),
});

/** The JSON that `links` prints: one site with every link on it. */
export const linksDocument = z.object({
  schema: z.literal('xunjian/links@1'),
  url: z.string(),
  target: z.object({ id: z.string(), name: z.string() }),
  run: z.object({
    id: z.string(),
    startedAt: z.string(),
    finishedAt: z.string(),
    resumed: z.boolean(),
    how: z.enum(['complete', 'budget', 'deadline', 'interrupted']),
    obeyedRobots: z.boolean(),
  }),
  /** The page it started from was read. */
  startRead: z.boolean(),
  pages: z.number(),
  checked: z.number(),
  byState: z.record(z.string(), z.number()),
  /** `confirmed` when a later run agreed with the first that found it so, at `since`. */
  broken: z.array(link.extend({ standing: z.enum(['suspected', 'confirmed']), since: z.string() })),
  undetermined: z.array(link.extend({ doubt: z.string().nullable() })),
  /** Redirected from https to http on their way. */
  downgraded: z.array(z.object({ url: z.string(), finalUrl: z.string(), referrers: z.array(referrer) })),
  skippedByReason: z.record(z.string(), z.number()),
  skipped: z.array(z.object({ url: z.string(), reason: z.string(), referrers: z.array(referrer) })),
  traps: z.array(
    z.object({ reason: z.string(), shape: z.string(), example: z.string(), skipped: z.number() }),
  ),
  requests: z.number(),
  bytes: z.number(),
  hosts: z.array(z.object({ host: z.string(), requests: z.number(), bytes: z.number() })),
});

export type LinksDocument = z.infer<typeof linksDocument>;

/** What the whole comes to. A site whose first page was not read proves nothing, in either direction. */
export function linksOutcome({
  run,
  startRead,
  broken,
}: LinksDocument): 'compliant' | 'violations' | 'incomplete' | 'interrupted' {
  if (run.how === 'interrupted') return 'interrupted';
  if (!startRead || run.how === 'deadline') return 'incomplete';
  return broken.length > 0 ? 'violations' : 'compliant';
}
