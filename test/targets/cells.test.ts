import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, readDate, readList, readUrl, tidy } from '../../src/targets/files/index.ts';

describe('readDate', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026/1/5 0:00', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['43831', null],
    ['明天', null],
    ['', null],
  ])('%s → %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it('reads every day as itself in every spelling', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1949-10-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          const [y, m, d] = iso.split('-').map(Number);
          for (const text of [iso, `${y}/${m}/${d}`, `${y}年${m}月${d}日`]) expect(readDate(text)).toBe(iso);
        },
      ),
    );
  });
});

describe('readUrl', () => {
  it.each([
    ['http://www.zgq.gov.cn', { ok: true, url: 'http://www.zgq.gov.cn/' }],
    ['HTTPS://WWW.Example.gov.cn/a?b#c', { ok: true, url: 'https://www.example.gov.cn/a?b#c' }],
    ['http://127.0.0.1:8080/', { ok: true, url: 'http://127.0.0.1:8080/' }],
    ['http://[::1]/', { ok: true, url: 'http://[::1]/' }],
    ['http://localhost:8080/', { ok: true, url: 'http://localhost:8080/' }],
    ['http://示例.政务/', { ok: true, url: 'http://xn--fsq092h.xn--zfr164b/' }],
    ['www.zgq.gov.cn', { ok: false, fault: 'no-scheme' }],
    ['www.zgq.gov.cn:8080/a', { ok: false, fault: 'no-scheme' }],
    ['ftp://a.example/', { ok: false, fault: 'scheme' }],
    ['javascript:alert(1)', { ok: false, fault: 'malformed' }],
    ['http://user:pass@a.example/', { ok: false, fault: 'credentials' }],
    ['http：//a.example/', { ok: false, fault: 'malformed' }],
    ['http://a.example/ b', { ok: false, fault: 'malformed' }],
    ['http://www/', { ok: false, fault: 'malformed' }],
    ['http://', { ok: false, fault: 'malformed' }],
  ])('%s', (text, read) => {
    expect(readUrl(text)).toEqual(read);
  });

  it('never throws, and what it accepts is a fixed point', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (text) => {
        const read = readUrl(text);
        if (read.ok) expect(readUrl(read.url)).toEqual(read);
      }),
    );
  });
});

describe('lists and texts', () => {
  it.each([
    ['a；b', ['a', 'b']],
    ['a、 b;c', ['a', 'b', 'c']],
    ['a\r\nb', ['a', 'b']],
    ['；', []],
    ['', []],
    ['a，b', ['a，b']],
  ])('%j → %j', (text, items) => {
    expect(readList(text)).toEqual(items);
  });

  it('trims spaces of every width and invisible marks', () => {
    expect(tidy('\u3000\u00A0 甲 县\u200B\uFEFF\t')).toBe('甲 县');
  });
});

describe('nearest', () => {
  it.each([
    ['正长', '正常'],
    ['关闭停', '关停'],
    ['connectionPerHost', 'connectionsPerHost'],
    ['zhangogng', 'zhanggong'],
    ['完全不同的词', null],
    ['', null],
  ])('%s → %s', (word, meant) => {
    expect(nearest(word, ['正常', '关停', 'connectionsPerHost', 'zhanggong'])).toBe(meant);
  });
});
