import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, clip, linkable, readable } from '../../src/report/clean.ts';
import { csvCell } from '../../src/report/csv.ts';
import { FINDER_SCRIPT } from '../../src/report/html/finder.ts';
import { renderCheckHtml, renderCsv, renderHtml, renderJson, renderText } from '../../src/report/index.ts';
import { CSV } from '../../src/wording/report-csv.ts';
import { HOSTILE_TEXTS, poisoned, poisonedModel } from './poisoned.ts';

const UNSAFE_TEXT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]|[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/;

describe.each(HOSTILE_TEXTS)('%s', (_, text) => {
  it('is plain text in HTML', () => {
    const pages = [
      ...[...renderHtml(poisonedModel(text))].map((page) => page.html),
      renderCheckHtml(poisoned(text)),
    ];
    for (const whole of pages) {
      const page = whole.replace(`<script>${FINDER_SCRIPT}</script>`, '');
      expect(page).not.toMatch(/<(script|img|svg|iframe|textarea)\b/i);
      expect(page).not.toMatch(/<[a-z][^<>]*\son[a-z]+=/i);
      expect(page).not.toMatch(/href="(?!#|https?:|\.\.\/|units\/|report)/i);
      expect(page.match(/<style>/g)).toHaveLength(1);
      expect(page.replaceAll('\n', '')).not.toMatch(UNSAFE_TEXT);
      expect(page.isWellFormed()).toBe(true);
    }
  });

  it('stays in its cell in CSV', () => {
    const csv = renderCsv(poisonedModel(text));
    const lines = csv.slice(1).split('\r\n');
    expect(csv.startsWith('\ufeff')).toBe(true);
    for (const line of lines.slice(0, -1)) {
      const cells = line.match(/"(?:[^"]|"")*"/g) ?? [];
      expect(cells.join(',')).toBe(line);
      expect(cells).toHaveLength(CSV.heads.length);
      for (const cell of cells) {
        expect(cell).not.toMatch(/^"\s*[=+\-@＝＋－＠]/u);
        expect(cell).not.toMatch(UNSAFE_TEXT);
        expect(cell.length).toBeLessThan(4100);
      }
    }
  });

  it('cannot steer a terminal', () => {
    const out = renderText(poisoned(text));
    expect(out.replaceAll('\n', '')).not.toMatch(UNSAFE_TEXT);
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(1200);
  });

  it('survives JSON unchanged and harmless to look at', () => {
    const json = renderJson(poisoned(text));
    expect(json.replaceAll('\n', '')).not.toMatch(UNSAFE_TEXT);
    expect(JSON.parse(json)).toEqual(poisoned(text));
  });
});

describe('clean', () => {
  it('leaves nothing unsafe of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(text)).not.toMatch(UNSAFE_TEXT);
        expect(clean(clean(text))).toBe(clean(text));
        expect(clip(text, 20).length).toBeLessThanOrEqual(20);
        expect(clip(text, 20).isWellFormed()).toBe(true);
        expect(csvCell(text)).not.toMatch(/^"[=+\-@]/);
      }),
    );
  });

  it('keeps what people write', () => {
    const text = '县（市、区）政府办公室 “两化”专题：2026年1月 ①㎡ 龘 é naïve 👍';
    expect(clean(text)).toBe(text);
  });

  it.each([
    ['https://x.example/s?q=%E5%8A%9E%E4%BA%8B', 'https://x.example/s?q=办事'],
    ['https://x.example/s?q=%B0%EC%CA%C2', 'https://x.example/s?q=%B0%EC%CA%C2'],
    ['https://x.example/100%', 'https://x.example/100%'],
  ])('shows %s as %s', (url, expected) => expect(readable(url)).toBe(expected));

  it.each([
    ['https://www.example.gov.cn/a b', 'https://www.example.gov.cn/a%20b'],
    ['http://www.example.gov.cn/', 'http://www.example.gov.cn/'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['not an address', null],
    [`http://x.example/${'a'.repeat(5000)}`, null],
    [null, null],
  ])('links %s as %s', (url, expected) => expect(linkable(url)).toBe(expected));
});
