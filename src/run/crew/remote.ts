import type { Session } from '../../browser/index.ts';
import type { Door } from '../../net/index.ts';
import type { FactLog } from '../../store/index.ts';
import type { TargetDeps } from '../deps.ts';
import type { LearntHosts } from '../wary-hosts.ts';
import type { HouseCalls } from './calls.ts';
import type { openLine } from './line.ts';

type HouseLine = ReturnType<typeof openLine<HouseCalls, object>>;

/** The world outside as a worker sees it while it observes one target: everything stands in the main thread. */
export function remoteDeps(
  house: HouseLine,
  target: string,
  { now, signal }: Pick<TargetDeps, 'now' | 'signal'>,
): TargetDeps {
  return {
    net: remoteDoor(house),
    browsers: { found: () => house.browser(), open: () => remoteSession(house, target) },
    store: {
      facts: {
        read: () => house.readFacts(target),
        async open() {
          await house.openLog(target);
          return remoteLog(house, target);
        },
      },
      blobs: { put: (bytes) => house.put(bytes) },
    },
    outside: {
      claim: (url) => house.claim(url),
      settle: (url, found) => void house.settle.asEvent(url, found),
    },
    waryHosts: () => remoteWaryHosts(house),
    now,
    signal,
    onProgress: (event) => void house.progress.asEvent(event),
  };
}

function remoteDoor(house: HouseLine): Door {
  let networkUp: boolean | null = null;
  return {
    async fetch({ signal, ...request }) {
      // An interruption ends it where it is under way.
      const answer = await house.fetch(request);
      networkUp = answer.networkUp;
      return answer.response;
    },
    robots: (url) => house.robots(url),
    diagnoseTls: (url) => house.diagnoseTls(url),
    ownNetworkUp: () => networkUp,
  };
}

const remoteSession = (house: HouseLine, target: string): Session => ({
  render: ({ signal, wantsClick, ...request }) => house.render(target, request, wantsClick !== undefined),
  capture: ({ signal, ...request }) => house.capture(target, request),
  close: () => house.closeSession(target),
});

async function remoteWaryHosts(house: HouseLine): Promise<LearntHosts> {
  const known = new Set(await house.waryHosts());
  return {
    has: (url) => known.has(new URL(url).host),
    hosts: () => [...known],
    async learn(url, answers) {
      known.add(new URL(url).host);
      await house.learnWary(url, answers);
    },
  };
}

/** Records are written out here, so that the thread that writes them to the disk need not. */
function remoteLog(house: HouseLine, target: string): FactLog {
  const take = (json: string): void => void house.take.asEvent(target, json);
  return {
    take,
    append: (record) => take(JSON.stringify(record)),
    flush: () => house.flush(target),
    close: () => house.closeLog(target),
  };
}
