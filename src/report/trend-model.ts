import { z } from 'zod';

/** The runs of a city, oldest first, this one last. */
export const trend = z.array(
  z.object({
    run: z.string(),
    at: z.string(),
    attempted: z.number(),
    missed: z.number().optional(),
    read: z.number(),
    pass: z.number(),
    breach: z.number(),
    veto: z.number(),
    undetermined: z.number(),
    /** Why it is not held against this run; null when it is. */
    apart: z.enum(['incomplete', 'policies', 'scope']).nullable(),
  }),
);

export type ReportTrend = z.infer<typeof trend>;
