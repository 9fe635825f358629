import { describe, expect, it } from 'vitest';
import type { Load, PageLink, PhoneView, UsabilityFact } from '../../src/facts/index.ts';
import { findingText } from '../../src/wording/findings.ts';
import { codesOf, judgeWith, POLICIES } from './context.ts';
import { factsOf, type Scene, SITE } from './facts.ts';
import { table } from './table.ts';

const paramsOf = (kind: string): unknown =>
  POLICIES.flatMap(({ indicators }) => indicators).find(({ check }) => check === kind)?.params;
const PERSON = 'needs_human_judgement';
const KINDS = ['load-time', 'mobile-view', 'accessibility-entry', 'mixed-content', 'script-errors'];

/** A home page offers ways; one that offers none is not judged at all. */
const MENU: Partial<PageLink>[] = Array.from({ length: 8 }, (_, n) => ({ text: `栏目${n}` }));

/** A home page with these links, as a browser met it. */
const scene = (
  usability: Partial<UsabilityFact> | null,
  links: Partial<PageLink>[] = [],
  at = `${SITE}/`,
): Scene => ({
  home: {
    file: 'portal/menu.html',
    bare: true,
    finalUrl: at,
    reading: {
      links: [...MENU, ...links].map((link) => ({
        order: 0,
        text: '',
        label: '',
        href: null,
        url: `${SITE}/a/`,
        region: 'header',
        visible: true,
        imageOnly: false,
        via: 'anchor',
        section: '',
        ...link,
      })),
    },
  },
  ...(usability ? { usability } : {}),
});
const loads = (...times: [ms: number | null, held?: number][]): Scene =>
  scene({
    loads: times.map(([loadedMs, heldMs = 0]): Load => ({ outcome: 'rendered', loadedMs, heldMs })),
  });
const failed = (outcome: Load['outcome']): Scene =>
  scene({ loads: [1, 2, 3].map(() => ({ outcome, loadedMs: null, heldMs: 0 })) });
const phone = (view: Partial<PhoneView>, links: Partial<PageLink>[] = []): Scene =>
  scene(
    {
      phone: {
        outcome: 'rendered',
        finalUrl: `${SITE}/`,
        hasViewport: true,
        overflow: 1,
        evidence: null,
        ...view,
      },
    },
    links,
  );

describe('how long the home page takes', () => {
  table(
    'load-time',
    [
      ['two quick visits', loads([400], [900]), 'pass'],
      ['one slow visit of three', loads([400], [9000], [500]), 'pass'],
      ['two slow visits of three', loads([400], [3100], [5000]), 'warn', ['load_slow']],
      ['exactly three seconds', loads([3000], [3000], [3000]), 'pass'],
      [
        'slow only because we stood in our own line for a while',
        loads([4000, 1500], [4000, 1500], [4000, 1500]),
        'pass',
      ],
      ['slow even without our line', loads([9000, 2000], [9000, 2000], [9000, 2000]), 'warn', ['load_slow']],
      [
        'our line took the greater part',
        loads([9000, 8000], [9000, 8000], [9000, 8000]),
        'undetermined',
        PERSON,
      ],
      ['quick in spite of our line', loads([2000, 1900], [2000, 1900]), 'pass'],
      ['one visit alone', loads([9000]), 'undetermined', 'browser_failed'],
      ['a page that is never ready', loads([null], [null], [null]), 'undetermined', 'browser_failed'],
      ['visits that ended in time-outs', failed('timeout'), 'undetermined', 'browser_failed'],
      ['a shield that only browsers meet', failed('blocked'), 'undetermined', 'blocked'],
    ],
    paramsOf('load-time'),
  );
});

