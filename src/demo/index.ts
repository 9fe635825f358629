import type { Resolve } from '../targets/types.ts';
import { type Server, serve } from './server/index.ts';
import { demoSites, REFUSING_HOST } from './sites/index.ts';

export { EXPECTED, EXPECTED_MISSING_FIELDS, type Expected } from './expected.ts';

export interface DemoCity extends Server {
  /** Maps every demo host to this server, and one to a port where nobody listens. */
  resolve: Resolve[];
}

const LOOPBACK = '127.0.0.1';
/** tcpmux: reserved, and nobody listens there. */
const CLOSED_PORT = 1;

/** Starts the bundled sample city on a free port of loopback. Dates on its pages are relative to `now`. */
export async function startDemoCity({ now = Date.now() }: { now?: number } = {}): Promise<DemoCity> {
  const sites = demoSites(now);
  const server = await serve(sites);
  const at = (host: string, toPort: number): Resolve => ({ host, port: 80, address: LOOPBACK, toPort });
  return {
    ...server,
    resolve: [...sites.map(({ host }) => at(host, server.port)), at(REFUSING_HOST, CLOSED_PORT)],
  };
}
