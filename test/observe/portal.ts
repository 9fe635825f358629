import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FactRecord } from '../../src/facts/index.ts';
import { type ObservePlan, observePortal, type WaryHosts } from '../../src/observe/index.ts';
import type { Lexicon } from '../../src/policies/types.ts';
import { type House, home } from '../browser/house.ts';

export const lexicon: Lexicon = parse(
  readFileSync(new URL('../../policies/ganzhou-2020-49/lexicon.yaml', import.meta.url), 'utf8'),
);
export const NOW = Date.UTC(2026, 10, 23);

export interface HouseOptions {
  withBrowser: boolean;
  waryHosts?: WaryHosts;
  /** Home page of the portal; the house's own when absent. */
  url?: string;
  plan?: Partial<ObservePlan>;
}

/** Observes the house as a portal, with its browser or without. */
export async function observeHouse(
  house: House,
  { withBrowser, waryHosts, url = home, plan: changes }: HouseOptions,
): Promise<FactRecord[]> {
  const records: FactRecord[] = [];
  const session = withBrowser ? house.browsers.open() : null;
  const plan: ObservePlan = {
    portal: {
      id: 'p',
      kind: 'portal',
      name: 'p',
      unit: 'u',
      state: 'active',
      url,
      hosts: [],
    } as unknown as ObservePlan['portal'],
    lexicon,
    fields: [],
    seed: 's',
    samples: { articles: 0, attachments: 0, searches: 0 },
    maxPages: 30,
    maxLinks: 30,
    deadlineMs: 60_000,
    obeyRobots: false,
    concurrency: 2,
    ...changes,
  };
  await observePortal(
    plan,
    {
      net: house.net,
      browser: session,
      ...(waryHosts ? { waryHosts } : {}),
      now: () => NOW,
      keep: async (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      record: (fact) => records.push(fact),
      signal: new AbortController().signal,
      onStep: () => {},
    },
    [],
  );
  await session?.close();
  return records;
}
