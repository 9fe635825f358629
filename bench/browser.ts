import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { childrenMemory, openBrowsers } from '../src/browser/index.ts';
import { keepHeapLow } from '../src/cli/lean-heap.ts';
import { openNet } from '../src/net/index.ts';
import { goalsTable, table } from './report.ts';
import { answersOf, LAST_ROW } from './site/rendered-home.ts';

const HOST = 'www.bench.test';
const GOAL = { pagesPerSecond: 4, bytes: 900_000_000, growth: 0.2 };
const HANG_MS = 3_000;

interface Rendered {
  pages: number;
  failed: number;
  seconds: number;
  launches: number;
  source: string;
  /** Memory of all processes (PSS), in the order of the pages. */
  memory: number[];
  /** What a page that hangs cost, and how its neighbour and successor fared meanwhile. */
  hung: { ms: number; neighbour: string; next: string; launches: number };
}

/** Home pages rendered two at a time, then one page that hangs. */
export async function measureBrowser(pages: number, say: (line: string) => void): Promise<string> {
  const server = createServer((request, response) => {
    const [type, body] = answersOf(request.url ?? '/');
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // As a scan does.
  keepHeapLow();
  try {
    say(`▸ ${pages} home pages, two at a time …`);
    return report(await renderAll(pages, port));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function renderAll(pages: number, port: number): Promise<Rendered> {
  const net = openNet({
    contact: '',
    resolve: [{ host: HOST, port: 80, address: '127.0.0.1', toPort: port }],
    requestsPerSecond: 10_000,
    connectionsPerHost: 12,
  });
  const browsers = openBrowsers({ pass: net.pass, userAgent: 'Mozilla/5.0 bench', parallel: 2 });
  const [one, two] = [browsers.open(), browsers.open()];
  const render = (session: typeof one, path: string, deadlineMs?: number) =>
    session.render({ url: `http://${HOST}${path}`, ...(deadlineMs ? { deadlineMs } : {}) });
  try {
    await Promise.all([render(one, '/'), render(two, '/')]);
    const memory: number[] = [];
    let left = pages;
    let failed = 0;
    const startedAt = performance.now();
    const work = async (session: typeof one): Promise<void> => {
      while (left-- > 0) {
        const result = await render(session, `/?${left}`);
        if (result.state === 'failed' || !result.html.includes(LAST_ROW)) failed += 1;
        if (left % 4 === 0) memory.push(((await childrenMemory()) ?? Number.NaN) + process.memoryUsage().rss);
      }
    };
    await Promise.all([work(one), work(two)]);
    const seconds = (performance.now() - startedAt) / 1000;
    const launches = browsers.launches();
    const source = (await browsers.found())?.source ?? 'none';
    const hangingSince = performance.now();
    const hanging = render(one, '/hang', HANG_MS);
    const neighbour = (await render(two, '/')).state;
    await hanging;
    const ms = performance.now() - hangingSince;
    const next = (await render(one, '/')).state;
    const hung = { ms, neighbour, next, launches: browsers.launches() - launches };
    return { pages, failed, seconds, launches, source, memory, hung };
  } finally {
    await Promise.all([one.close(), two.close()]);
    await browsers.close();
    await net.close();
  }
}

function report({ pages, failed, seconds, launches, source, memory, hung }: Rendered): string {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  const [first, last] = [mean(memory.slice(0, quarter)), mean(memory.slice(-quarter))];
  const [most, growth, speed] = [Math.max(...memory), last / first - 1, pages / seconds];
  const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
  const row = [
    source,
    String(pages),
    String(failed),
    speed.toFixed(1),
    String(launches),
    mb(first),
    mb(last),
    mb(most),
    `${(hung.ms / 1000).toFixed(1)} s of ${HANG_MS / 1000}`,
  ];
  const head = [
    'browser',
    'pages',
    'failed',
    'pages/s',
    'launches',
    'MB in the first quarter',
    'MB in the last',
    'most MB',
    'a page that hangs',
  ];
  return `${table(head, [row])}\n\n${goalsTable([
    {
      text: `rendered home pages a second ≥ ${GOAL.pagesPerSecond}`,
      measured: speed.toFixed(1),
      met: failed === 0 && speed >= GOAL.pagesPerSecond,
    },
    {
      text: `all processes together (PSS) < ${mb(GOAL.bytes)} MB at 2 pages in parallel`,
      measured: mb(most),
      met: most < GOAL.bytes,
    },
    {
      text: `growth over ${pages} pages ≤ ${GOAL.growth * 100} %`,
      measured: `${(growth * 100).toFixed(0)} %`,
      met: growth <= GOAL.growth,
    },
    {
      text: 'a page that hangs costs its deadline and nothing else',
      measured: `${(hung.ms / 1000).toFixed(1)} s, neighbour ${hung.neighbour}, next ${hung.next}, new launches ${hung.launches}`,
      met: hung.ms < HANG_MS + 1_500 && hung.neighbour === 'rendered' && hung.next === 'rendered',
    },
  ])}`;
}
