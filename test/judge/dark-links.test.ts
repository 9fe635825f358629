import { describe, expect, it } from 'vitest';
import type { LinkFact } from '../../src/facts/index.ts';
import { findingText } from '../../src/wording/findings.ts';
import { judgeWith, POLICIES } from './context.ts';
import { factsOf, type PageSpec, type Scene, SITE } from './facts.ts';
import { table } from './table.ts';

const [indicator] = POLICIES.flatMap((policy) =>
  policy.indicators.filter(({ check }) => check === 'dark-links'),
);
const PARAMS = { ...indicator?.params, denyHosts: ['casino.example'] };
const PERSON = 'needs_human_judgement';

const HIDDEN = 'style="display: none"';
const page = (url: string, attributes = ''): PageSpec => ({
  file: 'dark-links/signs.html',
  values: { url, attributes, text: '某链接' },
});
const home = (url: string, attributes = ''): Scene => ({ home: page(url, attributes) });
const link = (fact: Partial<LinkFact>): Scene => ({
  ...home('/a.html'),
  links: [{ url: 'http://old.example.org/', external: true, ...fact }],
});

describe('signs of dark and hijacked links', () => {
  table(
    'dark-links',
    [
      ['a visible link off-site', home('http://www.shop.example.com/'), 'pass'],
      [
        'a hidden link to a commercial site',
        home('http://www.shop.example.com/', HIDDEN),
        'undetermined',
        PERSON,
      ],
      [
        'hidden by visibility',
        home('http://x.example.com/', 'style="visibility:hidden"'),
        'undetermined',
        PERSON,
      ],
      ['a hidden link within the site', home('/a.html', HIDDEN), 'pass'],
      ['a hidden link to a subdomain of the site', home('http://zwfw.qingxi.gov.cn/', HIDDEN), 'pass'],
      ['a folded menu of government sites', home('http://www.jiangxi.gov.cn/', HIDDEN), 'pass'],
      [
        'a name that only looks like a government',
        home('http://gov.cn.example.com/', HIDDEN),
        'undetermined',
        PERSON,
      ],
      ['a folded share button', home('https://service.weibo.com/share/share.php', HIDDEN), 'pass'],
      ['a link on the deny list, in full view', home('http://www.casino.example/'), 'undetermined', PERSON],
      ['a name that only ends like one on the list', home('http://www.nocasino.example/'), 'pass'],
      [
        'on an inner page only',
        { home: page('/a.html'), pages: { '/xwdt/': page('http://www.casino.example/', HIDDEN) } },
        'undetermined',
        PERSON,
      ],
      [
        'on a page of somebody else',
        { home: page('/a.html'), pages: { 'http://other.example/': page('http://www.casino.example/') } },
        'pass',
      ],
      ['a page with an ordinary title', link({ title: '清溪日报' }), 'pass'],
      ['a page without a title', link({}), 'pass'],
      ['a domain for sale', link({ title: 'old.example.org 域名出售，可议价' }), 'undetermined', PERSON],
      ['a domain for sale, in English', link({ title: 'This Domain Is For Sale' }), 'undetermined', PERSON],
      [
        'an own page about such sales',
        link({ url: `${SITE}/b.html`, title: '关于规范域名出售的通知' }),
        'pass',
      ],
      [
        'a link that is led to the deny list',
        link({ finalUrl: 'https://m.casino.example/x' }),
        'undetermined',
        PERSON,
      ],
      ['home unread', { home: { state: 'blocked' } }, 'undetermined', 'blocked'],
    ],
    PARAMS,
  );

  it('names each foreign host once, and says on how many pages', () => {
    const dark = page('http://www.shop.example.com/', HIDDEN);
    const result = judgeWith(
      'dark-links',
      factsOf({ home: dark, pages: { '/a/': dark, '/b/': dark } }),
      PARAMS,
    );
    const findings = 'findings' in result ? result.findings : [];
    expect(findings.map(({ subject, url }) => [subject, url])).toEqual([
      ['www.shop.example.com', `${SITE}/`],
    ]);
    expect(findings.map(({ code, params }) => findingText(code, params).message)).toEqual([
      '页面上有不显示的链接指向站外网站 www.shop.example.com（“某链接”，共 3 页），疑似暗链。',
    ]);
    expect(findings[0]?.evidence).toHaveLength(1);
  });

  it('names a host on the deny list once, hidden or not', () => {
    const result = judgeWith('dark-links', factsOf(home('http://www.casino.example/', HIDDEN)), PARAMS);
    expect('findings' in result && result.findings.map(({ code }) => code)).toEqual(['dark_listed']);
  });
});
