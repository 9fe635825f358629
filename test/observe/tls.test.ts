import { describe, expect, it } from 'vitest';
import type { FactRecord, LinkState, TlsDiagnosis } from '../../src/facts/index.ts';
import type { Net, NetRequest, NetResponse } from '../../src/net/index.ts';
import { observePortal } from '../../src/observe/index.ts';
import { openTls } from '../../src/observe/tls.ts';
import { POLICIES, portal } from '../judge/context.ts';

const EXPIRED: TlsDiagnosis = {
  fault: 'expired',
  validFrom: '2025-10-01',
  validTo: '2026-10-01',
  issuer: '示例机构',
  names: ['bad.example.test'],
  protocol: 'TLSv1.3',
};
const NOW = Date.parse('2026-11-23T10:00:00+08:00');

describe('the look at a refused certificate', () => {
  it.each<[string, LinkState, TlsDiagnosis | null, object, number]>([
    ['an expired one is told', 'tls_expired', EXPIRED, { tls: EXPIRED }, 1],
    ['a handshake that tells nothing leaves nothing', 'tls_protocol', null, {}, 1],
    ['an address that answers is not asked', 'ok', EXPIRED, {}, 0],
    ['nor one that is refused for another reason', 'refused', EXPIRED, {}, 0],
  ])('%s', async (_, state, answer, fact, handshakes) => {
    const asked: string[] = [];
    const look = openTls({
      diagnoseTls: async (url) => {
        asked.push(url);
        return answer;
      },
    });
    expect(await look({ state, finalUrl: 'https://bad.example.test/a' })).toEqual(fact);
    expect(await look({ state, finalUrl: 'https://bad.example.test/b' })).toEqual(fact);
    expect(asked).toHaveLength(handshakes);
  });
});

const answerOf = (url: string, state: LinkState, html: string | null): NetResponse => ({
  url,
  finalUrl: url,
  state,
  status: html === null ? null : 200,
  headers: {},
  contentType: html === null ? null : 'text/html; charset=utf-8',
  body: html === null ? null : new TextEncoder().encode(html),
  truncated: false,
  fetchedAt: new Date(NOW).toISOString(),
  ms: 1,
  hops: [],
  attempts: [],
});

/** A net of a few pages; hosts named bad… are refused for their certificate, everything else is not there. */
function netOf(pages: Record<string, string>): Net {
  return {
    fetch: async ({ url }: NetRequest) => {
      if (url.startsWith('https://bad')) return answerOf(url, 'tls_expired', null);
      const html = pages[url];
      return html === undefined ? answerOf(url, 'refused', null) : answerOf(url, 'ok', html);
    },
    robots: async () => ({ allowed: true, sitemaps: [], crawlDelaySeconds: null }),
    pass: async () => ({ open: false, state: 'refused', error: '' }),
    ownNetworkUp: () => true,
    diagnoseTls: async () => EXPIRED,
    statistics: () => [],
    close: async () => {},
  };
}

async function observe(url: string, pages: Record<string, string>): Promise<FactRecord[]> {
  const records: FactRecord[] = [];
  const lexicon = POLICIES.find((policy) => policy.lexicon !== null)?.lexicon;
  if (!lexicon) throw new Error('no lexicon');
  const plan = {
    portal: { ...portal, url },
    lexicon,
    fields: [],
    seed: 'seed',
    samples: { articles: 0, attachments: 0, searches: 0 },
    maxPages: 20,
    maxLinks: 20,
    deadlineMs: 60_000,
    obeyRobots: true,
    concurrency: 2,
  };
  const deps = {
    net: netOf(pages),
    now: () => NOW,
    keep: async () => 'sha256:0',
    record: (fact: FactRecord) => records.push(fact),
    signal: new AbortController().signal,
    onStep: () => {},
  };
  await observePortal(plan, deps, []);
  return records;
}

describe('facts of a portal', () => {
  it('name the fault of a link and the title of a page that answers', async () => {
    const home = `<title>清溪县人民政府</title><p>${'清溪县人民政府欢迎您。'.repeat(20)}</p>
      <a href="https://bad.example.test/a">甲</a> <a href="http://sold.example.test/">乙</a>`;
    const sold = '<title>sold.example.test 域名出售</title><p>This domain may be for sale.</p>';
    const records = await observe('http://www.qingxi.gov.cn/', {
      'http://www.qingxi.gov.cn/': home,
      'http://sold.example.test/': sold,
    });
    const links = records.filter((record) => record.type === 'link');
    expect(links.find(({ url }) => url.startsWith('https://bad'))).toMatchObject({ tls: EXPIRED });
    expect(links.find(({ url }) => url.includes('sold'))).toMatchObject({
      title: 'sold.example.test 域名出售',
    });
    expect(links.find(({ url }) => url.includes('sold'))).not.toHaveProperty('tls');
  });

  it('name the fault of the home page itself', async () => {
    const records = await observe('https://bad.example.test/', {});
    expect(records.find((record) => record.type === 'page')?.visit).toMatchObject({
      state: 'tls_expired',
      tls: EXPIRED,
    });
  });
});
