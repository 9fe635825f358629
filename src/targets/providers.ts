import { z } from 'zod';
import { registryWording as say } from '../wording/registry.ts';
import { custom, readUrl } from './files/index.ts';
import type { Provider } from './types.ts';

/** Licensed data services of a city, each with the names its answers use. */
export const PROVIDERS = 'providers.yaml';

const field = z.string().regex(/^[\w-]+(\.[\w-]+)*$/);

export const providersSchema: z.ZodType<Provider[]> = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    url: z.string().refine((url) => readUrl(url.replace(/\{\w+\}/g, 'x')).ok, custom(say.providerUrl())),
    credential: z
      .string()
      .regex(/^(env:[A-Za-z_]\w*|file:\S+)$/)
      .nullable()
      .default(null),
    list: field,
    accountKey: field.nullable().default(null),
    fields: z.strictObject({ id: field, title: field, at: field, url: field.nullable().default(null) }),
    crawledAt: field.nullable().default(null),
    complete: z.boolean().default(false),
  }),
);
