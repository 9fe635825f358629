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
    const { request, accepted } = robotRequest(channel, message, url, secret, now);
    const answer = await net.fetch(request);
    const isAccepted =
      answer.status !== null &&
      answer.status >= 200 &&
      answer.status < 300 &&
      accepted(new TextDecoder().decode(answer.body ?? undefined));
    return isAccepted ? { ok: true } : { ok: false, why: `${answer.state} ${answer.status ?? ''}`.trim() };
  };

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
    const { code } = error as NodeJS.ErrnoException;
    return { ok: false, why: `smtp ${code ?? 'failed'}` };
  } finally {
    transport.close();
  }
}
