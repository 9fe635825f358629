import { z } from 'zod';
import { custom } from '../targets/files/index.ts';
import { UNIT_KINDS } from '../targets/types.ts';
import { registryWording as say } from '../wording/registry.ts';
import { CONFIDENCES, SEVERITIES } from './types.ts';

const text = z.string().min(1);
const texts = z.array(text);
const slug = z.string().refine((value) => /^[a-z0-9][a-z0-9-]*$/.test(value), custom(say.yamlId()));
const date = z.iso.date();
const kinds = z.array(z.enum(UNIT_KINDS)).min(1);

/** `policy.yaml` */
export const headSchema = z.strictObject({
  id: slug,
  title: text,
  /** Quoted in the file: 1.0 without quotes is a number and loses its zero. */
  version: text,
  effectiveFrom: date,
  supersedes: text.nullable().default(null),
  disclosure: text,
});

/** An unverified rule may advise, never accuse (standards §0). */
const advisoryWhenUnverified = (rule: { confidence: string; severity: string }): boolean =>
  rule.confidence !== 'M' || rule.severity === 'advice';
const mustAdvise = { ...custom(say.mustAdvise()), path: ['severity'] };

/** `indicators.yaml` */
export const indicatorsSchema = z.array(
  z
    .strictObject({
      id: slug,
      rows: texts.min(1),
      title: text,
      clause: text,
      check: slug,
      params: z.record(z.string(), z.unknown()).default({}),
      severity: z.enum(SEVERITIES),
      confidence: z.enum(CONFIDENCES),
      appliesTo: kinds,
      exemptions: texts.default([]),
      rectifyWorkdays: z.int().min(0).max(250),
      convention: text.optional(),
    })
    .refine(advisoryWhenUnverified, mustAdvise),
);

/** `duties.yaml` */
export const dutiesSchema = z.array(
  z
    .strictObject({
      row: text,
      title: text,
      clause: text,
      actor: text,
      appliesTo: kinds,
      units: z.array(slug).min(1).optional(),
      dueOn: date.nullable(),
      severity: z.enum(SEVERITIES),
      confidence: z.enum(CONFIDENCES),
    })
    .refine(advisoryWhenUnverified, mustAdvise),
);

const entry = z.strictObject({
  general: texts,
  fallback: texts.default([]),
  items: texts.default([]),
  exclude: texts.default([]),
  hosts: texts.default([]),
  paths: texts.default([]),
  codes: texts.default([]),
});

/** `lexicon.yaml`: one entry for each of `ENTRY_KINDS`. */
export const lexiconSchema = z.strictObject({
  entries: z.strictObject({
    service: entry,
    interaction: entry,
    'topic-index': entry,
    'special-topic': entry,
    disclosure: entry,
  }),
  effective: z.strictObject({ service: texts, interaction: texts }),
  platformParts: z.array(z.strictObject({ id: text, names: texts.min(1) })),
});
