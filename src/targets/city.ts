import { z } from 'zod';
import { registryWording as say } from '../wording/registry.ts';
import { custom, isHost } from './files/index.ts';
import { DEFAULT_REMEMBER, DEFAULT_WHOLE_SITE } from './types.ts';
import { hours, watchSchema } from './watch.ts';

const id = z.string().refine((text) => /^[a-z0-9][a-z0-9-]*$/.test(text), custom(say.yamlId()));
/** `ganzhou-2020-49` or, to pin a version, `ganzhou-2020-49@1.0`. */
const policyId = z
  .string()
  .refine((text) => /^[a-z0-9][a-z0-9-]*(@[\w.-]+)?$/.test(text), custom(say.yamlId()));

const isAddress = (text: string): boolean =>
  /^(\d{1,3}\.){3}\d{1,3}$/.test(text) || (/^[0-9a-f:.]+$/i.test(text) && text.includes(':'));

/** Wider ranges than any inner network would switch the guard off. */
const FEWEST_BITS = { 4: 8, 6: 7 };
const MOST_BITS = { 4: 32, 6: 128 };

function isRange(address: string, bits: string): boolean {
  const family = address.includes(':') ? 6 : 4;
  if (!isAddress(address) || !/^\d{1,3}$/.test(bits)) return false;
  return Number(bits) >= FEWEST_BITS[family] && Number(bits) <= MOST_BITS[family];
}

/** A host name, an address or a range of addresses (`10.1.0.0/16`). */
const allowed = z.string().refine((text) => {
  const [address = '', bits, more] = text.split('/');
  if (more !== undefined) return false;
  return bits === undefined ? isHost(address) || isAddress(address) : isRange(address, bits);
}, custom(say.netAllow()));

const port = z.int().min(1).max(65535);

const resolve = z.strictObject({
  host: z.string().refine(isHost, custom(say.yamlHost())),
  port,
  address: z.string().refine(isAddress, custom(say.yamlAddress())),
  toPort: port.optional(),
});

const CRAWL = {
  connectionsPerHost: 2,
  requestsPerSecond: 4,
  parallelTargets: 2,
  maxPagesPerTarget: 160,
  maxLinksPerTarget: 600,
  targetDeadlineSeconds: 900,
  obeyRobots: true,
};

const crawl = z.strictObject({
  connectionsPerHost: z.int().min(1).max(64).default(CRAWL.connectionsPerHost),
  requestsPerSecond: z.number().positive().max(1000).default(CRAWL.requestsPerSecond),
  parallelTargets: z.int().min(1).max(64).default(CRAWL.parallelTargets),
  threads: z.union([z.literal('auto'), z.int().min(1).max(64)]).default('auto'),
  maxPagesPerTarget: z.int().min(1).max(100_000).default(CRAWL.maxPagesPerTarget),
  maxLinksPerTarget: z.int().min(1).max(1_000_000).default(CRAWL.maxLinksPerTarget),
  targetDeadlineSeconds: z.int().min(1).max(86_400).default(CRAWL.targetDeadlineSeconds),
  obeyRobots: z.boolean().default(CRAWL.obeyRobots),
  remember: z
    .strictObject({
      outsideHours: z.number().min(0).max(720).default(DEFAULT_REMEMBER.outsideHours),
      pages: z.boolean().default(DEFAULT_REMEMBER.pages),
    })
    .prefault({}),
  wholeSite: z
    .strictObject({
      pages: z.int().min(1).max(100_000).default(DEFAULT_WHOLE_SITE.pages),
      minutes: z.int().min(1).max(1440).default(DEFAULT_WHOLE_SITE.minutes),
    })
    .prefault({}),
  quietHours: hours.nullable().default(null),
});

/** What a real portal can be asked of at most. Only the bundled city, served by ourselves, may go faster. */
const GUEST = { connectionsPerHost: 8, requestsPerSecond: 20 };

/** `city.yaml`. The contact stands in the User-Agent, so it is plain ASCII. */
export const citySchema = z
  .strictObject({
    id,
    name: z.string().min(1),
    zone: z.literal('Asia/Shanghai').default('Asia/Shanghai'),
    policies: z
      .array(policyId)
      .min(1)
      .refine((ids) => new Set(ids).size === ids.length, custom(say.policyTwice())),
    contact: z.string().refine((text) => /^[\x21-\x7e][\x20-\x7e]*$/.test(text), custom(say.contact())),
    crawl: crawl.prefault({}),
    net: z
      .strictObject({ allow: z.array(allowed).default([]), resolve: z.array(resolve).default([]) })
      .prefault({}),
    coverageFloor: z.number().min(0).max(1).default(0.9),
    demo: z.boolean().default(false),
    watch: watchSchema.prefault({}),
  })
  .superRefine((city, context) => {
    if (city.demo) return;
    for (const key of ['connectionsPerHost', 'requestsPerSecond'] as const) {
      if (city.crawl[key] <= GUEST[key]) continue;
      const said = say.tooGreedy(GUEST[key]);
      context.addIssue({
        code: 'custom',
        path: ['crawl', key],
        message: said.message,
        params: { mend: said.mend },
      });
    }
  });
