import { describe, expect, it } from 'vitest';
import { findTarget, readUrl, similar } from '../../src/cli/find-target.ts';
import { adHocTarget, type World } from '../../src/run/index.ts';
import type { Portal, Unit } from '../../src/targets/types.ts';

const unit = (id: string, name: string): Unit => ({
  id,
  name,
  kind: 'county',
  code: null,
  formerCodes: [],
  aliases: [],
  functionsAbsent: [],
  note: '',
});
const portal = (id: string, over: Partial<Portal> = {}): Portal => ({
  kind: 'portal',
  id,
  unit: id,
  name: `${id}县人民政府`,
  url: `http://www.${id}.gov.cn/`,
  state: 'active',
  since: null,
  until: null,
  reason: '',
  siteCode: null,
  hosts: [],
  ...over,
});
const world = (portals: Portal[], units: Unit[]): World => ({
  policies: [],
  registry: {
    dir: '/targets/x',
    city: {
      id: 'x',
      name: 'X',
      zone: 'Asia/Shanghai',
      policies: [],
      contact: '',
      crawl: {
        connectionsPerHost: 2,
        requestsPerSecond: 4,
        parallelTargets: 2,
        maxPagesPerTarget: 100,
        maxLinksPerTarget: 100,
        targetDeadlineSeconds: 60,
        obeyRobots: true,
      },
      net: { allow: [], resolve: [] },
      coverageFloor: 0.9,
      demo: false,
    },
    units,
    targets: portals,
    columns: [],
    exemptions: [],
    ledger: [],
  },
});

const city = world(
  [
    portal('jia', { siteCode: '3600000001', hosts: ['old.jia.gov.cn'] }),
    portal('yi', { state: 'unverified' }),
    portal('bing', { url: null, state: 'unverified' }),
    portal('yi-trade', { unit: 'yi', url: 'http://trade.yi.gov.cn/' }),
  ],
  [unit('jia', '甲县'), unit('yi', '乙县'), unit('bing', '丙县')],
);
const find = (text: string) => findTarget([city], text);

describe('an id', () => {
  it.each([
    ['a portal', 'jia', 'jia'],
    ['a portal before a unit of that id', 'yi', 'yi'],
    ['a unit by name', '甲县', 'jia'],
    ['a portal by name', 'yi-trade县人民政府', 'yi-trade'],
  ])('%s', (_, text, id) => {
    expect(find(text)).toMatchObject({ state: 'found', portal: { id } });
  });

  it.each([
    ['a unit with two portals', '乙县', { state: 'ambiguous', ids: ['yi', 'yi-trade'] }],
    ['a portal without address', 'bing', { state: 'no_url', id: 'bing' }],
    ['a slip of the pen', 'jai', { state: 'unknown', near: ['jia', 'yi'] }],
    ['nothing like it', 'xxxxxxxx', { state: 'unknown', near: [] }],
  ])('%s', (_, text, asked) => {
    expect(find(text)).toEqual(asked);
  });
});

describe('an address', () => {
  it.each([
    ['of a portal', 'http://www.jia.gov.cn/', 'http://www.jia.gov.cn/'],
    [
      'of an inner page, taken as typed',
      'http://www.jia.gov.cn/zwgk/a.html',
      'http://www.jia.gov.cn/zwgk/a.html',
    ],
    ['with another scheme and port', 'https://www.jia.gov.cn:8443/', 'https://www.jia.gov.cn:8443/'],
    ['on an old domain', 'http://old.jia.gov.cn/', 'http://old.jia.gov.cn/'],
    ['without a scheme', 'WWW.JIA.gov.cn', 'http://www.jia.gov.cn/'],
  ])('%s', (_, text, url) => {
    expect(find(text)).toMatchObject({
      state: 'found',
      portal: { id: 'jia', unit: 'jia', siteCode: '3600000001', url },
    });
  });

  it('of an unverified portal is vouched for by whoever types it', () => {
    expect(find('http://www.yi.gov.cn/')).toMatchObject({ portal: { id: 'yi', state: 'active' } });
  });

  it('of no registry becomes a county of its own', () => {
    const asked = find('http://www.ding.gov.cn/x');
    if (asked.state !== 'strange') throw new Error(asked.state);
    const { world, portal } = adHocTarget(city, asked.url);
    expect(portal).toMatchObject({ id: 'www.ding.gov.cn', url: 'http://www.ding.gov.cn/x' });
    expect(world.registry.units.at(-1)).toMatchObject({ id: 'www.ding.gov.cn', kind: 'county' });
    expect(city.registry.units).toHaveLength(3);
  });

  it.each([
    ['evil.www.jia.gov.cn.example.com', 'evil.www.jia.gov.cn.example.com'],
    ['http://jia.gov.cn/', 'jia.gov.cn'],
  ])('%s only looks like it', (text, id) => {
    expect(find(text)).toMatchObject({ state: 'strange', url: { hostname: id } });
  });
});

it.each([
  ['http://a.gov.cn', 'http://a.gov.cn/'],
  ['a.gov.cn:8080/x', 'http://a.gov.cn:8080/x'],
  ['nankang', undefined],
  ['ftp://a.gov.cn', undefined],
  ['http://', undefined],
])('reads %s', (text, href) => {
  expect(readUrl(text)?.href).toBe(href);
});

it.each([
  ['zhanggng', ['zhanggong']],
  ['zhang', ['zhanggong']],
  ['qq', []],
])('%s is like %j', (text, near) => {
  expect(similar(text, ['zhanggong', 'nankang'])).toEqual(near);
});
