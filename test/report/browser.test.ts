import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/browser/index.ts';
import { drawCharts } from '../../src/report/charts/index.ts';
import { renderPrinted } from '../../src/report/html/index.ts';
import { html } from '../../src/report/html/markup.ts';
import { table, upright } from '../../src/report/html/parts.ts';
import { shell } from '../../src/report/html/shell.ts';
import { type ReportModel, renderCheckHtml, writeFiles } from '../../src/report/index.ts';
import { periodHtml } from '../../src/report/period/html.ts';
import { buildPeriod, periodOf } from '../../src/report/period/index.ts';
import { reportFiles } from '../../src/report/write.ts';
import { watchedModel } from './watched.ts';

const found = await findBrowser();
const title =
  found.state === 'found'
    ? 'in a real browser'
    : 'in a real browser (SKIPPED: no Chromium found, run `xunjian doctor`)';

/** Everything is kept; a thumbnail is one white dot. */
const EVIDENCE = Object.assign((hash: string) => `pictures/${hash.slice(7, 20)}.webp`, {
  thumbnail: () => 'data:image/webp;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=',
});

/** What stands between the margins of an upright A4 page, 178 mm. */
const UPRIGHT_PX = 673;

/** The sample with titles as long as the longest of a real policy. */
const longTitled = (model: ReportModel): ReportModel => ({
  ...model,
  targets: model.targets.map((document) => ({
    ...document,
    results: document.results.map((result) => ({
      ...result,
      title: `${result.title}（官方分值未核实，不计分）`,
    })),
  })),
});

const PAGES = [
  'report.html',
  'units/qingshan.html',
  'units/liuhe.html',
  'units/danfeng.html',
  'units/ziranju.html',
  'check.html',
  'period.html',
];

/** A month of which nothing was mended. */
function monthOf(model: ReportModel): string {
  const first = { ...model, run: { ...model.run, id: 'first', startedAt: '2026-11-02T02:00:00.000Z' } };
  const span = periodOf('2026-11');
  const period =
    span &&
    buildPeriod(
      span,
      [first, model].map((each) => ({ ...each, coverage: { ...each.coverage, complete: true } })),
    );
  if (period === null) throw new Error('no period');
  return periodHtml(period);
}

/** A table of narrow columns, their heads of every length. */
const uprightHeads = (): string => {
  const names = ['办', '办事服务入口统一', '各适用领域的标准目录已公开且要素完整，首页以外各页也是'];
  const heads = Array.from({ length: 30 }, (_, at) => names[at % 3] ?? '');
  const cells = html`<tr>${heads.map(() => html`<td class="c">✓</td>`)}</tr>`;
  const body = table('', html`<thead><tr>${heads.map(upright)}</tr></thead><tbody>${cells}</tbody>`, 'grid');
  return shell({ title: '', head: html``, body: [body], foot: html`` });
};

