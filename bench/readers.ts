import { readPage } from '../src/html/index.ts';
import { median } from './figures.ts';
import { table } from './report.ts';
import { homePage } from './site/home-page.ts';

const GOAL_MS = 15;
const WARM_UP = 30;
const ROUNDS = 60;

/** All readers over one home page of 130 kB, warm: the median of many rounds, in CPU time of the thread, which on a quiet
 *  machine is the time it takes and on a busy one does not count the waiting. */
export async function measureReaders(): Promise<string> {
  const html = homePage(130_000);
  const context = {
    url: 'http://www.example.gov.cn/',
    now: Date.parse('2026-11-23T10:00:00+08:00'),
    status: 200,
    contentType: 'text/html',
  };
  const times: number[] = [];
  let links = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const before = process.threadCpuUsage();
    links = readPage(html, context).links.length;
    const { user, system } = process.threadCpuUsage(before);
    if (round >= WARM_UP) times.push((user + system) / 1000);
  }
  const ms = median(times);
  const slow = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return table(
    ['all readers of a home page', 'bytes', 'links', 'median CPU ms', '95 % CPU ms', `goal ≤ ${GOAL_MS} ms`],
    [
      [
        'readPage, warm',
        String(Buffer.byteLength(html)),
        String(links),
        ms.toFixed(1),
        slow.toFixed(1),
        ms <= GOAL_MS ? 'yes' : '**no**',
      ],
    ],
  );
}
