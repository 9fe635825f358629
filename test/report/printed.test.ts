import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderHtml, renderPrinted } from '../../src/report/html/index.ts';
import type { ReportModel } from '../../src/report/index.ts';
import { onePageHtml } from '../../src/report/pdf/one-page.ts';
import { needsOtherRuns, standingOf, unreadReason } from '../../src/report/standing.ts';
import { sampleModel } from './sample.ts';
import { watchedModel } from './watched.ts';

const paper = (model: ReportModel): CheerioAPI => load(renderPrinted(model));
const screen = (model: ReportModel): CheerioAPI => load([...renderHtml(model)][0]?.html ?? '');

describe('problems on paper', () => {
  const model = sampleModel();
  const $ = paper(model);
  const toShow = model.targets
    .filter((document) => unreadReason(document) === null)
    .flatMap(({ results }) => results)
    .filter((result) => !['pass', 'not_applicable'].includes(standingOf(result)));

  it('are all there, one row an item', () => {
    const here = toShow.filter((result) => !needsOtherRuns(result));
    expect(here.length).toBeGreaterThan(10);
    expect($('#problems tbody tr').length).toBe(here.length);
    for (const { title, clause } of here) {
      expect($('#problems').text()).toContain(title);
      expect($('#problems').text()).toContain(clause);
    }
  });

  it('say once what only other runs can tell', () => {
    const [one] = model.targets.filter((document) => unreadReason(document) === null);
    if (!one) throw new Error('the sample has nothing that was read');
    const open = {
      ...one.results[0],
      title: '网站首页能够打开',
      verdict: 'undetermined',
      reason: 'too_few_probes',
    };
    const results = [...one.results, open as (typeof one.results)[number]];
    const targets = model.targets.map((document) =>
      document.run === one.run ? { ...document, results } : document,
    );
    const text = paper({ ...model, targets })('#problems').text();
    expect(text.split('网站首页能够打开').length - 1).toBe(1);
    expect(text).toContain('“网站首页能够打开”要由连续监测或全站检查判定');
  });

  it('point to where the places and the proof are', () =>
    expect($('#problems').text()).toContain('每一处的网址和证据见各单位页'));
});

/** A model whose lists are longer than any page has room for. */
function crowded(): ReportModel {
  const model = watchedModel();
  const [result] = model.targets.flatMap(({ results }) =>
    results.filter((each) => standingOf(each) === 'breach' && each.severity === 'veto'),
  );
  const [account] = model.accounts?.problems ?? [];
  const [one] = model.history?.cases ?? [];
  if (!result || !account || !one || !model.accounts || !model.history)
    throw new Error('the sample lacks a list');
  const many = <T>(each: (at: number) => T): T[] => Array.from({ length: 400 }, (_, at) => each(at));
  return {
    ...model,
    targets: model.targets.map((document, at) =>
      at === 0 ? { ...document, results: many((n) => ({ ...result, indicator: `v-${n}` })) } : document,
    ),
    accounts: { ...model.accounts, problems: many(() => account) },
    history: {
      ...model.history,
      cases: many((n) => ({
        ...one,
        fingerprint: `f-${n}`,
        change: 'persisting' as const,
        state: 'confirmed' as const,
      })),
    },
  };
}

describe('long lists', () => {
  const model = crowded();
  const pages = { screen: screen(model), paper: paper(model) };
  it.each([
    ['vetoes', '#vetoes tbody tr', 200, 100, /另有 \d+ 项未列出，见各单位页和 findings\.csv/],
    [
      'accounts with problems',
      '#accounts h3:contains("问题清单") + .scroll tbody tr',
      300,
      100,
      /另有 \d+ 条未列出，见 accounts\.csv/,
    ],
    [
      'what persists',
      '#history h3:contains("仍然存在") + .scroll tbody tr',
      120,
      30,
      /另有 \d+ 条未列出，见 ledger\.xlsx/,
    ],
  ] as const)('of %s are shorter on paper, and say where the rest is', (_, rows, onScreen, onPaper, rest) => {
    expect(pages.screen(rows).length).toBe(onScreen);
    expect(pages.paper(rows).length).toBe(onPaper);
    for (const page of [pages.screen, pages.paper]) expect(page('main').text()).toMatch(rest);
  });
});

describe('vetoes on the one-pager', () => {
  const vetoes = (model: ReportModel): string[] => {
    const $ = load(onePageHtml(model));
    return $('section')
      .first()
      .find('li')
      .toArray()
      .map((each) => $(each).text());
  };

  it('are six at most, and it says how many more there are', () => {
    const lines = vetoes(crowded());
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toMatch(/^另有 \d+ 项，见通报附件1$/);
  });

  it('are one line an item, however many its places', () => {
    const lines = vetoes(sampleModel());
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => line.split('：')[0])).size).toBeGreaterThan(1);
  });
});
