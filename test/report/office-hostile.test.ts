import { read } from 'hucre';
import { describe, expect, it } from 'vitest';
import { acceptLedger } from '../../src/cases/index.ts';
import { renderBulletin } from '../../src/report/docx/index.ts';
import { clip, ledgerOf, readLedger } from '../../src/report/index.ts';
import { onePageHtml } from '../../src/report/pdf/one-page.ts';
import { renderLedger, renderProblems } from '../../src/report/xlsx/index.ts';
import { HOSTILE, MARK, poisoned } from './office/hostile.ts';
import { convert, hasLibreOffice, officeTitle } from './office/libreoffice.ts';
import { partsOf, textOf } from './office/zip.ts';

// What no XML may hold, and what turns text round; lone surrogates show as U+FFFD once written.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

describe('hostile text in docx', () => {
  it.each(HOSTILE)('%s is text and nothing else', async (_, text) => {
    const parts = partsOf(await renderBulletin(poisoned(text)));
    const document = parts.get('word/document.xml') ?? '';
    expect(textOf(document)).toContain(MARK);
    for (const xml of parts.values()) expect(xml).not.toMatch(FORBIDDEN);
    expect(document).not.toMatch(/<script|<!--|<w:instrText[^>]*>[^<]*DDE/);
    expect(
      Math.max(
        ...textOf(document.replaceAll('</w:p>', '\n'))
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(4000);
  });
});

describe('hostile text in xlsx', () => {
  it.each(HOSTILE)('%s is text and nothing else', async (_, text) => {
    for (const bytes of [await renderLedger(poisoned(text)), await renderProblems(poisoned(text))]) {
      const parts = partsOf(bytes);
      for (const xml of parts.values()) expect(xml).not.toMatch(FORBIDDEN);
      expect([...parts.values()].some((xml) => /<f[ >]/.test(xml))).toBe(false);
      expect([...parts.values()].join('')).not.toMatch(
        /Target="(?!https?:|worksheets|styles|sharedStrings|theme|docProps|xl|\.\.\/|\/)[^"]*"/,
      );
      const book = await read(bytes);
      expect(JSON.stringify(book.sheets.map(({ rows }) => rows))).toContain(MARK);
    }
  });
});

describe('a hostile ledger that comes back', () => {
  it.each(HOSTILE)('%s is known again', async (_, text) => {
    const model = poisoned(text);
    const returned = await readLedger(await renderLedger(model));
    if (!returned.ok) throw new Error(returned.problems.join());
    const rows = returned.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, outcome: { text: '整改中', broken: false } },
    }));
    expect(acceptLedger(rows, ledgerOf(model), Date.parse('2026-12-05T02:00:00Z'))).toMatchObject({
      ok: true,
    });
  });
});

describe('hostile text in the one-pager', () => {
  it.each(HOSTILE)('%s is text and nothing else', (_, text) => {
    const html = onePageHtml(poisoned(text));
    expect(html).not.toMatch(/<script|<!--/);
    expect(html).not.toMatch(FORBIDDEN);
  });
});

describe.skipIf(!hasLibreOffice)(officeTitle('opened by LibreOffice'), { timeout: 240_000 }, () => {
  it('every hostile bulletin opens and shows its text', async () => {
    const files = new Map<string, Uint8Array>();
    for (const [at, [, text]] of HOSTILE.entries())
      files.set(`b${at}.docx`, await renderBulletin(poisoned(text)));
    const opened = await convert(files, 'txt:Text (encoded):UTF8');
    expect(opened.size).toBe(HOSTILE.length);
    for (const bytes of opened.values()) expect(bytes.toString('utf8')).toContain(MARK);
  });

  it('every hostile ledger opens, and its formulas are text', async () => {
    const files = new Map<string, Uint8Array>();
    for (const [at, [, text]] of HOSTILE.entries())
      files.set(`l${at}.xlsx`, await renderLedger(poisoned(text)));
    const opened = await convert(files, 'csv:Text - txt - csv (StarCalc):44,34,76');
    expect(opened.size).toBe(HOSTILE.length);
    for (const [name, bytes] of opened) {
      const [, text = ''] = HOSTILE[Number(/\d+/.exec(name)?.[0])] ?? [];
      const csv = bytes.toString('utf8').replaceAll('""', '"');
      expect(csv).toContain('整改结果');
      expect(csv).toContain(clip(text, 40).slice(0, -1));
    }
  });
});
