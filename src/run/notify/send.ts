import type { Net } from '../../net/index.ts';
import type { NoticeChannel } from '../../targets/index.ts';
import { noticeWords as say } from '../../wording/notices.ts';
import type { World } from '../world.ts';
import type { Message } from './message.ts';
import {
  dingtalkRequest,
  feishuRequest,
  type RobotRequest,
  webhookRequest,
  wecomRequest,
} from './requests.ts';
import { secretOf } from './secret.ts';

/** `why` never holds a secret. */
export type Sent = { ok: true } | { ok: false; why: string };

export type Send = (channel: NoticeChannel, message: Message, now: number) => Promise<Sent>;

type Robot = Exclude<NoticeChannel, { kind: 'mail' }>;

/** Sends through the one door to the network; mail goes by SMTP. Never throws. */
export const openSend =
  (net: Pick<Net, 'fetch'>): Send =>
  async (channel, message, now) => {
    if (channel.kind === 'mail') return sendMail(channel, message);
    const url = await secretOf(channel.url);
    if (url === null) return { ok: false, why: say.noSecret(channel.url) };
    const reference = 'secret' in channel ? channel.secret : null;
    const secret = reference === null ? null : await secretOf(reference);
    if (reference !== null && secret === null) return { ok: false, why: say.noSecret(reference) };
    const { request, refusal } = robotRequest(channel, message, url, secret, now);
    const { state, status, body } = await net.fetch(request);
    if (status === null || status < 200 || status > 299)
      return { ok: false, why: `${state} ${status ?? ''}`.trim() };
    const refused = refusal(new TextDecoder().decode(body ?? undefined));
    return refused === null
      ? { ok: true }
      : { ok: false, why: withoutSecrets(refused, request.secrets ?? []) };
  };

/** What a robot complains of may repeat its own address, or the key in it. */
const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .flatMap((secret) => [secret, ...keysIn(secret)])
    .reduce((kept, secret) => kept.replaceAll(secret, '…'), text)
    .slice(0, 200);

/** Parts of an address that are a key: what stands behind `?name=`, and long parts of its path. */
function keysIn(secret: string): string[] {
  if (!URL.canParse(secret)) return [];
  const { searchParams, pathname } = new URL(secret);
  return [...searchParams.values(), ...pathname.split('/').filter((part) => part.length >= 12)].filter(
    (part) => part !== '',
  );
}

/** Sends as a city's settings are at that moment; the door is opened for one message and closed behind it. */
export const sendFor =
  (world: () => Promise<World>): Send =>
  async (channel, message, now) => {
    const { netOf } = await import('../network.ts');
    const net = netOf(await world());
    try {
      return await openSend(net)(channel, message, now);
    } finally {
      await net.close();
    }
  };

function robotRequest(
  { kind }: Robot,
  message: Message,
  url: string,
  secret: string | null,
  now: number,
): RobotRequest {
  switch (kind) {
    case 'webhook':
      return webhookRequest(message, url, secret, now);
    case 'wecom':
      return wecomRequest(message, url);
    case 'dingtalk':
      return dingtalkRequest(message, url, secret, now);
    case 'feishu':
      return feishuRequest(message, url, secret, now);
  }
}

async function sendMail(channel: Extract<NoticeChannel, { kind: 'mail' }>, message: Message): Promise<Sent> {
  const user = channel.user === null ? null : await secretOf(channel.user);
  const password = channel.password === null ? null : await secretOf(channel.password);
  for (const [reference, value] of [
    [channel.user, user],
    [channel.password, password],
  ])
    if (typeof reference === 'string' && value === null) return { ok: false, why: say.noSecret(reference) };
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: channel.host,
    port: channel.port,
    secure: channel.secure,
    connectionTimeout: 15_000,
    socketTimeout: 30_000,
    ...(user !== null && password !== null ? { auth: { user, pass: password } } : {}),
  });
  try {
    await transport.sendMail({
      from: channel.from,
      to: channel.to,
      subject: message.title,
      text: message.lines.join('\n'),
    });
    return { ok: true };
  } catch (error) {
    const { code = 'failed', responseCode = '' } = error as { code?: string; responseCode?: number };
    return { ok: false, why: `smtp ${code} ${responseCode}`.trim() };
  } finally {
    transport.close();
  }
}