describe.skipIf(found.state === 'none')(title, { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder = '';

  beforeAll(async () => {
    if (found.state === 'none') return;
    folder = await mkdtemp(join(tmpdir(), 'xunjian-look-'));
    const model = watchedModel();
    const check = model.targets.find(({ target }) => target.unit === 'qingshan');
    await writeFiles(folder, [
      ...reportFiles(model, EVIDENCE, await drawCharts(model)),
      { path: 'heads.html', text: uprightHeads() },
      { path: 'paper.html', text: renderPrinted(longTitled(model), await drawCharts(model)) },
      { path: 'period.html', text: monthOf(model) },
      { path: 'check.html', text: check === undefined ? '' : renderCheckHtml(check, EVIDENCE) },
    ]);
    browser = await launchBrowser(found);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function opened(path: string, width: number, height = 900): Promise<{ page: Page; asked: string[] }> {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => asked.push(`error: ${error.message}`));
    await page.goto(pathToFileURL(join(folder, path)).href);
    return { page, asked };
  }

  it.each(PAGES)('%s asks nobody for anything', async (path) => {
    const { page, asked } = await opened(path, 1280);
    expect(asked).toEqual([page.url()]);
    await page.context().close();
  });

  it.each(PAGES)('%s has no accessibility violation (WCAG 2.2 AA)', async (path) => {
    const { page } = await opened(path, 1280);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    await page.context().close();
  });

  it.each(PAGES.flatMap((path) => [360, 640].map((width) => [path, width] as const)))(
    '%s does not scroll sideways at %i px (640: 1280 at 200 %%)',
    async (path, width) => {
      const { page } = await opened(path, width);
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wide).toBe(0);
      await page.context().close();
    },
  );

  it.each(['report.html', 'period.html'])('%s breaks no name of a unit beside long texts', async (path) => {
    const { page } = await opened(path, 1280);
    await page.evaluate(
      `document.querySelectorAll('tbody td:not([class])').forEach((cell) => cell.append('很长的说明'.repeat(30)))`,
    );
    const torn = await page.evaluate(`[...document.querySelectorAll('tbody tr > :first-child')]
      .filter((cell) => cell.textContent.length < 5 && cell.getBoundingClientRect().height > 0)
      .filter((cell) => { const text = document.createRange(); text.selectNodeContents(cell); return text.getBoundingClientRect().height > 40; })
      .map((cell) => cell.textContent)`);
    expect(torn).toEqual([]);
    await page.context().close();
  });

  it.each([360, 390, 1280])('heads on end stay in narrow columns at %i px', async (width) => {
    const { page } = await opened('heads.html', width);
    // As a phone that is turned: what was reckoned once is reckoned again.
    await page.setViewportSize({ width, height: 2600 });
    const rooms = await page.evaluate<
      [number, number][]
    >(`[...document.querySelectorAll('th.up')].map((head) => {
      const letters = document.createRange();
      letters.selectNodeContents(head.firstElementChild);
      const [cell, text] = [head, letters].map((each) => each.getBoundingClientRect());
      return [cell.bottom - text.bottom, cell.width];
    })`);
    expect(rooms).toHaveLength(30);
    for (const [below, across] of rooms) {
      expect(below).toBeGreaterThanOrEqual(0);
      expect(across).toBeLessThan(70);
    }
    await page.context().close();
  });

  it('keeps the head of a long table in sight', async () => {
    const { page } = await opened('report.html', 1280);
    const top = await page.evaluate(`(() => {
      const row = document.querySelector('#matrix tbody tr:nth-child(20)');
      row.scrollIntoView({ block: 'center' });
      return document.querySelector('#matrix thead th').getBoundingClientRect().top;
    })()`);
    expect(top).toBe(0);
    await page.context().close();
  });

  it('finds what is asked for, says how much, and shows everything again', async () => {
    const { page } = await opened('report.html', 1280);
    const form = page.locator('#problems form.finder');
    const shown = () => page.locator('#problems [data-item]:visible').count();
    const all = await shown();
    await form.getByLabel('关键词').fill('青山县 404');
    expect(await page.locator('#problems [data-item]:visible b').allTextContents()).toEqual(['首页链接有效']);
    expect(await form.locator('output').textContent()).toBe(`显示 1 / ${all} 条`);
    expect(await page.locator('#problems section.unit:visible h3').count()).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await form.locator('output').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await form.getByRole('button').click();
    await form.getByLabel('性质').selectOption('undetermined');
    await form.getByLabel('单位').selectOption('yunxi');
    expect(await shown()).toBe(2);
    await form.getByLabel('关键词').fill('没有这样的词');
    expect(await form.locator('output').textContent()).toContain('没有符合条件');
    await form.getByRole('button').click();
    await expect.poll(shown).toBe(all);
    await page.context().close();
  });

  it('shows everything without its script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    expect(await page.locator('form.finder').first().isVisible()).toBe(false);
    expect(await page.locator('#problems [data-item]').count()).toBeGreaterThan(10);
    expect(await page.locator('#problems [data-item]:visible').count()).toBe(
      await page.locator('#problems [data-item]').count(),
    );
    await context.close();
  });

  it('names its charts and puts their figures into tables', async () => {
    const { page } = await opened('report.html', 1280);
    const chart = page.getByRole('img', { name: '历次巡检走势' });
    expect(await chart.isVisible()).toBe(true);
    expect(await page.locator('#history table').last().textContent()).toContain('89.8%（88/98）');
    await page.goto(pathToFileURL(join(folder, 'units/qingshan.html')).href);
    expect(await page.getByRole('img', { name: /逐小时/ }).isVisible()).toBe(true);
    expect(await page.getByRole('row', { name: /2026-11-19/ }).textContent()).toContain('08 时（1）');
    await page.context().close();
  });

  it('prints on A4 with the records of attempts unfolded', async () => {
    const { page } = await opened('units/qingshan.html', 1280);
    await page.emulateMedia({ media: 'print' });
    const height = await page.evaluate(
      `document.querySelector('details.proof ol').getBoundingClientRect().height`,
    );
    expect(height).toBeGreaterThan(10);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[\s*0 0 59[45]/);
    await page.context().close();
  });

  it('prints hatched cells as lines: as pictures, each as large as its page, a city took 30 MB', async () => {
    const { page } = await opened('paper.html', UPRIGHT_PX);
    expect(await page.locator('td.hatch, td.back').count()).toBeGreaterThan(0);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1')).not.toMatch(/\/Subtype ?\/Image/);
    await page.context().close();
  });

  it('fits the paper upright: nothing is wider than its page, no standing title leaves its cell', async () => {
    const { page } = await opened('paper.html', UPRIGHT_PX);
    await page.emulateMedia({ media: 'print' });
    // A printed page wider than the paper is shrunk, and every page with it.
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBe(0);
    const left = await page.evaluate(`[...document.querySelectorAll('th.up')].filter((cell) => {
      const title = cell.querySelector('span').getBoundingClientRect();
      const room = cell.getBoundingClientRect();
      return title.bottom > room.bottom + 1 || title.top < room.top - 1 || cell.querySelector('span').scrollHeight > title.height + 1;
    }).map((cell) => cell.textContent)`);
    expect(left).toEqual([]);
    await page.context().close();
  });
});
