import { z } from 'zod';
import { CAUSES, LINK_STATES, PAGE_KINDS, SOURCE_KINDS, TLS_FAULTS } from '../facts/index.ts';
import { FIELD_PARTS } from '../judge/verdict.ts';

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

/** What a server answered at the address a finding speaks of: the road there, the answer's head, and its body by sha256. */
const answer = z.object({
  url: z.string(),
  finalUrl: z.string(),
  at: z.string(),
  status: z.number().nullable(),
  /** IP address that was asked. */
  address: z.string().nullable(),
  contentType: z.string().nullable(),
  hops: z.array(z.object({ url: z.string(), status: z.number() })),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
  /** The same page as a browser showed it. */
  rendered: z.string().nullable(),
});

/** A person found it to be none, or excused its unit until a day: it is held against nobody. */
export const setAside = z.object({
  state: z.enum(['dismissed', 'waived']),
  by: z.string().nullable(),
  /** Last day of a waiver, `YYYY-MM-DD`. */
  until: z.string().nullable(),
});

/** The message of a finding as a code and the values in it, so that nobody has to read sentences. */
const said = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});

const finding = z.object({
  fingerprint: z.string(),
  subject: z.string(),
  url: z.string().nullable(),
  message: z.string(),
  /** Absent in documents of earlier versions. */
  said: said.optional(),
  suggestion: z.string(),
  attempts: z.array(attempt),
  evidence: z.array(z.string()),
  /** The fields it speaks of, by id, and the part of them that it denies; absent where it is about none. */
  about: z.object({ fields: z.array(z.string()), part: z.enum(FIELD_PARTS) }).optional(),
  /** Absent where nothing was asked, or what came back was not kept. */
  answer: answer.optional(),
  setAside: setAside.optional(),
});

/** What a second handshake saw of a server whose certificate was refused. Days are `YYYY-MM-DD`. */
export const tls = z.object({
  fault: z.enum(TLS_FAULTS),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  issuer: z.string().nullable(),
  names: z.array(z.string()),
  protocol: z.string().nullable(),
});

const candidate = z.object({
  text: z.string(),
  href: z.string().nullable(),
  region: z.string(),
  visible: z.boolean(),
  destination: z.string().nullable(),
  effective: z.boolean().nullable(),
});

/** A picture of a page, WebP, by sha256 of picture and thumbnail. `subjects` are the findings it shows; [] the result itself. */
const picture = z.object({
  url: z.string(),
  at: z.string(),
  view: z.enum(['first-screen', 'full-page']),
  outlined: z.number(),
  width: z.number(),
  height: z.number(),
  evidence: z.string(),
  thumbnail: z.string(),
  subjects: z.array(z.string()),
});

const result = z.object({
  indicator: z.string(),
  policy: z.string(),
  clause: z.string(),
  title: z.string(),
  severity: z.enum(['veto', 'deduct', 'advice']),
  confidence: z.enum(['S', 'V', 'C', 'M']),
  rectifyWorkdays: z.number(),
  verdict: z.enum(['pass', 'fail', 'warn', 'undetermined', 'not_applicable']),
  reason: z.string().nullable(),
  message: z.string(),
  measured: z.union([z.string(), z.number()]).nullable(),
  threshold: z.union([z.string(), z.number()]).nullable(),
  /** What in the measure is not the document's own. */
  convention: z.string().optional(),
  facts: z
    .looseObject({
      present: z.boolean().nullable().optional(),
      unified: z.boolean().nullable().optional(),
      candidates: z.array(candidate).optional(),
    })
    .optional(),
  findings: z.array(finding),
  /** Places that were found and counted, and are not among the findings because there are too many. */
  unnamed: z.number().optional(),
  /** All of its findings are set aside. */
  setAside: setAside.optional(),
  /** Of a result that could not be told and has no findings: what the home page answered. */
  answer: answer.optional(),
  pictures: z.array(picture).optional(),
});

const identity = z.object({
  siteName: z.array(z.string()),
  siteDomain: z.array(z.string()),
  siteIDCode: z.array(z.string()),
  footerCode: z.array(z.string()),
  errorReportCode: z.array(z.string()),
  icp: z.array(z.string()),
  police: z.array(z.string()),
  sponsor: z.array(z.string()),
  phone: z.array(z.string()),
  partyMark: z.boolean(),
  errorReportMark: z.boolean(),
  siteMap: z.array(z.object({ text: z.string(), href: z.string() })),
});

/** The JSON that `check` prints and a report is made of: one target, all results (DESIGN §10). */
export const checkDocument = z.object({
  schema: z.literal('xunjian/check@1'),
  target: z.object({
    id: z.string(),
    name: z.string(),
    url: z.string().nullable(),
    unit: z.string(),
    unitName: z.string(),
    unitKind: z.string(),
    state: z.string(),
    /** A portal when absent. */
    kind: z.enum(['portal', 'account']).optional(),
  }),
  policies: z.array(z.object({ id: z.string(), version: z.string(), hash: z.string() })),
  run: z.object({
    id: z.string(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    seed: z.string(),
  }),
  coverage: z.object({
    attempted: z.number(),
    read: z.number(),
    blocked: z.number(),
    skipped: z.record(z.string(), z.number()),
    requests: z.number(),
    bytes: z.number(),
    /** Pages a browser was asked for, by how that ended; absent when none was needed. */
    renders: z.record(z.string(), z.number()).optional(),
  }),
  results: z.array(result),
  page: z
    .object({
      url: z.string(),
      status: z.number().nullable(),
      state: z.enum(LINK_STATES),
      kind: z.enum(PAGE_KINDS),
      charset: z.object({ declared: z.string().nullable(), actual: z.string().nullable() }),
      tls: tls.optional(),
      challenge: z.string().nullable(),
      soft404: z.boolean(),
      newestDate: z.string().nullable(),
      emptyList: z.boolean(),
      needsJs: z.boolean(),
      rendered: z.boolean(),
      meta: z.record(z.string(), z.string()),
      identity,
    })
    .nullable(),
  links: z.object({
    checked: z.number(),
    byState: z.record(z.string(), z.number()),
    broken: z.array(
      z.object({
        url: z.string(),
        state: z.enum(LINK_STATES),
        status: z.number().nullable(),
        onHome: z.boolean(),
        referrers: z.array(z.object({ url: z.string(), text: z.string() })),
        attempts: z.array(attempt),
        tls: tls.optional(),
      }),
    ),
    undetermined: z.array(
      z.object({
        url: z.string(),
        state: z.enum(LINK_STATES),
        doubt: z.string().nullable(),
        /** What a browser was answered, where one was asked. */
        browser: z.object({ state: z.enum(LINK_STATES), status: z.number().nullable() }).optional(),
      }),
    ),
  }),
  /** What only accounts have. */
  account: z
    .object({
      platform: z.string(),
      handle: z.string(),
      supervisor: z.string(),
      /** Day of the newest post any source shows. */
      newestOn: z.string().nullable(),
      sources: z.array(
        z.object({
          source: z.enum(SOURCE_KINDS),
          at: z.string(),
          ok: z.boolean(),
          cause: z.enum(CAUSES).nullable(),
          problem: z.string(),
        }),
      ),
    })
    .optional(),
});

export type CheckDocument = z.infer<typeof checkDocument>;
export type CheckResult = CheckDocument['results'][number];
export type CheckFinding = CheckResult['findings'][number];
export type SetAside = z.infer<typeof setAside>;
export type CheckAnswer = z.infer<typeof answer>;
export type CheckPicture = NonNullable<CheckResult['pictures']>[number];
