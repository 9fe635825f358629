import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { drawCharts, NO_CHARTS } from '../../src/report/charts/index.ts';
import { sampleModel } from './sample.ts';
import { watchedModel } from './watched.ts';

const model = watchedModel();
const charts = await drawCharts(model);
const textOf = (svg: string | undefined): string =>
  load(svg ?? '')('text')
    .text()
    .trim();

describe('what is drawn', () => {
  it('is nothing when there is nothing to draw', async () => {
    expect(await drawCharts(sampleModel())).toBe(NO_CHARTS);
    const trend = (model.trend ?? []).map((point, at) => ({
      ...point,
      apart: at === 4 ? null : ('scope' as const),
    }));
    expect(await drawCharts({ ...sampleModel(), trend })).toBe(NO_CHARTS);
  });

  it('is the same bytes again, in the same process too', async () =>
    expect(await drawCharts(watchedModel())).toEqual(charts));

  it('leaves incomparable runs outside the line', () => {
    const $ = load(charts.trend?.svg ?? '');
    const lines = $('path[stroke-width="2"]')
      .toArray()
      .map((path) => $(path).attr('d') ?? '')
      .filter((d) => /^M[\d.]+ [\d.]+L/.test(d) && $(`path[d="${d}"][fill="none"]`).length > 0);
    // Three of five runs compare: a start and two further points, twice.
    expect(lines.map((d) => d.split('L').length)).toEqual(expect.arrayContaining([3, 3]));
    expect(textOf(charts.trend?.svg)).toContain('89.8%');
    expect(textOf(charts.trend?.svg)).not.toContain('76.9%');
  });

  it('tells failures by a number and what does not count by a hatch, not by colour alone', () => {
    const hours = charts.hours.get('qingshan-portal')?.svg ?? '';
    const counts = load(hours)('text[fill="#a8201a"]')
      .toArray()
      .map((node) => load(node).text());
    expect(counts).toEqual(['1', '1', '1', '1', '1']);
    expect(hours).toMatch(/<pattern [^>]*id="hours-qingshan-portal-/);
    expect(load(charts.days?.svg ?? '')('text[fill="#a8201a"]').text()).toBe('141');
  });

  it.each([
    ['trend', charts.trend],
    ['days', charts.days],
    ['hours', charts.hours.get('yunxi-portal') ?? null],
  ])('of %s keeps nothing of a living chart', (_, chart) => {
    expect(chart?.svg).not.toMatch(
      /<(style|script|svg|image|foreignObject)|class=|ecmeta|zr\d|href|\son\w+=/i,
    );
    expect(
      chart?.svg.match(/ id="([^"]+)"/g)?.every((id) => /"(trend|days|hours-yunxi-portal)-/.test(id)),
    ).not.toBe(false);
  });

  it.each([
    ['a tag', '<script>alert(1)</script>"\'&', '&lt;script'],
    ['overrides', 'a\u202eb\u0000c\ud800', 'abc'],
  ])('is harmless with %s for a name', async (_, name, expected) => {
    const rows = (model.availability ?? []).map((row) => ({ ...row, name, target: name }));
    const drawn = await drawCharts({ ...model, availability: rows.slice(0, 1) });
    expect(drawn.days?.svg).toContain(expected);
    const all = `${drawn.days?.svg}${drawn.hours.get(name)?.svg}`;
    for (const unwanted of ['<script', '\u202e', '\u0000']) expect(all).not.toContain(unwanted);
    expect(drawn.days?.svg.isWellFormed()).toBe(true);
  });
});