describe('the home page on a phone', () => {
  table(
    'mobile-view',
    [
      ['made for every width', phone({}), 'pass'],
      ['a hair too wide', phone({ overflow: 1.08 }), 'pass'],
      ['twice as wide as the screen', phone({ overflow: 2 }), 'warn', ['phone_overflows']],
      ['made for desks', phone({ hasViewport: false }), 'warn', ['phone_unfit']],
      [
        'made for desks, with a version for phones',
        phone({ hasViewport: false }, [{ text: '手机版' }]),
        'pass',
      ],
      [
        'a version behind an icon with a title',
        phone({ hasViewport: false }, [{ label: 'WAP', imageOnly: true }]),
        'pass',
      ],
      [
        'a version known by its host',
        phone({ hasViewport: false }, [{ url: 'http://m.qingxi.gov.cn/' }]),
        'pass',
      ],
      [
        'an app is no version of the site',
        phone({ hasViewport: false }, [{ text: '手机客户端' }]),
        'warn',
        ['phone_unfit'],
      ],
      [
        'a host that only begins alike',
        phone({ hasViewport: false }, [{ url: 'http://mail.qingxi.gov.cn/' }]),
        'warn',
        ['phone_unfit'],
      ],
      ['the phone met a shield', phone({ outcome: 'blocked' }), 'undetermined', 'blocked'],
      ['the phone met a time-out', phone({ outcome: 'timeout' }), 'undetermined', 'browser_failed'],
      ['a version is linked, nobody had a browser', scene(null, [{ text: '触屏版' }]), 'pass'],
    ],
    paramsOf('mobile-view'),
  );
});

it('what a phone was shown proves how it looks on a phone', () => {
  const facts = factsOf({ ...phone({ hasViewport: false, evidence: 'sha256:phone' }) });
  const verdict = judgeWith('mobile-view', facts, paramsOf('mobile-view'));
  expect('findings' in verdict && verdict.findings[0]?.evidence).toContain('sha256:phone');
});

describe('an entrance for the old and the disabled', () => {
  table(
    'accessibility-entry',
    [
      ['a link in words', scene({}, [{ text: '无障碍浏览' }]), 'pass'],
      ['an icon with a title', scene({}, [{ label: '长者助手', imageOnly: true }]), 'pass'],
      ['a button a script drew', scene({ labels: ['关怀版'] }), 'pass'],
      ['words with blanks between', scene({ labels: ['长 者 模 式'] }), 'pass'],
      ['a tool of a third party', scene({ scripts: ['https://tool.example.com/WZA/aria.js'] }), 'pass'],
      [
        'a title that speaks of it',
        scene({}, [{ text: '我县举办无障碍环境建设法宣传活动' }]),
        'warn',
        ['accessibility_absent'],
      ],
      ['nothing', scene({}, [{ text: '政务公开' }]), 'warn', ['accessibility_absent']],
      ['a picture without a name in the header', scene({}, [{ imageOnly: true }]), 'undetermined', PERSON],
      [
        'a picture drawn behind an empty link',
        scene({}, [{ via: 'anchor', text: '' }]),
        'undetermined',
        PERSON,
      ],
      ['the site search has no name', scene({}, [{ via: 'form' }]), 'warn', ['accessibility_absent']],
      ['one of the many names it goes by', scene({ labels: ['长辈版'] }), 'pass'],
      ['a long name', scene({ labels: ['切换至无障碍适老化版本'] }), 'pass'],
      [
        'a picture without a name among the news',
        scene({}, [{ imageOnly: true, region: 'body' }]),
        'warn',
        ['accessibility_absent'],
      ],
      ['a link in words, nobody had a browser', scene(null, [{ text: '无障碍' }]), 'pass'],
    ],
    paramsOf('accessibility-entry'),
  );
});

const SECURE = 'https://www.qingxi.gov.cn/';
describe('what a secure page asks for in the clear', () => {
  table('mixed-content', [
    ['nothing', scene({}, [], SECURE), 'pass'],
    [
      'a script',
      scene({ insecure: [{ url: `${SITE}/a.js`, kind: 'active' }] }, [], SECURE),
      'warn',
      ['mixed_active'],
    ],
    [
      'a picture and a frame',
      scene(
        {
          insecure: [
            { url: `${SITE}/a.png`, kind: 'passive' },
            { url: `${SITE}/f`, kind: 'active' },
          ],
        },
        [],
        SECURE,
      ),
      'warn',
      ['mixed_active', 'mixed_passive'],
    ],
    ['a page in the clear mixes nothing, browser or not', scene(null), 'not_applicable', 'NOT-ENCRYPTED'],
    ['nobody had a browser', scene(null, [], SECURE), 'undetermined', 'needs_js'],
  ]);
});

