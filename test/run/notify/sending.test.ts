import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { plainNotice } from '../../../src/cases/index.ts';
import { type Net, openNet } from '../../../src/net/index.ts';
import { messagesOf, openSend } from '../../../src/run/index.ts';
import type { NoticeChannel } from '../../../src/targets/index.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { KEY, type Robots, SECRET, startRobots } from './robots.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const AT = new Date(NOW).toISOString();
const notice = plainNotice('warning', '1', '首页近 7 天打不开的占 3.2%。', AT, {
  unit: 'a',
  target: 'a',
  url: null,
});
const [message] = messagesOf([notice], '示范市', (unit) => `${unit}县`);
if (!message) throw new Error('no message');

let robots: Robots;
let mail: MailServer;
let net: Net;
beforeAll(async () => {
  robots = await startRobots(() => NOW);
  mail = await startMailServer();
  net = openNet({
    contact: 'test',
    resolve: [{ host: 'robot.test', port: 80, address: '127.0.0.1', toPort: robots.port }],
    retry: { backoffMs: [] },
  });
});
afterAll(async () => {
  await net.close();
  await robots.close();
  await mail.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  robots.taken.splice(0);
});

const named = { id: 'one', units: [], perMinute: 20 };
const ROUTES = {
  wecom: `/cgi-bin/webhook/send?key=${KEY}`,
  dingtalk: `/robot/send?access_token=${KEY}`,
  feishu: `/open-apis/bot/v2/hook/${KEY}`,
  webhook: '/hook',
};
type Kind = keyof typeof ROUTES;

/** Sends to a robot whose address and secret are named, as `city.yaml` names them. */
function sendTo(kind: Kind, { route = ROUTES[kind], secret = SECRET, now = NOW } = {}) {
  vi.stubEnv('XUNJIAN_TEST_URL', `http://robot.test${route}`);
  vi.stubEnv('XUNJIAN_TEST_SECRET', secret);
  const url = 'env:XUNJIAN_TEST_URL';
  const channel: NoticeChannel =
    kind === 'wecom' ? { ...named, kind, url } : { ...named, kind, url, secret: 'env:XUNJIAN_TEST_SECRET' };
  return openSend(net)(channel, message as never, now);
}

describe('a robot that answers as the real one', () => {
  it.each<Kind>(['wecom', 'dingtalk', 'feishu', 'webhook'])('%s takes what is signed', async (kind) => {
    expect(await sendTo(kind)).toEqual({ ok: true });
    expect(robots.taken.join('')).toContain('打不开');
  });

  const hour = 3_600_000;
  it.each<[string, Kind, Parameters<typeof sendTo>[1], string]>([
    ['another key', 'wecom', { route: '/cgi-bin/webhook/send?key=other' }, '93000 invalid webhook url'],
    ['another secret', 'dingtalk', { secret: 'other' }, '310000 sign not match'],
    ['a clock two hours behind', 'dingtalk', { now: NOW - 2 * hour }, '310000 sign not match'],
    ['no such token', 'dingtalk', { route: '/robot/send?access_token=other' }, '300001 token is not exist'],
    ['another secret', 'feishu', { secret: 'other' }, '19021 sign match fail'],
    ['no such hook', 'feishu', { route: '/open-apis/bot/v2/hook/other' }, 'gone 404'],
    ['another secret', 'webhook', { secret: 'other' }, '401'],
  ])('with %s, %s says no and why', async (_, kind, how, why) => {
    const sent = await sendTo(kind, how);
    expect(sent).toMatchObject({ ok: false, why: expect.stringContaining(why) });
    expect(robots.taken).toEqual([]);
  });

  it('is told its pace, and nothing of a key stands in what is kept', async () => {
    robots.taken.push(...Array.from({ length: 20 }, () => ''));
    expect(await sendTo('dingtalk')).toEqual({
      ok: false,
      why: '130101 send too fast, exceed 20 times per minute',
    });
    robots.taken.splice(0);
    const refused = await sendTo('wecom', { route: `/cgi-bin/webhook/send?key=${KEY}x` });
    expect(JSON.stringify(refused)).not.toContain(KEY);
  });

  it('whose address is not there is never asked', async () => {
    const channel: NoticeChannel = { ...named, kind: 'wecom', url: 'env:XUNJIAN_NOT_SET' };
    expect(await openSend(net)(channel, message, NOW)).toEqual({
      ok: false,
      why: '读不到密钥 env:XUNJIAN_NOT_SET',
    });
  });
});

describe('mail', () => {
  const sendMail = (password: string, to = 'b@example.test', port = mail.port) => {
    vi.stubEnv('XUNJIAN_TEST_USER', 'bureau');
    vi.stubEnv('XUNJIAN_TEST_PASSWORD', password);
    const channel: NoticeChannel = {
      ...named,
      kind: 'mail',
      host: '127.0.0.1',
      port,
      secure: false,
      from: 'a@example.test',
      to: [to],
      user: 'env:XUNJIAN_TEST_USER',
      password: 'env:XUNJIAN_TEST_PASSWORD',
    };
    return openSend(net)(channel, message, NOW);
  };

  it('is signed in and delivered', async () => {
    expect(await sendMail('right')).toEqual({ ok: true });
    expect(mail.heard).toContain('RCPT TO:<b@example.test>');
  });

  it.each([
    ['a wrong password', () => sendMail('wrong'), 'smtp EAUTH 535'],
    ['nobody of that name', () => sendMail('right', 'gone@example.test'), 'smtp EENVELOPE 550'],
    ['no server', () => sendMail('right', 'b@example.test', 1), 'smtp ESOCKET'],
  ])('says why not: %s', async (_, send, why) => {
    expect(await send()).toEqual({ ok: false, why });
  });

  it('is never sent without the password it names', async () => {
    vi.stubEnv('XUNJIAN_TEST_USER', 'bureau');
    const channel: NoticeChannel = {
      ...named,
      kind: 'mail',
      host: '127.0.0.1',
      port: mail.port,
      secure: false,
      from: 'a@example.test',
      to: ['b@example.test'],
      user: 'env:XUNJIAN_TEST_USER',
      password: 'env:XUNJIAN_NOT_SET',
    };
    expect(await openSend(net)(channel, message, NOW)).toEqual({
      ok: false,
      why: '读不到密钥 env:XUNJIAN_NOT_SET',
    });
  });
});
