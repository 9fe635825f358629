import type { LinkState } from '../facts/index.ts';
import { type Circuit, type CircuitOptions, openCircuit } from './circuit.ts';
import type { Clock } from './fetch.ts';
import { openPace } from './pace.ts';
import { openPermits } from './permits.ts';
import { openPushBack } from './push-back.ts';
import type { HostStatistics, NetResponse } from './types.ts';

export interface HostOptions extends CircuitOptions {
  connectionsPerHost: number;
  requestsPerSecond: number;
  /** Longest pause we wait out; when a host asks for more, requests end at once until it is over. */
  maxPauseMs: number;
}

export const DEFAULT_HOST: HostOptions = {
  connectionsPerHost: 2,
  requestsPerSecond: 4,
  opensAfter: 5,
  restMs: 30_000,
  maxPauseMs: 60_000,
};

/** Leave to ask; `leave` must be called with the answer. */
export interface Admission {
  leave(response: NetResponse): void;
}

/** Everything that politeness to one host needs, in one place: permits, pace, pauses, circuits, statistics. */
export interface Host {
  /** Waits for its turn. A state instead of an admission means: do not ask, this is the answer. */
  enter(origin: string, signal?: AbortSignal): Promise<Admission | LinkState>;
  obeyCrawlDelay(seconds: number): void;
  statistics(): HostStatistics;
}

const MAX_CRAWL_DELAY_SECONDS = 10;
export function openHost(name: string, options: HostOptions, clock: Clock): Host {
  const permits = openPermits(options.connectionsPerHost);
  const pace = openPace(options.requestsPerSecond);
  // One circuit per origin: a closed port 80 says nothing about the site on port 443.
  const circuits = new Map<string, Circuit>();
  const counts = { requests: 0, bytes: 0, errors: 0, blocked: 0, waitedMs: 0 };
  const pushBack = openPushBack(options.maxPauseMs);

  const circuitOf = (origin: string): Circuit => {
    const circuit = circuits.get(origin) ?? openCircuit(options);
    circuits.set(origin, circuit);
    return circuit;
  };
  const isPausedTooLong = (): boolean => pace.pausedUntil() - clock.now() > options.maxPauseMs;

  /** True once the turn has come, false when there is nothing to wait for any more. */
  const waitForTurn = async (signal?: AbortSignal): Promise<boolean> => {
    for (;;) {
      const wait = pace.start(clock.now());
      if (wait === 0) return true;
      if (isPausedTooLong()) return false;
      await clock.sleep(wait, signal);
      if (signal?.aborted) return false;
    }
  };

  const account = (circuit: Circuit, response: NetResponse): void => {
    counts.bytes += response.attempts.reduce((sum, attempt) => sum + attempt.bytes, 0);
    if (response.state === 'blocked') counts.blocked += 1;
    if (response.status !== null) {
      circuit.answered();
      if (response.status >= 500 && response.state !== 'blocked') counts.errors += 1;
    } else if (response.attempts.length === 0 || TELLS_NOTHING.has(response.state)) {
      circuit.undecided();
    } else {
      counts.errors += 1;
      circuit.failed(response.state, clock.now());
    }
    if (response.attempts.length > 0 && response.state !== 'unsafe') counts.requests += 1;
  };

  return {
    async enter(origin, signal) {
      const circuit = circuitOf(origin);
      const cameAt = clock.now();
      if (isPausedTooLong()) return 'blocked';
      if (!(await permits.take(signal))) return 'interrupted';
      // Asked only now: the circuit may have opened while we stood in line.
      const dead = circuit.refuses(clock.now());
      if (dead !== null || !(await waitForTurn(signal))) {
        if (dead === null) circuit.undecided();
        permits.giveBack();
        return dead ?? (signal?.aborted ? 'interrupted' : 'blocked');
      }
      counts.waitedMs += clock.now() - cameAt;
      return {
        leave(response) {
          permits.giveBack();
          account(circuit, response);
          pace.pauseUntil(clock.now() + pushBack.pauseAfter(response, clock.now()));
        },
      };
    },
    obeyCrawlDelay: (seconds) => pace.spaceBy(Math.min(seconds, MAX_CRAWL_DELAY_SECONDS) * 1000),
    statistics: () => ({
      host: name,
      ...counts,
      circuit: [...circuits.values()].some((circuit) => circuit.isOpen()) ? 'open' : 'closed',
    }),
  };
}

const TELLS_NOTHING: ReadonlySet<LinkState> = new Set(['interrupted', 'unsafe', 'malformed']);