const error = (source: string | null, message = 'x is not defined') => ({ message, source });
describe('errors of scripts', () => {
  table('script-errors', [
    ['none', scene({}), 'pass'],
    [
      'in a file of its own',
      scene({ errors: [error(`${SITE}/js/a.js`), error(`${SITE}/js/a.js`, 'y')] }),
      'warn',
      ['script_error'],
    ],
    ['in the file of a stranger', scene({ errors: [error('https://counter.example.com/a.js')] }), 'pass'],
    ['of nobody', scene({ errors: [error(null)] }), 'pass'],
    [
      'of what our browser keeps from pages',
      scene({ errors: [error(`${SITE}/a.js`, 'Failed to register a ServiceWorker')] }),
      'pass',
    ],
    [
      'where we held something back',
      scene({ errors: [error(`${SITE}/a.js`)], withheld: 1 }),
      'undetermined',
      PERSON,
    ],
    [
      'of a picture that we left out',
      scene({ errors: [error(`${SITE}/a.js`, "Failed to execute 'drawImage'")] }),
      'pass',
    ],
    [
      'of drawing in three dimensions',
      scene({ errors: [error(`${SITE}/a.js`, 'Error creating WebGL context.')] }),
      'pass',
    ],
    [
      'a script that is gone',
      scene({ dead: [{ url: `${SITE}/js/a.js`, status: 404 }] }),
      'warn',
      ['script_dead'],
    ],
    [
      'a script that is gone, whatever we held back',
      scene({ dead: [{ url: `${SITE}/a.js`, status: 404 }], errors: [error(`${SITE}/b.js`)], withheld: 3 }),
      'warn',
      ['script_dead'],
    ],
    [
      'a script that a shield may keep from us',
      scene({ dead: [{ url: `${SITE}/js/a.js`, status: 403 }] }),
      'undetermined',
      PERSON,
    ],
    [
      'errors where a stranger turned us away',
      scene({
        dead: [{ url: 'https://cdn.example.com/a.js', status: 429 }],
        errors: [error(`${SITE}/b.js`)],
      }),
      'undetermined',
      PERSON,
    ],
    [
      "a stranger's script that is gone",
      scene({ dead: [{ url: 'https://cdn.example.com/a.js', status: 404 }] }),
      'pass',
    ],
  ]);
});

describe('of all of them', () => {
  it.each(KINDS.filter((kind) => kind !== 'mixed-content'))(
    '%s asks for a browser when there was none',
    (kind) => {
      expect(judgeWith(kind, factsOf(scene(null)), paramsOf(kind))).toMatchObject({
        verdict: 'undetermined',
        reason: 'needs_js',
      });
    },
  );

  it.each(KINDS)('%s says nothing of a home page that was not read, and never fails', (kind) => {
    const blocked = judgeWith(
      kind,
      factsOf({ home: { state: 'blocked', challenge: 'jsl' } }),
      paramsOf(kind),
    );
    expect(blocked).toMatchObject({ verdict: 'undetermined', reason: 'blocked' });
  });

  it('are advice in every policy', () => {
    const severities = POLICIES.flatMap(({ indicators }) => indicators)
      .filter(({ check }) => KINDS.includes(check))
      .map(({ severity }) => severity);
    expect(severities).toEqual(KINDS.map(() => 'advice'));
  });

  it('say what they measured', () => {
    const result = judgeWith('load-time', factsOf(loads([400], [4040], [5000, 1000])), paramsOf('load-time'));
    expect(codesOf(result)).toEqual(['load_slow']);
    const [finding] = 'findings' in result ? result.findings : [];
    expect(findingText('load_slow', finding?.params ?? {}).message).toContain('用了 4 秒（3 次取中位数');
  });
});
