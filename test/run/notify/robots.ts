import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One stand-in for the four kinds of robots, each checking and answering as its platform does. */
export interface Robots {
  port: number;
  /** Texts that were taken. */
  taken: string[];
  close(): Promise<void>;
}

export const KEY = 'very-secret-key';
export const SECRET = 'SEC-very-secret';
const HOUR_MS = 3_600_000;
/** 钉钉 and 企业微信 take 20 messages a minute. */
const PER_MINUTE = 20;

const hmac = (key: string, text: string, encoding: 'base64' | 'hex'): string =>
  createHmac('sha256', key).update(text).digest(encoding);

/** Status and body of an answer. */
type Answer = [number, unknown];
type Robot = (url: URL, body: string, request: IncomingMessage, now: number) => Answer;

const isRecent = (ms: number, now: number): boolean => Math.abs(now - ms) <= HOUR_MS;

const ROBOTS: Record<string, Robot> = {
  '/cgi-bin/webhook/send': (url, body) => {
    if (url.searchParams.get('key') !== KEY)
      return [200, { errcode: 93000, errmsg: `invalid webhook url, key: ${url.searchParams.get('key')}` }];
    const { msgtype, text } = JSON.parse(body);
    if (msgtype !== 'text' || Buffer.byteLength(text.content) > 2048)
      return [200, { errcode: 40058, errmsg: 'text.content exceed max length 2048' }];
    return [200, { errcode: 0, errmsg: 'ok' }];
  },
  '/robot/send': (url, body, _, now) => {
    if (url.searchParams.get('access_token') !== KEY)
      return [200, { errcode: 300001, errmsg: 'token is not exist' }];
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const isSigned = url.searchParams.get('sign') === hmac(SECRET, `${timestamp}\n${SECRET}`, 'base64');
    if (!isSigned || !isRecent(Number(timestamp), now))
      return [200, { errcode: 310000, errmsg: 'sign not match' }];
    const { msgtype, markdown } = JSON.parse(body);
    if (msgtype !== 'markdown' || !markdown.title || !markdown.text)
      return [200, { errcode: 400402, errmsg: 'missing param' }];
    return [200, { errcode: 0, errmsg: 'ok' }];
  },
  [`/open-apis/bot/v2/hook/${KEY}`]: (_, body, __, now) => {
    const { timestamp, sign, msg_type: type, content } = JSON.parse(body);
    if (sign !== createHmac('sha256', `${timestamp}\n${SECRET}`).update('').digest('base64'))
      return [200, { code: 19021, msg: 'sign match fail or timestamp is not within one hour', data: {} }];
    if (!isRecent(1000 * Number(timestamp), now)) return [200, { code: 19021, msg: 'timestamp', data: {} }];
    if (type !== 'text' || !content.text) return [400, { code: 9499, msg: 'Bad Request', data: {} }];
    return [200, { StatusCode: 0, StatusMessage: 'success', code: 0, msg: 'success', data: {} }];
  },
  '/hook': (_, body, { headers }) => {
    const expected = `sha256=${hmac(SECRET, `${headers['x-xunjian-time']}.${body}`, 'hex')}`;
    return headers['x-xunjian-signature'] === expected ? [204, null] : [401, { error: 'signature' }];
  },
};

/** Starts the robots on loopback; `now` is what their clocks show. */
export async function startRobots(now: () => number): Promise<Robots> {
  const taken: string[] = [];
  const answer: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://robot.test');
      const body = Buffer.concat(chunks).toString();
      const robot = ROBOTS[url.pathname];
      const isTooFast = taken.length >= PER_MINUTE;
      const [status, said] = isTooFast
        ? [200, { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }]
        : (robot?.(url, body, request, now()) ?? [404, { code: 19001, msg: 'param invalid' }]);
      const isTaken = status === 204 || [said].some((one) => JSON.stringify(one).includes('":0'));
      if (isTaken) taken.push(body);
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(said === null ? undefined : JSON.stringify(said));
    });
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
