import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckDocument } from '../../src/report/check-document.ts';
import { clean, clip, linkable, readable } from '../../src/report/clean.ts';
import { csvCell } from '../../src/report/csv.ts';
import { renderCheckHtml, renderCsv, renderHtml, renderJson, renderText } from '../../src/report/index.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { attempt, document, except, finding, result, sampleModel } from './sample.ts';

const SITE = {
  id: 'h-portal',
  name: '测试网站',
  unit: 'donghu',
  unitName: '东湖区',
  unitKind: 'county',
  host: 'h.example.gov.cn',
};

/** The same hostile text wherever a page can put its words. */
function poisoned(text: string): CheckDocument {
  const bad = finding({
    message: text,
    subject: text,
    suggestion: text,
    url: text,
    fingerprint: 'f00d',
    attempts: [{ ...attempt(text, 'gone', 404), address: text, error: text }],
    evidence: [text],
  });
  const facts = {
    candidates: [{ text, href: text, region: text, visible: true, destination: text, effective: null }],
  };
  const clean = document(
    SITE,
    except(
      result('special-topic', {
        verdict: 'fail',
        message: text,
        measured: text,
        threshold: text,
        findings: [bad],
        facts,
      }),
      result('search', { verdict: 'undetermined', reason: text, message: text }),
      result('topic-timely', { verdict: 'not_applicable', reason: text, message: text }),
    ),
  );
  const identity = { ...clean.page?.identity, siteName: [text], icp: [text], sponsor: [text] };
  return structuredClone({
    ...clean,
    target: { ...clean.target, name: text, url: text, unitName: text },
    page: clean.page && { ...clean.page, identity: { ...clean.page.identity, ...identity } },
    links: {
      ...clean.links,
      broken: [
        {
          url: text,
          state: 'gone' as const,
          status: 404,
          onHome: true,
          referrers: [{ url: text, text }],
          attempts: [],
        },
      ],
    },
  });
}

function poisonedModel(text: string): ReportModel {
  const model = sampleModel();
  return {
    ...model,
    city: { ...model.city, name: text },
    units: model.units.map((unit) => ({ ...unit, name: text })),
    fields: model.fields.map((field) => ({ ...field, name: text })),
    targets: [poisoned(text)],
    unseen: [{ id: 'x', name: text, unit: 'danfeng', url: text, reason: text }],
    duties: model.duties.map((duty) => ({ ...duty, title: text, evidence: text })),
    coverage: {
      ...model.coverage,
      hosts: [{ host: text, requests: 1, bytes: 1, errors: 0, blocked: 0, waitedMs: 0 }],
    },
  };
}

const CASES: [name: string, text: string][] = [
  ['a script tag', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['an attribute that breaks out', '"><svg onload=alert(1)>\' onmouseover=alert(1) x="'],
  ['a closing style and comment', '</style><!-- --></title></textarea><script>1</script>'],
  ['a javascript address', 'javascript:alert(document.cookie)'],
  ['a data address', 'data:text/html,<script>alert(1)</script>'],
  ['right-to-left overrides', '报告\u202egnp.exe\u2066\u2069\u200f'],
  ['terminal escapes', '\u001b[2J\u001b]0;owned\u0007\u009b31m\b\b\b'],
  ['line breaks and tabs', 'a\r\nb\tc\u2028d\u0000e'],
  ['a title of 10,000 characters', '长'.repeat(10_000)],
  ['10,000 characters without a break', 'A'.repeat(10_000)],
  ['lone surrogates', 'x\ud800y\udc00z'],
  ['an invisible tag alphabet', `a${'\u{e0041}'.repeat(20)}b\ufeff\u200b`],
  ['a heap of combining marks', `a${'\u0301'.repeat(500)}`],
  ['a formula', '=HYPERLINK("http://evil.example","点我")'],
  ['a command formula', "+cmd|' /C calc'!A0"],
  ['an at formula behind white space', '\t @SUM(1+1)'],
  ['a minus formula', '-2+3'],
  ['a full-width formula', '＝1+1'],
];

const UNSAFE_TEXT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]|[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/;

describe.each(CASES)('%s', (_, text) => {
  it('is plain text in HTML', () => {
    const pages = [
      ...renderHtml(poisonedModel(text)).map((page) => page.html),
      renderCheckHtml(poisoned(text)),
    ];
    for (const page of pages) {
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
      expect(cells).toHaveLength(21);
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
