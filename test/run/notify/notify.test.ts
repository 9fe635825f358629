import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Notice, plainNotice } from '../../../src/cases/index.ts';
import {
  deliver,
  dingtalkRequest,
  enqueue,
  feishuRequest,
  messagesOf,
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
    ['企业微信 takes it', wecomRequest(message, 'http://x/'), '{"errcode":0}', null],
    ['企业微信 says no with 200', wecomRequest(message, 'http://x/'), '{"errcode":45009}', '45009'],
    ['飞书 takes it', feishuRequest(message, 'http://x/', null, NOW), '{"code":0}', null],
    ['飞书 of old takes it', feishuRequest(message, 'http://x/', null, NOW), '{"StatusCode":0}', null],
    ['a page of HTML is no yes', feishuRequest(message, 'http://x/', null, NOW), '<html>', 'no code'],
    ['nor is a bare null', dingtalkRequest(message, 'http://x/', null, NOW), 'null', 'no code'],
  ])('%s', (_, { refusal }, body, refused) => expect(refusal(body)).toBe(refused));

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
