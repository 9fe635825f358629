import { expect, it } from 'vitest';
import type { CheckedLink } from '../../src/observe/crawl/index.ts';
import { foremost, siteFact } from '../../src/observe/whole-site.ts';

const link = (index: number, rest: Partial<CheckedLink>): CheckedLink => ({
  url: `http://www.qingxi.gov.cn/${index}`,
  finalUrl: `http://www.qingxi.gov.cn/${index}`,
  state: 'gone',
  status: 404,
  external: false,
  onHome: false,
  referrers: [],
  referrerCount: 1,
  attempts: [],
  hops: [],
  doubt: null,
  ...rest,
});

it('keeps what stands below the home page, however many broken links the home page has', () => {
  const ofHome = Array.from({ length: 400 }, (_, index) => link(index, { onHome: true }));
  const silent = Array.from({ length: 200 }, (_, index) =>
    link(400 + index, { state: 'timeout', status: null }),
  );
  const below = link(600, {});
  const kept = foremost([...ofHome, ...silent, below]);
  expect(kept).toHaveLength(300);
  expect(kept[0]).toEqual(below);
  expect(kept.filter(({ onHome }) => onHome)).toHaveLength(99);
});

it('counts all that is broken, however few are kept', () => {
  const below = Array.from({ length: 400 }, (_, index) => link(index, {}));
  const failing = Array.from({ length: 350 }, (_, index) =>
    link(index, { url: `http://a.gov.cn/${index}`, state: 'server_error', doubt: 'host_collapsed' }),
  );
  const outcome = {
    ...{ pages: 9, checked: 999, skippedByReason: {}, undetermined: failing },
    broken: [...below, link(400, { onHome: true }), link(401, { state: 'timeout' })],
  };
  const fact = siteFact(outcome, 'complete', 0);
  expect(fact).toMatchObject({
    brokenBelow: { gone: 400, timeout: 1 },
    brokenCount: 402,
    collapsed: { 'a.gov.cn': 350 },
    doubtedCount: 350,
  });
  expect([fact.broken.length, fact.doubted.length]).toEqual([300, 300]);
});
