import { createHmac } from 'node:crypto';
import type { NetRequest } from '../../net/index.ts';
import type { Message } from './message.ts';

/** A robot's request and how its answer is read. Secrets stand in `secrets`, so that nothing keeps them. */
export interface RobotRequest {
  request: NetRequest;
  /** Robots answer 200 and say no in the body: their code and words; null when they took it. */
  refusal(body: string): string | null;
}

const json = (
  url: string,
  body: unknown,
  secrets: string[],
  headers: Record<string, string> = {},
): NetRequest => ({
  url,
  purpose: 'api',
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  secrets,
});

const textOf = ({ title, lines }: Message): string => [title, ...lines].join('\n');
/** Reads an answer by the names its robot gives to code and words. Whoever answers without a code took nothing. */
const refusalBy =
  (codes: readonly string[], words: string) =>
  (body: string): string | null => {
    const answer = objectIn(body);
    const code = codes.map((name) => answer[name]).find((value) => value !== undefined);
    if (code === 0) return null;
    const said = answer[words];
    return code === undefined ? 'no code' : `${code} ${typeof said === 'string' ? said : ''}`.trim();
  };

function objectIn(body: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
}

const byErrcode = refusalBy(['errcode'], 'errmsg');
const byCode = refusalBy(['code', 'StatusCode'], 'msg');

/** JSON to any system of the unit's own. The signature covers time and body: `sha256=HMAC(secret, "time.body")`. */
export function webhookRequest(
  message: Message,
  url: string,
  secret: string | null,
  now: number,
): RobotRequest {
  const { id, unit, title, notices } = message;
  const body = { schema: 'xunjian/notice@1', id, sentAt: new Date(now).toISOString(), unit, title, notices };
  const text = JSON.stringify(body);
  const time = String(Math.floor(now / 1000));
  const signature = secret && createHmac('sha256', secret).update(`${time}.${text}`).digest('hex');
  const headers = {
    'x-xunjian-time': time,
    ...(signature ? { 'x-xunjian-signature': `sha256=${signature}` } : {}),
  };
  return { request: json(url, body, secret ? [secret] : [], headers), refusal: () => null };
}

/** 企业微信 group robot; the address itself is the key. */
export const wecomRequest = (message: Message, url: string): RobotRequest => ({
  request: json(url, { msgtype: 'text', text: { content: clipped(textOf(message), 2000) } }, [url]),
  refusal: byErrcode,
});

/** 钉钉 group robot; signed when the robot has a secret. */
export function dingtalkRequest(
  message: Message,
  url: string,
  secret: string | null,
  now: number,
): RobotRequest {
  const signed = new URL(url);
  if (secret) {
    signed.searchParams.set('timestamp', String(now));
    signed.searchParams.set(
      'sign',
      createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'),
    );
  }
  const text = clipped(
    [`### ${message.title}`, ...message.lines.map((line) => `- ${line}`)].join('\n'),
    18_000,
  );
  const body = { msgtype: 'markdown', markdown: { title: message.title, text } };
  return {
    request: json(signed.href, body, [url, ...(secret ? [secret] : [])]),
    refusal: byErrcode,
  };
}

/** 飞书 group robot; signed when the robot has a secret. */
export function feishuRequest(
  message: Message,
  url: string,
  secret: string | null,
  now: number,
): RobotRequest {
  const timestamp = String(Math.floor(now / 1000));
  const sign = secret && createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
  const body = {
    ...(sign ? { timestamp, sign } : {}),
    msg_type: 'text',
    content: { text: clipped(textOf(message), 18_000) },
  };
  return {
    request: json(url, body, [url, ...(secret ? [secret] : [])]),
    refusal: byCode,
  };
}

/** Cut to so many bytes of UTF-8 at a line's end: 企业微信 counts 2048 of them. */
function clipped(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const lines = text.split('\n');
  while (lines.length > 1 && Buffer.byteLength(lines.join('\n')) > bytes - 4) lines.pop();
  return `${lines.join('\n')}\n…`;
}
