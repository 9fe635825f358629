import { describe, expect, it } from 'vitest';
import { capped } from '../../src/net/robots.ts';

const rules = (text: string): number => text.match(/allow:/gi)?.length ?? 0;
const many = (count: number, length: number): string =>
  Array.from({ length: count }, (_, index) => `Disallow: /${String(index).padStart(length, '0')}\n`).join('');

describe('a robots.txt is heeded', () => {
  it.each([
    [
      'whole when it is bearable',
      `User-agent: *\r\n${many(999, 4)}Allow: /a\nSitemap: http://a.test/s.xml`,
      1000,
    ],
    ['for a thousand rules', `User-agent: *\n${many(5000, 4)}`, 1000],
    ['for 64 kB', `User-agent: *\n${many(900, 200)}`, 309],
  ])('%s', (_, text, expected) => {
    expect(rules(capped(text))).toBe(expected);
    expect(capped(text).length).toBeLessThanOrEqual(64 * 1024);
  });

  it('keeps sitemaps behind the rules, and no half rule', () => {
    expect(capped(`${many(2000, 4)}Sitemap: http://a.test/s.xml`)).toContain('s.xml');
    const last = capped(many(900, 200)).trimEnd().split('\n').at(-1) ?? '';
    expect(last).toHaveLength('Disallow: /'.length + 200);
  });
});
