import { expect, it } from 'vitest';
import { openWatchLog } from '../../src/cli/watch-log.ts';

const KEY = 'PLAIN-KEY';

it.each([
  ['at the top', { url: `https://robot.test/send?key=${KEY}` }],
  ['in a channel', { channel: { id: 'bureau', secret: KEY } }],
  ['two levels down', { request: { headers: { authorization: KEY, cookie: KEY } } }],
  ['of mail', { channel: { kind: 'mail', password: KEY } }],
])('a secret %s is never logged', (_, fact) => {
  const lines: string[] = [];
  const log = openWatchLog((line) => lines.push(line));
  log.info(fact, 'notices');
  log.error(fact, 'round failed');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(KEY);
});

it('says one JSON document a line', () => {
  const lines: string[] = [];
  openWatchLog((line) => lines.push(line)).info({ plan: 'nightly', state: 'finished' }, 'plan');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { plan: 'nightly', state: 'finished', msg: 'plan' },
  ]);
});
