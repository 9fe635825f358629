import { expect, it } from 'vitest';
import { renderHtml, renderPrinted } from '../../src/report/html/index.ts';
import { sampleModel } from './sample.ts';

const briefs = (page: string, unit: string): number => page.split(`data-unit="${unit}"`).length - 1;

it('on paper each site has its heaviest results only, how many more there are, and where', () => {
  const model = sampleModel();
  const [city] = renderHtml(model);
  const whole = city?.html ?? '';
  const paper = renderPrinted(model);
  const [unit = ''] = model.targets
    .map(({ target }) => target.unit)
    .toSorted((a, b) => briefs(whole, b) - briefs(whole, a));
  const all = briefs(whole, unit);
  expect(all).toBeGreaterThan(3);
  expect(briefs(paper, unit)).toBe(3);
  expect(paper).toContain(`另有 ${all - 3} 项，见单位页 units/${unit}.html，可单独打印。`);
  expect(whole).not.toContain('可单独打印');
  // What a group counts is what there is, not what is printed.
  for (const [heading] of whole.matchAll(/<h4 class="group-h">单项否决.*?<\/h4>/g))
    expect(paper).toContain(heading);
});
