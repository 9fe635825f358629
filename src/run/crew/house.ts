import type { Session } from '../../browser/index.ts';
import { mergeLexicons } from '../../judge/index.ts';
import { entryLabels } from '../../observe/index.ts';
import type { FactLog } from '../../store/index.ts';
import type { TargetDeps } from '../deps.ts';
import type { World } from '../world.ts';
import type { HouseCalls } from './calls.ts';

/** What one worker is served with. */
export interface House {
  calls: HouseCalls;
  /** Takes back what a worker that is gone has left: logs, sessions, and addresses it was about to ask. */
  clear(): Promise<void>;
}

/** Serves one worker out of the run's own net, browser and store, so that politeness and writing stay in one place. */
export function openHouse(world: World, runId: string, deps: TargetDeps): House {
  const { net, store, browsers, outside, signal } = deps;
  const logs = new Map<string, FactLog>();
  const sessions = new Map<string, Session>();
  const claims = new Set<string>();
  const wantsClick = entryLabels({ lexicon: mergeLexicons(world.policies) });
  let isCleared = false;

  const sessionOf = (target: string): Session => {
    const session = sessions.get(target) ?? browsers?.open();
    if (!session) throw new Error('no browser');
    sessions.set(target, session);
    return session;
  };
  const closeLog = async (target: string): Promise<void> => {
    const log = logs.get(target);
    logs.delete(target);
    await log?.close();
  };
  const closeSession = async (target: string): Promise<void> => {
    const session = sessions.get(target);
    sessions.delete(target);
    await session?.close();
  };
  const settle: HouseCalls['settle'] = (url, found) => {
    claims.delete(url);
    outside?.settle(url, found);
  };

  const calls: HouseCalls = {
    async fetch(request) {
      const response = await net.fetch({ ...request, signal });
      const body = response.body && compact(response.body);
      return { response: { ...response, body }, networkUp: net.ownNetworkUp() };
    },
    robots: net.robots,
    diagnoseTls: net.diagnoseTls,
    browser: async () => (await browsers?.found()) ?? null,
    render: (target, request, clicks) =>
      sessionOf(target).render({ ...request, signal, ...(clicks ? { wantsClick } : {}) }),
    capture: (target, request) => sessionOf(target).capture({ ...request, signal }),
    closeSession,
    readFacts: (target) => store.facts.read(runId, target),
    async openLog(target) {
      const log = await store.facts.open(runId, target);
      if (isCleared) await log.close();
      else logs.set(target, log);
    },
    take: (target, json) => logs.get(target)?.take(json),
    flush: async (target) => logs.get(target)?.flush(),
    closeLog,
    put: store.blobs.put,
    async claim(url) {
      const known = (await outside?.claim(url)) ?? null;
      if (known === null) claims.add(url);
      // Nobody is left to ask it.
      if (known === null && isCleared) settle(url, null);
      return known;
    },
    settle,
    waryHosts: async () => (await deps.waryHosts()).hosts(),
    learnWary: async (url, answers) => (await deps.waryHosts()).learn(url, answers),
    progress: deps.onProgress,
  };

  return {
    calls,
    async clear() {
      isCleared = true;
      for (const url of [...claims]) settle(url, null);
      const closing = [...[...logs.keys()].map(closeLog), ...[...sessions.keys()].map(closeSession)];
      await Promise.allSettled(closing);
    },
  };
}

/** Cloning a view clones all that lies behind it; small bodies lie together in one large buffer. */
const compact = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);
