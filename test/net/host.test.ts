import { describe, expect, it } from 'vitest';
import { type Admission, DEFAULT_HOST, openHost } from '../../src/net/host.ts';
import { openHosts, throttled } from '../../src/net/throttled.ts';
import type { NetResponse } from '../../src/net/types.ts';
import { attempt, errand, fakeClock, held, response, scripted, settled } from './staged.ts';

const ORIGIN = 'http://a.test';
const stage = (options: Partial<typeof DEFAULT_HOST> = {}) => {
  const clock = fakeClock();
  return { clock, host: openHost('a.test', { ...DEFAULT_HOST, ...options }, clock) };
};
const failed = (state: NetResponse['state'] = 'refused') =>
  response({ state, status: null, attempts: [attempt({ state, status: null, bytes: 0 })] });

async function ask(host: ReturnType<typeof openHost>, answer: NetResponse, origin = ORIGIN): Promise<string> {
  const admission = await host.enter(origin);
  if (typeof admission === 'string') return admission;
  admission.leave(answer);
  return 'asked';
}

describe('Host', () => {
  it('has default places for two and four a second', async () => {
    const { host, clock } = stage();
    const inside: Admission[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      void host.enter(ORIGIN).then((one) => typeof one === 'string' || inside.push(one));
    }
    await settled();
    expect([inside.length, clock.slept]).toEqual([2, [250]]);
    inside[0]?.leave(response());
    await settled();
    expect([inside.length, clock.slept]).toEqual([3, [250, 250]]);
  });

  it('obeys Crawl-delay up to ten seconds', async () => {
    const { host, clock } = stage();
    host.obeyCrawlDelay(600);
    for (let turn = 0; turn < 3; turn += 1) await ask(host, response());
    expect(clock.slept).toEqual([10_000, 10_000]);
  });

  it('waits as long as the host asks', async () => {
    const { host, clock } = stage();
    await ask(host, response({ state: 'blocked', status: 429, headers: { 'retry-after': '30' } }));
    expect(await ask(host, response())).toBe('asked');
    expect(clock.slept).toEqual([30_000]);
  });

  it('asks nothing while a longer pause lasts, and goes on after it', async () => {
    const { host, clock } = stage();
    await ask(host, response({ state: 'blocked', status: 429, headers: { 'retry-after': '600' } }));
    expect(await ask(host, response())).toBe('blocked');
    expect([clock.slept, host.statistics().requests]).toEqual([[], 1]);
    clock.move(600_000);
    expect(await ask(host, response())).toBe('asked');
  });

  it('stops asking a dead host, for one origin only, and tries again later', async () => {
    const { host, clock } = stage();
    for (let turn = 0; turn < 5; turn += 1) expect(await ask(host, failed())).toBe('asked');
    expect(await ask(host, response())).toBe('refused');
    expect(await ask(host, response(), 'https://a.test')).toBe('asked');
    expect(host.statistics()).toMatchObject({ requests: 6, errors: 5, circuit: 'open' });
    clock.move(DEFAULT_HOST.restMs);
    expect(await ask(host, response())).toBe('asked');
    expect(host.statistics().circuit).toBe('closed');
  });

  it('does not take error pages, broken bodies and interruptions for a dead host', async () => {
    const { host } = stage();
    const answers = [
      response({ state: 'server_error', status: 500 }),
      response({ state: 'timeout', status: 200 }),
      failed('interrupted'),
      failed('unsafe'),
    ];
    for (let turn = 0; turn < 12; turn += 1) await ask(host, answers[turn % 4] ?? response());
    expect(host.statistics()).toMatchObject({ circuit: 'closed', errors: 3, requests: 9 });
  });

  it('counts what it let through', async () => {
    const { host } = stage();
    await ask(host, response());
    await ask(host, response({ state: 'blocked', status: 403 }));
    await ask(host, response({ state: 'blocked', status: 521 }));
    await ask(host, response({ state: 'server_error', status: 502 }));
    expect(host.statistics()).toEqual({
      host: 'a.test',
      requests: 4,
      bytes: 400,
      errors: 1,
      blocked: 2,
      waitedMs: 750,
      circuit: 'closed',
    });
  });

  it('lets one go who is called off while waiting', async () => {
    const { host } = stage({ connectionsPerHost: 1 });
    const stop = new AbortController();
    const first = await host.enter(ORIGIN);
    const second = host.enter(ORIGIN, stop.signal);
    stop.abort();
    expect(await second).toBe('interrupted');
    if (typeof first !== 'string') first.leave(response());
    expect(await ask(host, response())).toBe('asked');
  });
});

describe('throttled', () => {
  const stageHosts = (options: Partial<typeof DEFAULT_HOST> = {}) => {
    const clock = fakeClock();
    return { clock, hosts: openHosts({ ...DEFAULT_HOST, ...options }, clock) };
  };

  it('keeps one object a host, whatever scheme and port', () => {
    const { hosts } = stageHosts();
    expect(hosts.of('http://A.test/x')).toBe(hosts.of('https://a.test.:8443/y'));
    expect(hosts.of('http://b.test/')).not.toBe(hosts.of('http://a.test/'));
    expect([hosts.of('nonsense'), hosts.of('mailto:a@b.test')]).toEqual([null, null]);
  });

  it('holds back the third request to one host and none to another', async () => {
    const next = held();
    const fetch = throttled(stageHosts(), next);
    for (const url of ['http://a.test/1', 'http://a.test/2', 'http://a.test/3', 'http://b.test/1'])
      void fetch(errand({ url }));
    await settled();
    expect(next.asked.map(({ url }) => url).sort()).toEqual([
      'http://a.test/1',
      'http://a.test/2',
      'http://b.test/1',
    ]);
    next.answer();
    await settled();
    expect(next.asked).toHaveLength(4);
  });

  it('ends at once, without an attempt, what the host refuses', async () => {
    const next = scripted({ state: 'refused', status: null });
    const fetch = throttled(stageHosts(), next);
    for (let turn = 0; turn < 5; turn += 1) await fetch(errand());
    expect(await fetch(errand())).toMatchObject({ state: 'refused', attempts: [] });
    expect(next.asked).toHaveLength(5);
  });

  it('lets pass what has no host: the guard names it', async () => {
    const next = scripted({ state: 'malformed', status: null });
    expect(await throttled(stageHosts(), next)(errand({ url: 'nonsense' }))).toMatchObject({
      state: 'malformed',
    });
  });
});
