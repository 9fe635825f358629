import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNet } from '../../src/net/index.ts';
import { type Site, startSite, TLS_HOSTS } from '../site/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const diagnose = async (host: string) => {
  const { port, ca } = site.tls;
  const net = openNet({ contact: 'x', resolve: [{ host, port, address: '127.0.0.1' }], ca: [ca] });
  try {
    return await net.diagnoseTls(`https://${host}:${port}/`);
  } finally {
    await net.close();
  }
};

it.each([
  ['an expired certificate', TLS_HOSTS.expired, 'expired'],
  ['one that is not valid yet', TLS_HOSTS.early, 'not_yet_valid'],
  ['one for another name', TLS_HOSTS.name, 'wrong_name'],
  ['one that vouches for itself', TLS_HOSTS.selfSigned, 'self_signed'],
  ['one whose intermediate is not sent', TLS_HOSTS.chain, 'missing_intermediate'],
])('%s', async (_, host, fault) => {
  const diagnosis = await diagnose(host);
  expect(diagnosis).toMatchObject({ fault, protocol: expect.stringMatching(/^TLSv1/) });
  expect(diagnosis?.validTo).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it('names what the certificate is made out for', async () => {
  expect((await diagnose(TLS_HOSTS.name))?.names).toEqual(['another.test']);
});

it('asks nothing of an address that is no https, unsafe, or silent', async () => {
  const net = openNet({ contact: 'x' });
  expect(await net.diagnoseTls('http://127.0.0.1/')).toBeNull();
  expect(await net.diagnoseTls(`https://127.0.0.1:${site.tls.port}/`)).toBeNull();
  await net.close();
});

it('says that no protocol was agreed on', async () => {
  const net = openNet({
    contact: 'x',
    resolve: [{ host: 'plain.test', port: site.port, address: '127.0.0.1' }],
  });
  expect(await net.diagnoseTls(`https://plain.test:${site.port}/`)).toMatchObject({ fault: 'protocol' });
  await net.close();
});
