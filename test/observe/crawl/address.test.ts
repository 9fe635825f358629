// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of templates are what is read here
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb18030Encode } from '../../../src/charset/index.ts';
import { normalise, resolveHref } from '../../../src/observe/crawl/index.ts';

const BASE = 'http://www.x.gov.cn/zw/index.html?y=1';

describe('an href becomes the address a browser opens', () => {
  it.each([
    ['a.html', 'utf-8', 'http://www.x.gov.cn/zw/a.html'],
    ['/a.html#top', 'utf-8', 'http://www.x.gov.cn/a.html'],
    ['?page=2', 'utf-8', 'http://www.x.gov.cn/zw/index.html?page=2'],
    ['HTTP://WWW.X.GOV.CN:80/A', 'utf-8', 'http://www.x.gov.cn/A'],
    ['https://x.cn:443/', 'utf-8', 'https://x.cn/'],
    ['/dir/', 'utf-8', 'http://www.x.gov.cn/dir/'],
    ['/a;jsessionid=0A1B.node1?x=1', 'utf-8', 'http://www.x.gov.cn/a?x=1'],
    ['/a?utm_source=wx&id=1&utm_medium=b', 'utf-8', 'http://www.x.gov.cn/a?id=1'],
    ['/a?utm_source=wx', 'utf-8', 'http://www.x.gov.cn/a'],
    ['/a?b=%2F+%20c', 'utf-8', 'http://www.x.gov.cn/a?b=%2F+%20c'],
    ['/公开.html', 'gbk', 'http://www.x.gov.cn/%E5%85%AC%E5%BC%80.html'],
    ['/s?w=公开', 'utf-8', 'http://www.x.gov.cn/s?w=%E5%85%AC%E5%BC%80'],
    ['/s?w=公开', 'gbk', 'http://www.x.gov.cn/s?w=%B9%AB%BF%AA'],
    ['/s?w=公开&x=1#公', 'gbk', 'http://www.x.gov.cn/s?w=%B9%AB%BF%AA&x=1'],
    // A second byte below 0x80 goes out as it is.
    ['/s?w=丂', 'gbk', 'http://www.x.gov.cn/s?w=%81@'],
    ['/s?w=😀', 'gbk', 'http://www.x.gov.cn/s?w=%26%23128512%3B'],
    ['/s?w=€', 'gbk', 'http://www.x.gov.cn/s?w=%80'],
    ['/公开?w=公开', 'gbk', 'http://www.x.gov.cn/%E5%85%AC%E5%BC%80?w=%B9%AB%BF%AA'],
    ['http://ｗｗｗ．ｙ．cn/', 'utf-8', 'http://www.y.cn/'],
    ['http://user:secret@y.cn/', 'utf-8', 'http://y.cn/'],
    ['http://中文.公司.cn/', 'utf-8', 'http://xn--fiq228c.xn--55qx5d.cn/'],
  ])('%s on a %s page', (href, charset, url) => {
    expect(resolveHref(href, BASE, charset)).toEqual({ is: 'url', url });
  });

  it.each([
    ['', 'none'],
    ['#', 'none'],
    [' \n', 'none'],
    ['javascript:void(0)', 'none'],
    ['${url}', 'none'],
    ['mailto:a@b.cn', 'scheme'],
    ['file:///C:/a.doc', 'scheme'],
    ['http://[', 'malformed'],
    ['http://a b/', 'malformed'],
    ['http://x.cn:99999/', 'malformed'],
  ])('%j is %s', (href, is) => {
    expect(resolveHref(href, BASE, 'utf-8').is).toBe(is);
  });

  it('takes off what hangs on both ends, and looks once however much stands inside', () => {
    const before = process.threadCpuUsage();
    const resolved = resolveHref(`\u0001 /a${' '.repeat(200_000)}b \u001f`, 'http://x.cn/', 'utf-8');
    expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
    expect(resolved).toEqual({ is: 'url', url: `http://x.cn/a${'%20'.repeat(200_000)}b` });
  });

  it('answers for anything, with an address that stays the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })),
        fc.constantFrom('utf-8', 'gbk', 'gb18030', null),
        (href, charset) => {
          const resolved = resolveHref(href, BASE, charset);
          if (resolved.is !== 'url') return;
          expect(normalise(resolved.url)).toBe(resolved.url);
          expect(resolved.url).toMatch(/^https?:\/\/[\u0021-\u007e]*$/);
          expect(resolved.url).not.toContain('#');
        },
      ),
    );
  });

  it('writes a query in GB18030 as its bytes', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
          .filter((text) => !/\p{ASCII}/u.test(text)),
        (text) => {
          const resolved = resolveHref(`/s?${text}`, BASE, 'gb18030');
          if (resolved.is !== 'url') throw new Error('not an address');
          const query = resolved.url.slice(resolved.url.indexOf('?') + 1);
          const bytes = Buffer.from(
            query.replace(/%([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          );
          expect([...bytes]).toEqual([...gb18030Encode(text)]);
        },
      ),
    );
  });
});
