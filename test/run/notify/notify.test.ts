import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Notice, plainNotice } from '../../../src/cases/index.ts';
import { openNet } from '../../../src/net/index.ts';
import {
  deliver,
  dingtalkRequest,
  enqueue,
  feishuRequest,
  messagesOf,
  openSend,
  readOutbox,
  type Send,
  webhookRequest,
  wecomRequest,
} from '../../../src/run/index.ts';
import { openDiskStore, type Store } from '../../../src/store/index.ts';
import type { NoticeChannel } from '../../../src/targets/index.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const AT = '2026-11-23T02:00:00.000Z';
const about = { city: '示范市', nameOf: (unit: string) => `${unit}县` };
const notice = (n: number, unit: string): Notice =>
  plainNotice('warning', String(n), `第 ${n} 项预警。`, AT, { unit, target: unit, url: null });
const hook = (over: Partial<Extract<NoticeChannel, { kind: 'webhook' }>> = {}): NoticeChannel => ({
  id: 'hook',
  kind: 'webhook',
  units: [],
  perMinute: 20,
  url: 'http://127.0.0.1:9/',
  secret: null,
  ...over,
});
const [message] = messagesOf([notice(1, 'a'), notice(2, 'a')], '示范市', about.nameOf);
if (!message) throw new Error('no message');

describe('what is sent', () => {
  it('is one message a unit', () => {
    const all = messagesOf([notice(1, 'b'), notice(2, 'a'), notice(3, 'b')], '示范市', about.nameOf);
    expect(all.map(({ title, notices }) => `${title} ${notices.length}`)).toEqual([
      '示范市巡检：a县 1 项变化 1',
      '示范市巡检：b县 2 项变化 2',
    ]);
  });

  it('to a webhook is signed over time and body', () => {
    const { request } = webhookRequest(message, 'http://hook.test/', 'secret', NOW);
    const expected = createHmac('sha256', 'secret')
      .update(`${NOW / 1000}.${request.body}`)
      .digest('hex');
    expect(request.headers?.['x-xunjian-signature']).toBe(`sha256=${expected}`);
  });

  it('to 钉钉 and 飞书 is signed as they ask', () => {
    const ding = new URL(
      dingtalkRequest(message, 'https://oapi.dingtalk.com/robot/send?access_token=x', 'SEC', NOW).request.url,
    );
    expect(ding.searchParams.get('sign')).toBe(
      createHmac('sha256', 'SEC').update(`${NOW}\nSEC`).digest('base64'),
    );
    const body = JSON.parse(
      feishuRequest(message, 'https://open.feishu.cn/x', 'SEC', NOW).request.body ?? '',
    );
    expect(body.sign).toBe(
      createHmac('sha256', `${NOW / 1000}\nSEC`)
        .update('')
        .digest('base64'),
    );
  });

  it.each([
    ['企业微信 takes it', wecomRequest(message, 'http://x/'), '{"errcode":0}', true],
    ['企业微信 says no with 200', wecomRequest(message, 'http://x/'), '{"errcode":45009}', false],
    ['钉钉 says no with 200', dingtalkRequest(message, 'http://x/', null, NOW), '{"errcode":310000}', false],
    ['飞书 takes it', feishuRequest(message, 'http://x/', null, NOW), '{"code":0}', true],
    ['飞书 of old takes it', feishuRequest(message, 'http://x/', null, NOW), '{"StatusCode":0}', true],
    ['a page of HTML is no yes', feishuRequest(message, 'http://x/', null, NOW), '<html>', false],
  ])('%s', (_, { accepted }, body, yes) => expect(accepted(body)).toBe(yes));

  it('to 企业微信 keeps within its bytes', () => {
    const many = messagesOf(
      Array.from({ length: 20 }, (_, n) => ({ ...notice(n, 'a'), message: '问题'.repeat(80) })),
      '示范市',
      about.nameOf,
    )[0];
    if (!many) throw new Error('no message');
    const { content } = JSON.parse(wecomRequest(many, 'http://x/').request.body ?? '').text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
  });
});

