import { read } from 'hucre';
import { describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/report/docx/index.ts';
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

describe('hostile text in the one-pager', () => {
  it.each(HOSTILE)('%s is text and nothing else', (_, text) => {
    const html = onePageHtml(poisoned(text));
    expect(html).not.toMatch(/<script|<!--/);
    expect(html).not.toMatch(FORBIDDEN);
  });
});

describe.skipIf(!hasLibreOffice)(officeTitle('opened by LibreOffice'), { timeout: 240_000 }, () => {
  it('every hostile bulletin and ledger opens and shows its text', async () => {
    const texts = HOSTILE.filter((_, at) => at % 3 === 0);
    const files = new Map<string, Uint8Array>();
    for (const [at, [, text]] of texts.entries())
      files.set(`b${at}.docx`, await renderBulletin(poisoned(text)));
    const opened = await convert(files, 'txt:Text (encoded):UTF8');
    expect(opened.size).toBe(texts.length);
    for (const bytes of opened.values()) expect(bytes.toString('utf8')).toContain(MARK);
    const sheets = new Map<string, Uint8Array>();
    for (const [at, [, text]] of texts.entries())
      sheets.set(`l${at}.xlsx`, await renderLedger(poisoned(text)));
    const tables = await convert(sheets, 'csv:Text - txt - csv (StarCalc):44,34,76');
    for (const bytes of tables.values()) expect(bytes.toString('utf8')).toContain('整改结果');
  });
});
