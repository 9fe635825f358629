import { describe, expect, it } from 'vitest';
import type { Pins } from '../../src/net/agent.ts';
import { guarded, openGuard } from '../../src/net/guard.ts';
import { errand, fakeClock, scripted } from './staged.ts';

const NAMES: Record<string, string[]> = {
  'public.test': ['1.2.4.8', '2400:3200::1'],
  'inside.test': ['10.0.0.7'],
  'half.test': ['1.2.4.8', '127.0.0.1'],
  'allowed.test': ['10.0.0.7'],
  'none.test': [],
  localhost: ['127.0.0.1'],
};

function stage() {
  const asked: string[] = [];
  const guard = openGuard({
    resolve: [
      { host: 'Mapped.test', port: 80, address: '127.0.0.1', toPort: 8080 },
      { host: 'odd.test', port: 6000, address: '127.0.0.1' },
      { host: 'straight.test', port: 443, address: '10.9.9.9' },
      { host: 'straight.test', port: 443, address: '10.8.8.8' },
    ],
    allow: ['allowed.test', '192.168.7.0/24'],
    lookup: async (host) => {
      asked.push(host);
      const found = NAMES[host];
      if (!found)
        throw Object.assign(new Error('no'), { code: host.startsWith('later') ? 'EAI_AGAIN' : 'ENOTFOUND' });
      return found;
    },
  });
  return { guard, asked };
}

describe('check', () => {
  it.each([
    ['a public name', 'http://public.test/', 'safe'],
    ['a public literal', 'https://1.2.4.8/', 'safe'],
    ['a name of the inside', 'http://inside.test/', 'unsafe'],
    ['a name with one address of the inside', 'http://half.test/', 'unsafe'],
    ['localhost', 'http://localhost/', 'unsafe'],
    ['loopback', 'http://127.0.0.1/', 'unsafe'],
    ['loopback in hex', 'http://0x7f000001/', 'unsafe'],
    ['loopback in octal', 'http://0177.0.0.1/', 'unsafe'],
    ['loopback as a number', 'http://2130706433/', 'unsafe'],
    ['loopback cut short', 'http://127.1/', 'unsafe'],
    ['loopback in full width', 'http://１２７.０.０.１/', 'unsafe'],
    ['IPv6 loopback', 'http://[::1]/', 'unsafe'],
    ['mapped loopback', 'http://[::ffff:127.0.0.1]/', 'unsafe'],
    ['cloud metadata', 'http://169.254.169.254/latest/meta-data/', 'unsafe'],
    ['IPv4-compatible loopback', 'http://[::127.0.0.1]/', 'unsafe'],
    ['SSH', 'http://public.test:22/', 'unsafe'],
    ['mail', 'http://public.test:25/', 'unsafe'],
    ['a data base', 'https://1.2.4.8:6379/', 'unsafe'],
    ['port 0', 'http://public.test:0/', 'unsafe'],
    ['a port of web pages', 'http://public.test:8080/', 'safe'],
    ['a bad port of an allowed name', 'http://allowed.test:22/', 'safe'],
    ['a bad port of an allowed address', 'http://192.168.7.9:25/', 'safe'],
    ['a bad port that was mapped', 'http://odd.test:6000/', 'safe'],
    ['a bad port of a name mapped for another', 'http://odd.test:22/', 'unsafe'],
    ['another scheme', 'ftp://public.test/', 'unsafe'],
    ['a file', 'file:///etc/passwd', 'unsafe'],
    ['a script', 'javascript:alert(1)', 'unsafe'],
    ['an allowed name', 'http://allowed.test/', 'safe'],
    ['an allowed range', 'http://192.168.7.9/', 'safe'],
    ['beside an allowed range', 'http://192.168.8.9/', 'unsafe'],
    ['a mapped name', 'http://mapped.test/', 'safe'],
    ['a mapped name with a final dot', 'http://mapped.test./', 'safe'],
    ['a name mapped for another port only', 'http://mapped.test:81/', 'dns_nxdomain'],
    ['a name that is not there', 'http://absent.test/', 'dns_nxdomain'],
    ['a name without addresses', 'http://none.test/', 'dns_nxdomain'],
    ['a resolver that is busy', 'http://later.test/', 'dns_temporary'],
    ['no address at all', 'http://', 'malformed'],
    ['words', '政务服务', 'malformed'],
  ])('%s', async (_, url, expected) => {
    const checked = await stage().guard.check(url);
    expect(checked.safe ? 'safe' : checked.state).toBe(expected);
  });

  it('hands on every checked address, and those of a mapping', async () => {
    const { guard, asked } = stage();
    expect(await guard.check('http://public.test/')).toMatchObject({
      addresses: ['1.2.4.8', '2400:3200::1'],
      port: 80,
    });
    expect(await guard.check('http://mapped.test/x')).toMatchObject({ addresses: ['127.0.0.1'], port: 8080 });
    expect(await guard.check('https://straight.test/')).toMatchObject({ addresses: ['10.9.9.9'], port: 443 });
    expect(asked).toEqual(['public.test']);
  });
});

describe('ownNetworkUp', () => {
  it.each([
    ['nothing tried', [], null],
    ['only literals and mapped names', ['http://1.2.4.8/', 'http://mapped.test/'], null],
    ['only our own names', ['http://localhost/', 'http://allowed.test/'], null],
    ['a public name failed', ['http://absent.test/'], false],
    ['a resolver that answers everything with itself', ['http://inside.test/'], false],
    ['one of several resolved', ['http://absent.test/', 'http://public.test/', 'http://later.test/'], true],
  ])('%s', async (_, urls, expected) => {
    const { guard } = stage();
    for (const url of urls) await guard.check(url);
    expect(guard.ownNetworkUp()).toBe(expected);
  });
});

describe('guarded', () => {
  const pass = async (url: string) => {
    const pins: Pins = new Map();
    const next = scripted({});
    const answer = await guarded({ guard: stage().guard, pins, clock: fakeClock() }, next)(errand({ url }));
    return { answer, pins, asked: next.asked };
  };

  it('pins what was checked, then lets pass', async () => {
    const { answer, pins } = await pass('http://mapped.test/x');
    expect(answer.state).toBe('ok');
    expect([...pins]).toEqual([['http://mapped.test', { addresses: ['127.0.0.1'], port: 8080 }]]);
  });

  it('keeps a refusal as an attempt with its reason', async () => {
    const { answer, pins, asked } = await pass('http://inside.test/');
    expect(answer).toMatchObject({ state: 'unsafe', status: null, body: null });
    expect(answer.attempts).toMatchObject([
      { state: 'unsafe', address: '10.0.0.7', error: 'not a public address: 10.0.0.7' },
    ]);
    expect([pins.size, asked.length]).toEqual([0, 0]);
  });

  it('counts no attempt for what is no address', async () => {
    expect((await pass('http://')).answer).toMatchObject({ state: 'malformed', attempts: [] });
  });
});