describe('the outbox', () => {
  let root: string;
  let store: Store;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'xunjian-outbox-'));
    store = await openDiskStore(root, { write: false, now: () => NOW });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const accept: Send = async () => ({ ok: true });
  const deny: Send = async () => ({ ok: false, why: 'timeout' });

  it('says a thing once, and only to whom it concerns', async () => {
    const channel = hook({ units: ['a'] });
    await enqueue(store, [channel], [notice(1, 'a'), notice(2, 'b')]);
    const first = await deliver(store, channel, about, accept, NOW);
    expect(first.delivered.map(({ key }) => key)).toEqual(['warning 1']);
    await enqueue(store, [channel], [notice(1, 'a')]);
    expect((await deliver(store, channel, about, accept, NOW + 60_000)).delivered).toEqual([]);
  });

  it('tries again with a growing pause, and loses nothing', async () => {
    await enqueue(store, [hook()], [notice(1, 'a')]);
    expect((await deliver(store, hook(), about, deny, NOW)).failed).toBe('timeout');
    expect((await deliver(store, hook(), about, accept, NOW + 30_000)).delivered).toEqual([]);
    expect((await deliver(store, hook(), about, deny, NOW + 60_000)).failed).toBe('timeout');
    expect((await readOutbox(store, 'hook')).retryAt).toBe(new Date(NOW + 180_000).toISOString());
    expect((await deliver(store, hook(), about, accept, NOW + 180_000)).delivered).toHaveLength(1);
  });

  it('keeps to the rate of its channel', async () => {
    const channel = hook({ perMinute: 2 });
    await enqueue(
      store,
      [channel],
      ['a', 'b', 'c'].map((unit, n) => notice(n, unit)),
    );
    expect((await deliver(store, channel, about, accept, NOW)).delivered).toHaveLength(2);
    expect((await deliver(store, channel, about, accept, NOW + 1000)).delivered).toHaveLength(0);
    expect((await deliver(store, channel, about, accept, NOW + 61_000)).delivered).toHaveLength(1);
  });
});

describe('sending', () => {
  it('goes through the one door, with the secret in no answer', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk) => heard.push(String(chunk)));
      request.on('end', () => response.end('{"errcode":0}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    process.env.XUNJIAN_TEST_HOOK = `http://robot.test/send?key=very-secret-key`;
    const net = openNet({
      contact: 'test',
      resolve: [{ host: 'robot.test', port: 80, address: '127.0.0.1', toPort: port }],
    });
    const channel: NoticeChannel = {
      id: 'wx',
      kind: 'wecom',
      units: [],
      perMinute: 20,
      url: 'env:XUNJIAN_TEST_HOOK',
    };
    expect(await openSend(net)(channel, message, NOW)).toEqual({ ok: true });
    expect(heard.join('')).toContain('示范市巡检');
    expect(await openSend(net)({ ...channel, url: 'env:XUNJIAN_NOT_SET' }, message, NOW)).toEqual({
      ok: false,
      why: '读不到密钥 env:XUNJIAN_NOT_SET',
    });
    await net.close();
    delete process.env.XUNJIAN_TEST_HOOK;
    await new Promise((resolve) => server.close(resolve));
  });

  it('by mail speaks SMTP', async () => {
    const heard: string[] = [];
    const server = createTcp((socket) => {
      socket.write('220 test ESMTP\r\n');
      let inBody = false;
      socket.on('data', (chunk) => {
        for (const line of String(chunk).split('\r\n').filter(Boolean)) {
          heard.push(line);
          if (inBody) {
            if (line === '.') {
              inBody = false;
              socket.write('250 ok\r\n');
            }
          } else if (line === 'DATA') {
            inBody = true;
            socket.write('354 go\r\n');
          } else if (line === 'QUIT') socket.end('221 bye\r\n');
          else socket.write('250 ok\r\n');
        }
      });
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const channel: NoticeChannel = {
      id: 'mail',
      kind: 'mail',
      units: [],
      perMinute: 20,
      host: '127.0.0.1',
      port,
      secure: false,
      from: 'a@example.test',
      to: ['b@example.test'],
      user: null,
      password: null,
    };
    const net = openNet({ contact: 'test' });
    expect(await openSend(net)(channel, message, NOW)).toEqual({ ok: true });
    expect(heard).toContain('RCPT TO:<b@example.test>');
    await net.close();
    await new Promise((resolve) => server.close(resolve));
  });
});
