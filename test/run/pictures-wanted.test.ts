import { expect, it } from 'vitest';
import type { Picture } from '../../src/browser/index.ts';
import type { PageFact, PortalFacts } from '../../src/facts/index.ts';
import type { CheckDocument, CheckFinding, CheckResult } from '../../src/report/index.ts';
import { showsSame } from '../../src/run/illustrate.ts';
import { picturesWanted } from '../../src/run/pictures-wanted.ts';
import { HOME, page, portalFacts, reading, visit } from '../report/facts.ts';

const finding = (subject: string, url: string | null): CheckFinding => ({
  fingerprint: '',
  subject,
  url,
  message: '',
  suggestion: '',
  attempts: [],
  evidence: [],
});
const result = (indicator: string, findings: CheckFinding[], over: Partial<CheckResult> = {}): CheckResult =>
  ({ indicator, verdict: 'fail', reason: null, findings, ...over }) as CheckResult;
const wanted = (results: CheckResult[], facts: PortalFacts) =>
  picturesWanted({ results } as CheckDocument, facts);
const article = (n: number): PageFact =>
  page({
    role: 'article',
    visit: visit({ url: `${HOME}a${n}`, finalUrl: `${HOME}a${n}` }),
    reading: reading({
      links: [
        {
          order: 0,
          text: `附件${n}`,
          label: '',
          href: `f${n}.pdf`,
          url: `${HOME}f${n}.pdf`,
          region: 'body',
          visible: true,
          imageOnly: false,
          via: 'anchor',
          section: '',
        },
      ],
    }),
  });
const facts: PortalFacts = {
  ...portalFacts(),
  pages: new Map(
    [...portalFacts().pages].concat(Array.from({ length: 30 }, (_, n) => [`${HOME}a${n}`, article(n)])),
  ),
  searches: [
    {
      type: 'search',
      query: '标题',
      expectUrl: `${HOME}x`,
      url: `${HOME}s?q=1`,
      state: 'ok',
      ms: 1,
      found: false,
      attempts: [],
    },
  ],
};

it('shows a page once for all results that frame the same on it', () => {
  const [picture, ...others] = wanted(
    [result('a', [finding('1', HOME)]), result('b', [finding('2', HOME), finding('3', null)])],
    facts,
  );
  expect(picture).toEqual({ url: HOME, outlines: [], shows: ['a 1', 'b 2', 'b 3'] });
  expect(others).toEqual([]);
});

it('frames a dead file where it is linked', () => {
  expect(wanted([result('download', [finding('f', `${HOME}f3.pdf`)])], facts)).toEqual([
    { url: `${HOME}a3`, outlines: [{ url: `${HOME}f3.pdf`, label: '附件3' }], shows: ['download f'] },
  ]);
});

it('gives every result its first page before any its second', () => {
  const files = Array.from({ length: 30 }, (_, n) => finding(`f${n}`, `${HOME}f${n}.pdf`));
  const all = wanted(
    [
      result('download', files),
      result('search', [finding('s', `${HOME}s?q=1`)]),
      result('z', [finding('z', HOME)]),
    ],
    facts,
  );
  expect(all).toHaveLength(18);
  expect(all.slice(0, 4).map(({ url }) => url)).toEqual([`${HOME}a0`, `${HOME}s?q=1`, HOME, `${HOME}a1`]);
});

it.each([
  ['what a person must decide', 'undetermined', 'needs_human_judgement', 1],
  ['what was not allowed to be seen', 'undetermined', 'blocked', 0],
  ['what is fine', 'pass', null, 0],
] as const)('of %s', (_, verdict, reason, count) => {
  expect(wanted([result('a', [], { verdict, reason })], facts)).toHaveLength(count);
});

it('none of what a picture does not show', () => {
  expect(
    wanted(
      [result('page-tags', [finding('home', HOME)]), result('mobile-view', [finding('home', HOME)])],
      facts,
    ),
  ).toEqual([]);
});

it('no page behind a gate, and none that was not read', () => {
  const gate = page({ visit: visit({ challenge: 'jsl' }) });
  expect(wanted([result('a', [finding('1', HOME)])], portalFacts(gate))).toEqual([]);
  // A browser would be shown the gate, although a plain request was not.
  const forBrowsers = page({
    reading: reading(),
    render: { outcome: 'blocked' } as PageFact['render'] & object,
  });
  expect(wanted([result('a', [finding('1', HOME)])], portalFacts(page({ reading: reading() })))).toHaveLength(
    1,
  );
  expect(wanted([result('a', [finding('1', HOME)])], portalFacts(forBrowsers))).toEqual([]);
});

const picture: Picture = {
  view: 'first-screen',
  bytes: new Uint8Array(),
  width: 1280,
  height: 836,
  thumbnail: new Uint8Array(),
  look: '00000000000000ff',
};

it.each([
  ['two bits of 64', [[1, 2, 3, 4]], { look: '00000000000000fc' }, true],
  ['three bits', [[1, 2, 3, 4]], { look: '00000000000000f8' }, false],
  ['another place framed, however alike', [[1, 90, 3, 4]], {}, false],
  ['nothing framed', [], {}, false],
  ['another height', [[1, 2, 3, 4]], { height: 837 }, false],
  ['another view', [[1, 2, 3, 4]], { view: 'full-page' }, false],
] as const)('pictures that differ by %s', (_, frames, over, same) => {
  const one = { picture, frames: [[1, 2, 3, 4]] as [number, number, number, number][] };
  const other = {
    picture: { ...picture, ...over },
    frames: frames.map((frame) => [...frame] as [number, number, number, number]),
  };
  expect(showsSame(one, other)).toBe(same);
});
