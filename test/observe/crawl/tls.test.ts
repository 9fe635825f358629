import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNet } from '../../../src/net/index.ts';
import { crawlSite, lookAgain } from '../../../src/observe/crawl/index.ts';
import { renderLinksCsv, renderLinksText, toLinksDocument } from '../../../src/report/index.ts';
import { type Site, startSite, TLS_HOSTS } from '../../site/site.ts';
import { FAST, type Maze, openMaze, page } from './maze.ts';

let site: Site;
let maze: Maze;
beforeAll(async () => {
  site = await startSite();
  const names = [TLS_HOSTS.expired, TLS_HOSTS.name, TLS_HOSTS.chain];
  const links = names.map((host) => `https://${host}/`);
  links.push(`https://${TLS_HOSTS.ok}/downgrade`, `https://${TLS_HOSTS.ok}/redirect-ok`);
  maze = await openMaze({ '/': page('首页', links.map((url) => `<a href="${url}">到</a>`).join('')) });
});
afterAll(async () => {
  await maze.close();
  await site.close();
});

it('names the fault of each refused certificate, and notes who is sent from https to http', async () => {
  const to = (host: string, port: number, toPort: number) => ({ host, port, address: '127.0.0.1', toPort });
  const net = openNet({
    ...FAST,
    ca: [site.tls.ca],
    resolve: [
      ...Object.values(TLS_HOSTS).map((host) => to(host, 443, site.tls.port)),
      to('plain.test', 80, site.port),
    ],
  });
  const shared = {
    net,
    now: Date.now,
    statistics: net.statistics,
    signal: new AbortController().signal,
    onFact: () => {},
  };
  const crawled = await crawlSite({ ...shared, start: `${maze.origin}/`, obeyRobots: false });
  const outcome = await lookAgain(crawled, { ...shared, earlier: [], openBrowser: async () => null });
  await net.close();
  const faults = [...outcome.broken, ...outcome.undetermined].map(({ url, tls }) => [
    new URL(url).host,
    tls?.fault,
  ]);
  expect(new Map(faults as [string, string][])).toEqual(
    new Map([
      [TLS_HOSTS.expired, 'expired'],
      [TLS_HOSTS.name, 'wrong_name'],
      [TLS_HOSTS.chain, 'missing_intermediate'],
    ]),
  );
  expect(outcome.downgraded).toMatchObject([
    {
      url: `https://${TLS_HOSTS.ok}/downgrade`,
      finalUrl: 'http://plain.test/ok',
      referrers: [{ text: '到' }],
    },
  ]);
  const run = {
    runId: 'r',
    startedAt: '2026-11-20T00:00:00Z',
    finishedAt: '2026-11-20T00:00:00Z',
    resumed: false,
  };
  const document = toLinksDocument({ target: { id: 't', name: '某县' }, run, outcome, standings: new Map() });
  const text = renderLinksText(document);
  expect(text).toContain('缺少中间证书');
  expect(text).toContain('由 https 转到 http 的链接 1 个');
  expect(text).toContain(`https://${TLS_HOSTS.ok}/downgrade 转到 http://plain.test/ok`);
  expect(renderLinksCsv(document)).toContain('证书不含该域名');
});
