import { z } from 'zod';
import { registryWording as say } from '../wording/registry.ts';
import { watchWording } from '../wording/watch.ts';
import { parseCron } from './cron.ts';
import { custom, isHost } from './files/index.ts';

const slug = z.string().refine((text) => /^[a-z0-9][a-z0-9-]*$/.test(text), custom(say.yamlId()));
/** Secrets are named, never written: `env:NAME` or `file:PATH`. */
const reference = z
  .string()
  .refine((text) => /^(env:[A-Za-z_]\w*|file:\S+)$/.test(text), custom(watchWording.reference()));
const http = z.string().refine((text) => /^https?:\/\/\S+$/.test(text), custom(watchWording.url()));
const cron = z.string().refine((text) => parseCron(text) !== null, custom(watchWording.cron()));
/** Never the whole day: nothing would ever start. */
const isWholeDay = (text: string): boolean => text === '00:00-24:00' || text.slice(0, 5) === text.slice(6);
/** `HH:MM-HH:MM` on China's clock; may run over midnight. */
export const hours = z
  .string()
  .refine(
    (text) => /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/.test(text) && !isWholeDay(text),
    custom(watchWording.hours()),
  );
/** China's wall clock, `YYYY-MM-DD HH:MM`. */
const moment = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/.test(text) &&
      !Number.isNaN(Date.parse(text.replace(' ', 'T'))),
    custom(watchWording.moment()),
  );

const everyPlan = {
  id: slug,
  cron,
  /** Ids of targets or units; everything when empty. */
  only: z.array(z.string()).default([]),
  /** A start is put off by up to this long, so that not everybody starts on the hour. */
  jitterSeconds: z.int().min(0).max(3600).default(0),
};

/** What a scan looks at. `links`: portals, every page of them, for dead links. */
export const SCOPES = ['all', 'portals', 'accounts', 'links'] as const;

const plan = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('scan'), ...everyPlan, scope: z.enum(SCOPES).default('all') }),
  z.strictObject({ do: z.literal('probe'), ...everyPlan }),
  /** Writes the report of the month, quarter or year that is over. */
  z.strictObject({
    do: z.literal('bulletin'),
    ...everyPlan,
    period: z.enum(['month', 'quarter', 'year']).default('month'),
  }),
  z.strictObject({ do: z.literal('backup'), ...everyPlan }),
  z.strictObject({ do: z.literal('prune'), ...everyPlan }),
]);

const named = {
  id: slug,
  units: z.array(z.string()).default([]),
  perMinute: z.int().min(1).max(600).default(20),
};

const channel = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    ...named,
    url: z.union([http, reference]),
    secret: reference.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('wecom'), ...named, url: reference }),
  z.strictObject({
    kind: z.literal('dingtalk'),
    ...named,
    url: reference,
    secret: reference.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('feishu'),
    ...named,
    url: reference,
    secret: reference.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('mail'),
    ...named,
    host: z.string().refine(isHost, custom(say.yamlHost())),
    port: z.int().min(1).max(65535).default(465),
    secure: z.boolean().default(true),
    from: z.email(),
    to: z.array(z.email()).min(1),
    user: reference.nullable().default(null),
    password: reference.nullable().default(null),
  }),
]);

/** The `watch:` part of `city.yaml`. Everything has a default: a city without it can be watched by its probes. */
export const watchSchema = z.strictObject({
  plans: z
    .array(plan)
    .refine(
      (plans) => new Set(plans.map(({ id }) => id)).size === plans.length,
      custom(watchWording.planTwice()),
    )
    .default([]),
  /** No crawling and no messages then, `HH:MM-HH:MM`; may run over midnight. */
  quietHours: z.array(hours).default([]),
  maintenance: z
    .array(z.strictObject({ target: z.string(), reason: z.string().min(1), from: moment, to: moment }))
    .default([]),
  /** Name of the line this machine looks from; several machines may write probes. */
  vantage: z.string().min(1).default('local'),
  canary: z.strictObject({ outside: z.array(http).default([]) }).prefault({}),
  confirmAfterHours: z.number().min(0).max(720).default(4),
  precision: z
    .strictObject({ floor: z.number().min(0).max(1).default(0.9), least: z.int().min(1).default(20) })
    .prefault({}),
  /** Health and metrics on loopback; null: none. */
  port: z.int().min(1).max(65535).nullable().default(null),
  keepDays: z.int().min(30).max(3650).default(400),
  backupTo: z.string().nullable().default(null),
  notices: z.array(channel).default([]),
});

export type WatchSettings = z.infer<typeof watchSchema>;
export type ScanScope = (typeof SCOPES)[number];
export type WatchPlan = WatchSettings['plans'][number];
export type NoticeChannel = WatchSettings['notices'][number];
export type Maintenance = WatchSettings['maintenance'][number];

/** What holds where `city.yaml` says nothing. */
export const DEFAULT_WATCH: WatchSettings = watchSchema.parse({});
