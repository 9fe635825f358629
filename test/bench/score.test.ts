import { describe, expect, it } from 'vitest';
import { type Figures, goalsOf, median } from '../../bench/figures.ts';
import { scoreOf } from '../../bench/score.ts';
import type { Truth } from '../../bench/site/site.ts';

const truth: Truth = {
  pages: ['http://a.test/'],
  broken: ['http://a.test/1', 'http://a.test/%E5%85%AC'],
  soft404: ['http://a.test/s'],
  redirects: [],
  ok: ['http://a.test/ok'],
};

describe('the score of a contestant', () => {
  it.each([
    [
      'all found',
      ['http://a.test/1', 'http://a.test/公'],
      ['http://a.test/s'],
      { precision: 1, recall: 1, softFound: 1 },
    ],
    ['nothing said', [], [], { precision: null, recall: 0, softFound: 0 }],
    [
      'a false alarm',
      ['http://a.test/1', 'http://a.test/ok'],
      [],
      { precision: 0.5, recall: 0.5, softFound: 0 },
    ],
    [
      'a soft-404 called broken',
      ['http://a.test/1', 'http://a.test/s'],
      [],
      { precision: 1, recall: 0.5, softFound: 1 },
    ],
    [
      'a good page called soft-404',
      ['http://a.test/1'],
      ['http://a.test/ok'],
      { precision: 0.5, recall: 0.5, softFound: 0 },
    ],
    ['said twice', ['http://a.test/1', 'http://a.test/1'], [], { precision: 1, recall: 0.5, softFound: 0 }],
  ])('%s', (_, broken, soft404, wanted) => {
    expect(scoreOf({ broken, soft404 }, truth)).toMatchObject(wanted);
  });
});

describe('the goals', () => {
  const one = (id: string, role: Figures['role'], pagesPerSecond: number): Figures => ({
    id,
    name: id,
    role,
    version: '1',
    pagesPerSecond,
    wallSeconds: 1,
    cpuMsPerPage: 1,
    peakMb: 100,
    requests: 1,
    pages: 1,
    precision: 1,
    recall: 1,
    softFound: 1,
    softTotal: 1,
    failed: false,
  });

  it.each([
    [1200, true],
    [1199, false],
  ])('are ratios within one race: %d pages/s', (speed, met) => {
    const [goal] = goalsOf([one('xunjian', 'ours', speed), one('linkinator', 'peer', 100)]);
    expect(goal).toMatchObject({ met });
  });

  it('are not told for those who did not run', () => {
    expect(goalsOf([one('linkinator', 'peer', 100)])).toEqual([]);
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1], 2.5],
  ])('take the median of %j', (values, wanted) => {
    expect(median(values)).toBe(wanted);
  });
});
