import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browsers, openBrowsers } from '../../src/browser/index.ts';
import { NO_IDENTITY } from '../../src/facts/index.ts';
import { openNet, userAgent } from '../../src/net/index.ts';
import type { CheckDocument } from '../../src/report/index.ts';
import { adHocTarget, checkTarget, loadWorld, type World } from '../../src/run/index.ts';
import { openDiskStore } from '../../src/store/index.ts';
import type { Observed, ObservedEntry } from './measure.ts';
import { type CorpusServer, serveCorpus } from './server.ts';
import { ENTRY_FIELDS, type EntryField, type TruthRecord } from './truth.ts';

/** The clock of the corpus: later than every page in it. */
const NOW = Date.UTC(2026, 10, 23);
const INDICATORS: Record<EntryField, string> = {
  service_entry: 'service-entry',
  interaction_entry: 'interaction-entry',
  special_topic_entry: 'topic-index',
  grassroots_topic: 'special-topic',
  disclosure_entry: 'disclosure-entry',
};

export interface Program {
  evaluate(record: TruthRecord): Promise<Observed>;
  close(): Promise<void>;
}

/** The whole program against the real pages: each is checked under its own name, served from loopback. */
export async function openProgram(
  records: readonly TruthRecord[],
  options: { browser: boolean } = { browser: false },
): Promise<Program> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const loaded = await loadWorld({
    targetsDir: join(root, 'targets/ganzhou'),
    policiesDir: join(root, 'policies'),
    at: NOW,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const server = await serveCorpus(records);
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-corpus-'));
  return {
    evaluate: async (record) => observedOf(await check(record, loaded.value, server, folder, options)),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function check(
  record: TruthRecord,
  world: World,
  server: CorpusServer,
  folder: string,
  options: { browser: boolean },
): Promise<CheckDocument> {
  const target = adHocTarget(asMeasured(world), new URL(`http://${record.host}${record.url_path}`));
  const store = await openDiskStore(join(folder, record.id), { write: true, now: () => NOW });
  const net = openNet({
    contact: 'corpus@example.test',
    resolve: [{ host: record.host, port: 80, address: '127.0.0.1', toPort: server.port }],
    requestsPerSecond: 500,
    connectionsPerHost: 8,
    // No name but the record's own exists here, on any machine.
    lookup: (host) => Promise.reject(Object.assign(new Error(`no such host ${host}`), { code: 'ENOTFOUND' })),
  });
  const browsers = options.browser
    ? withoutPictures(openBrowsers({ pass: net.pass, userAgent: userAgent('corpus') }))
    : null;
  try {
    const document = await checkTarget(
      target.world,
      target.portal,
      { seed: 'corpus' },
      {
        net,
        browsers,
        store,
        now: () => NOW,
        signal: new AbortController().signal,
        onProgress: () => {},
        programVersion: 'corpus',
      },
    );
    if (!document) throw new Error(`${record.id} was interrupted`);
    return document;
  } finally {
    await browsers?.close();
    await net.close();
    await store.close();
  }
}

/** Neither the links of a page, which are all dead here and would each be shown to a browser, nor how it behaves in one,
 *  which takes four more visits, are measured. */
const UNMEASURED = ['load-time', 'mobile-view', 'accessibility-entry', 'mixed-content', 'script-errors'];
function asMeasured({ registry, policies, ...world }: World): World {
  const { city } = registry;
  return {
    ...world,
    registry: { ...registry, city: { ...city, crawl: { ...city.crawl, maxLinksPerTarget: 0 } } },
    policies: policies.map((policy) => ({
      ...policy,
      indicators: policy.indicators.filter(({ check }) => !UNMEASURED.includes(check)),
    })),
  };
}

/** Nobody looks at pictures of a measurement. */
const withoutPictures = (browsers: Browsers): Browsers => ({
  ...browsers,
  open: () => ({
    ...browsers.open(),
    capture: async () => ({ state: 'failed', why: 'interrupted', error: 'no pictures' }),
  }),
});

function observedOf({ page, results }: CheckDocument): Observed {
  return {
    challenge: page?.challenge ?? null,
    kind: page?.kind ?? 'unread',
    charset: page?.charset ?? { declared: null, actual: null },
    identity: page?.identity ?? NO_IDENTITY,
    newestDate: page?.newestDate ?? null,
    needsJs: page?.needsJs ?? false,
    emptyList: page?.emptyList ?? false,
    soft404: page?.soft404 ?? false,
    unseen: results.filter(({ reason }) => reason === 'needs_js').map(({ indicator }) => indicator),
    entries: Object.fromEntries(
      (Object.keys(ENTRY_FIELDS) as EntryField[]).map((field) => [
        field,
        entryOf(results, INDICATORS[field]),
      ]),
    ) as Record<EntryField, ObservedEntry>,
  };
}

function entryOf(results: CheckDocument['results'], indicator: string): ObservedEntry {
  const facts = results.find((result) => result.indicator === indicator)?.facts;
  return {
    present: facts?.present ?? null,
    unified: facts?.unified ?? null,
    candidates: facts?.candidates ?? [],
  };
}
