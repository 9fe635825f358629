import { expect, it } from 'vitest';
import { DEFAULT_HOST } from '../../src/net/host.ts';
import { openHosts, throttled } from '../../src/net/throttled.ts';
import { errand, fakeClock, scripted } from './staged.ts';

it('gives its permit back also when what is below throws', async () => {
  const clock = fakeClock();
  const hosts = openHosts({ ...DEFAULT_HOST, connectionsPerHost: 1 }, clock);
  const url = 'http://a.test/';
  const broken = throttled({ hosts, clock }, async () => {
    throw new Error('a fault of ours');
  });
  for (let turn = 0; turn < 10; turn++)
    await expect(broken(errand({ url }))).rejects.toThrow('a fault of ours');
  const sound = await throttled({ hosts, clock }, scripted({}))(errand({ url }));
  expect(sound.state).toBe('ok');
});
