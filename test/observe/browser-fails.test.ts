import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type FactRecord, type PageFact } from '../../src/facts/index.ts';
import { documentCoverage } from '../../src/report/document-page.ts';
import { rendersText } from '../../src/wording/report-terms.ts';
import { type House, hasBrowser, home, killRenderers, openHouse } from '../browser/house.ts';
import { judgeWith } from '../judge/context.ts';
import { observeHouse } from './portal.ts';

const SHELL =
  '<!doctype html><meta charset="utf-8"><title>某县人民政府</title><div id="app"></div><script src="/app.js"></script>';

let house: House;
beforeAll(async () => {
  house = await openHouse({
    '/': SHELL,
    // The renderer of whoever runs the script dies with it.
    '/app.js': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      const tries = setInterval(() => killRenderers() > 0 && clearInterval(tries), 50);
      response.on('close', () => clearInterval(tries));
    },
    '/spa/': SHELL.replace('/app.js', '/spa.js'),
    '/spa.js': (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end(
          `document.getElementById('app').innerHTML = Array.from({ length: 9 }, (_, n) => '<a href="/c' + n + '/">第' + n + '个栏目</a>').join('') + '<a href="/bsfw/">办事服务</a>'`,
        ),
    '/bsfw/': SHELL,
  });
});
afterAll(() => house.close());

const homeOf = (records: readonly FactRecord[]): PageFact | undefined =>
  records.find((record): record is PageFact => record.type === 'page' && record.role === 'home');

describe.skipIf(!hasBrowser)('a page whose browser fails', () => {
  it('is undetermined(browser_failed)', async () => {
    const records = await observeHouse(house, { withBrowser: true, plan: { maxLinks: 0 } });
    expect(homeOf(records)).toMatchObject({ rendered: false, render: { outcome: 'crashed' } });
    expect(judgeWith('unified-entry', assemble(records), { entry: 'service' })).toMatchObject({
      verdict: 'undetermined',
      reason: 'browser_failed',
    });
    expect(records.filter(({ type }) => type === 'usability')).toEqual([]);
    expect(judgeWith('load-time', assemble(records), {})).toMatchObject({ reason: 'browser_failed' });
  }, 40_000);
});

describe.skipIf(!hasBrowser)('the count of renders', () => {
  it('is bounded, and what was left out is told', async () => {
    const records = await observeHouse(house, {
      withBrowser: true,
      url: `${home}spa/`,
      plan: { maxLinks: 0, maxRenders: 1 },
    });
    expect(homeOf(records)).toMatchObject({ rendered: true, render: { outcome: 'rendered' } });
    const { renders } = documentCoverage(assemble(records));
    expect(renders).toMatchObject({ rendered: 1, budget: 1 });
    for (const part of ['看到内容 1', '超出次数上限 1']) expect(rendersText(renders ?? {})).toContain(part);
  }, 40_000);
});
