import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Looks } from './engine.ts';
import type { LedgerLine } from './ledger.ts';

/** Figures for Prometheus and a health answer. */
export interface Metrics {
  line(plan: string, line: LedgerLine): void;
  probes(looks: Looks): void;
  notices(channel: string, sent: number, failed: boolean): void;
  cases(byState: Readonly<Record<string, number>>): void;
  /** Health and metrics on loopback. Answers the port. */
  serve(port: number): Promise<number>;
  close(): Promise<void>;
}

/** Opens the figures. `health` says how the watch stands. */
export function openMetrics(health: () => { ok: boolean; [fact: string]: unknown }): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const gauge = (name: string, help: string, labelNames: string[]): Gauge =>
    new Gauge({ name: `xunjian_${name}`, help, labelNames, registers: [register] });
  const counter = (name: string, help: string, labelNames: string[]): Counter =>
    new Counter({ name: `xunjian_${name}`, help, labelNames, registers: [register] });
  const jobs = counter('jobs_total', 'Jobs by plan and how they ended', ['plan', 'state']);
  const lastEnd = gauge('job_last_end_seconds', 'When a plan last ended, by state', ['plan', 'state']);
  const running = gauge('job_running', 'Whether a plan runs now', ['plan']);
  const looks = counter('probes_total', 'Looks at home pages', ['result']);
  const sent = counter('notices_total', 'Notices by channel and result', ['channel', 'result']);
  const cases = gauge('cases', 'Cases by state', ['state']);

  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.url === '/metrics') {
        response.writeHead(200, { 'content-type': register.contentType }).end(await register.metrics());
      } else if (request.url === '/healthz') {
        const state = health();
        response
          .writeHead(state.ok ? 200 : 503, { 'content-type': 'application/json; charset=utf-8' })
          .end(`${JSON.stringify(state)}\n`);
      } else response.writeHead(404).end();
    };
    answer().catch(() => response.writeHead(500).end());
  });
  server.unref();

  return {
    line(plan, { state, endedAt }) {
      running.set({ plan }, state === 'running' ? 1 : 0);
      if (endedAt === null && state !== 'skipped') return;
      jobs.inc({ plan, state });
      if (endedAt !== null) lastEnd.set({ plan, state }, Date.parse(endedAt) / 1000);
    },
    probes(seen) {
      looks.inc({ result: 'up' }, seen.up);
      looks.inc({ result: 'down' }, seen.down);
      looks.inc({ result: 'left_out' }, seen.leftOut);
    },
    notices(channel, count, failed) {
      sent.inc({ channel, result: 'sent' }, count);
      if (failed) sent.inc({ channel, result: 'failed' });
    },
    cases(byState) {
      cases.reset();
      for (const [state, count] of Object.entries(byState)) cases.set({ state }, count);
    },
    serve: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
