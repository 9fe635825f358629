export type Printed = { state: 'made'; bytes: Uint8Array } | { state: 'no_browser' };

const PDF_DATE = /\/(CreationDate|ModDate) ?\(D:\d{14}[^)]*\)/g;

/** Chromium writes the moment of printing; the time of the run of the same length stands in its place. */
function dated(bytes: Uint8Array, at: string): Uint8Array {
  const ms = Date.parse(at);
  const digits = new Date(Number.isNaN(ms) ? 0 : ms).toISOString().replace(/\D/g, '').slice(0, 14);
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(
    text.replace(PDF_DATE, (found) => found.replace(/\d{14}/, digits)),
    'latin1',
  );
}

/** A city's pages laid out on paper are much that dies at once; a renderer that lets it go holds two thirds as much. */
const LEAN = '--js-flags=--optimize-for-size';

/** Prints pages of our own on A4, all in one browser without network or scripts. Without a browser nothing is made,
 *  and that is said. */
export async function printPdf(pages: readonly string[], at: string): Promise<Printed[]> {
  const { findBrowser, launchBrowser } = await import('../browser/index.ts');
  const found = await findBrowser();
  if (found.state === 'none') return pages.map(() => ({ state: 'no_browser' }));
  const browser = await launchBrowser({ ...found, args: [...found.args, LEAN] });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    const printed: Printed[] = [];
    for (const html of pages) {
      await page.setContent(html, { waitUntil: 'load' });
      const bytes = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      printed.push({ state: 'made', bytes: dated(bytes, at) });
    }
    return printed;
  } finally {
    await browser.close();
  }
}
