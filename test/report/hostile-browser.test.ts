import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/browser/index.ts';
import { drawCharts } from '../../src/report/charts/index.ts';
import { renderCheckHtml, renderHtml, writeFiles } from '../../src/report/index.ts';
import { HOSTILE_TEXTS, poisoned, poisonedModel } from './poisoned.ts';
import { watchedModel } from './watched.ts';

const found = await findBrowser();
const title =
  found.state === 'found'
    ? 'hostile text in a real browser'
    : 'hostile text in a real browser (SKIPPED: no Chromium found, run `xunjian doctor`)';

describe.skipIf(found.state === 'none')(title, { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder = '';
  beforeAll(async () => {
    if (found.state === 'none') return;
    folder = await mkdtemp(join(tmpdir(), 'xunjian-hostile-'));
    browser = await launchBrowser(found);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(HOSTILE_TEXTS)('%s runs nothing, asks nobody and breaks no page', async (_, text) => {
    const { availability = [] } = watchedModel();
    const model = {
      ...poisonedModel(text),
      availability: availability.slice(0, 2).map((row) => ({ ...row, name: text })),
    };
    const pages = [
      ...[...renderHtml(model, undefined, await drawCharts(model))].map(({ path, html }) => ({
        path,
        text: html,
      })),
      { path: 'check.html', text: renderCheckHtml(poisoned(text)) },
    ];
    await writeFiles(folder, pages);
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on('dialog', (dialog) => dialog.dismiss().then(() => heard.push('dialog')));
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('console', (message) => heard.push(message.text()));
    for (const path of ['report.html', 'units/donghu.html', 'check.html']) {
      const url = pathToFileURL(join(folder, path)).href;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(url);
      const seen = await page.evaluate(`({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        tall: document.documentElement.scrollHeight,
        alien: document.querySelectorAll('iframe, object, textarea, [onload], [onerror], [onmouseover]').length,
        scripts: document.scripts.length,
        odd: [...document.querySelectorAll('a[href]')].filter((a) => !['http:', 'https:', 'file:'].includes(a.protocol)).length,
      })`);
      expect(seen).toMatchObject({ wide: 0, alien: 0, odd: 0, scripts: path === 'report.html' ? 1 : 0 });
      expect((seen as { tall: number }).tall).toBeLessThan(60_000);
      expect(asked).toEqual([url]);
      page.removeAllListeners('request');
    }
    expect(heard).toEqual([]);
    await context.close();
  });
});
