import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Net, openNet } from '../../src/net/index.ts';
import { type Site, startSite } from '../site/site.ts';

let site: Site;
let net: Net;

const open = (rest: Partial<Parameters<typeof openNet>[0]> = {}): Net => {
  const hosts = ['ok.one.test', 'ok.two.test', 'dead.test'];
  return openNet({
    contact: 'test@example.test',
    allow: ['127.0.0.1'],
    resolve: hosts.map((host) => ({
      host,
      port: 80,
      address: '127.0.0.1',
      toPort: host === 'dead.test' ? 1 : site.port,
    })),
    retry: { backoffMs: [1, 1] },
    ...rest,
  });
};
const fetchMany = (urls: string[]) => Promise.all(urls.map((url) => net.fetch({ url, purpose: 'page' })));
const paths = (host: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `http://${host}/ok/${index}`);

beforeEach(async () => {
  site = await startSite();
});
afterEach(async () => {
  await net.close();
  await site.close();
});

/** Shortest time between two requests the server saw. */
const shortestGap = (host: string): number => {
  const times = site.hits(host).map(({ at }) => at);
  return Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
};

describe('what the server sees', () => {
  it('is the pace, host by host', async () => {
    net = open({ requestsPerSecond: 20 });
    await fetchMany([...paths('ok.one.test', 8), ...paths('ok.two.test', 8)]);
    for (const host of ['ok.one.test', 'ok.two.test']) {
      expect(site.hits(host)).toHaveLength(8);
      // Seven gaps of 50 ms; some of it is left to a busy machine, which sees the first one late.
      const times = site.hits(host).map(({ at }) => at);
      expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(200);
    }
  });

  it('is never more than two at once on one host', async () => {
    net = open({ requestsPerSecond: 10_000, limits: { headersMs: 60, visitMs: 60 } });
    await fetchMany(Array.from({ length: 8 }, (_, index) => `http://ok.one.test/silent/${index}`));
    expect(site.peak('ok.one.test')).toBe(2);
  });

  it('is two connections, used again', async () => {
    net = open({ requestsPerSecond: 10_000 });
    await fetchMany(paths('ok.one.test', 30));
    expect(site.connections()).toBeLessThanOrEqual(2);
  });

  it('is one request for many who ask for the same', async () => {
    net = open();
    const url = 'http://ok.one.test/ok';
    await fetchMany([url, `${url}#a`, url]);
    await net.fetch({ url, purpose: 'link' });
    expect(site.hits('ok.one.test')).toHaveLength(1);
  });

  it('is a pause when it asks for one', async () => {
    net = open({ requestsPerSecond: 10_000 });
    const answer = await net.fetch({ url: 'http://ok.one.test/429?after=1&once', purpose: 'page' });
    expect(answer.state).toBe('ok');
    expect(answer.attempts.map(({ status }) => status)).toEqual([429, 200]);
    expect(shortestGap('ok.one.test')).toBeGreaterThan(800);
  });

  it('is nothing any more when it asks for a long one', async () => {
    net = open({ requestsPerSecond: 10_000 });
    await net.fetch({ url: 'http://ok.one.test/429?after=3600', purpose: 'page' });
    const [answer] = await fetchMany(paths('ok.one.test', 3));
    expect(answer).toMatchObject({ state: 'blocked', attempts: [] });
    expect(site.hits('ok.one.test')).toHaveLength(1);
  });
});

describe('a dead host', () => {
  it('is left alone after five failures, the others go on', async () => {
    net = open({ requestsPerSecond: 10_000, connectionsPerHost: 1 });
    const answers = await fetchMany(paths('dead.test', 20));
    expect(answers.every(({ state }) => state === 'refused')).toBe(true);
    expect(answers.flatMap(({ attempts }) => attempts)).toHaveLength(5);
    expect((await net.fetch({ url: 'http://ok.one.test/ok', purpose: 'page' })).state).toBe('ok');
    expect(net.statistics()).toMatchObject([
      { host: 'dead.test', requests: 5, errors: 5, circuit: 'open' },
      { host: 'ok.one.test', requests: 1, errors: 0, circuit: 'closed' },
    ]);
  });
});

describe('robots.txt', () => {
  it.each([
    ['what is open to us', '/ok', true],
    ['what is closed to us', '/no-xunjian/x', false],
    ['what is closed to others only', '/private/x', true],
  ])('%s', async (_, path, allowed) => {
    net = open();
    expect(await net.robots(`http://ok.one.test${path}`)).toEqual({
      allowed,
      sitemaps: ['http://site.test/sitemap.xml'],
      crawlDelaySeconds: 60,
    });
  });

  it.each<[string, boolean, number]>([
    ['obeyed up to ten seconds', true, 10_000],
    ['nothing to those who do not obey robots.txt', false, 250],
  ])('is read once an origin, and its delay is %s', async (_, obeyCrawlDelay, gapMs) => {
    let now = 0;
    const slept: number[] = [];
    const sleep = async (ms: number) => {
      slept.push(ms);
      now += ms;
    };
    net = open({ now: () => now, sleep, obeyCrawlDelay });
    for (const path of ['/ok/1', '/ok/2']) {
      await net.robots(`http://ok.one.test${path}`);
      await net.fetch({ url: `http://ok.one.test${path}`, purpose: 'page' });
    }
    expect(site.hits('ok.one.test').map(({ path }) => path)).toEqual(['/robots.txt', '/ok/1', '/ok/2']);
    // The first gap began before the wish was known.
    expect(slept).toEqual([250, gapMs]);
  });

  it.each([
    ['nobody is there', 'http://dead.test/x'],
    ['the address has no origin', 'mailto:a@b.test'],
    ['it is no address', 'nonsense'],
  ])('forbids nothing when %s', async (_, url) => {
    net = open();
    expect(await net.robots(url)).toEqual({ allowed: true, sitemaps: [], crawlDelaySeconds: null });
  });
});
