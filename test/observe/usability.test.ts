import { expect, it } from 'vitest';
import type { Conduct, Rendering, RenderRequest, Session } from '../../src/browser/index.ts';
import type { FactRecord, UsabilityFact } from '../../src/facts/index.ts';
import type { ObserveDeps, ReadPage } from '../../src/observe/types.ts';
import { observeUsability } from '../../src/observe/usability.ts';
import { page, reading, visit } from '../report/facts.ts';

const URL = 'http://t.test/';
const home = page({ visit: visit({ url: URL, finalUrl: URL }), reading: reading() }) as ReadPage;
const shown = (loadedMs: number, conduct: Partial<Conduct> = {}): Rendering => ({
  state: 'rendered',
  finalUrl: URL,
  status: 200,
  contentType: 'text/html',
  html: '<!doctype html><meta name="viewport" content="width=device-width"><a href="/">无障碍</a>',
  script: '',
  quiet: true,
  overflow: 1.234,
  conduct: { dialogs: 0, downloads: 0, popups: [], refusals: [], errors: [], dead: [], lost: 0, ...conduct },
  timing: { loadedMs, heldMs: 5, ms: loadedMs, requests: 1, bytes: 1 },
});

async function observe(answers: Rendering[], aborted = false) {
  const asked: RenderRequest[] = [];
  const facts: FactRecord[] = [];
  const browser = {
    render: async (request: RenderRequest) => {
      asked.push(request);
      return answers[asked.length - 1] ?? shown(100);
    },
  } as Session;
  const deps = {
    browser,
    now: () => 0,
    keep: async () => 'sha256:1',
    record: (fact: FactRecord) => facts.push(fact),
    signal: aborted ? AbortSignal.abort() : new AbortController().signal,
  } as unknown as ObserveDeps;
  await observeUsability(home, deps);
  return { asked, fact: facts[0] as UsabilityFact | undefined };
}

it.each([
  ['two quick visits need no third', [shown(400), shown(1499)], 2],
  ['a slow one does', [shown(400), shown(1500)], 3],
  [
    'one that was never ready does',
    [shown(400), { ...shown(1), timing: { ...shown(1).timing, loadedMs: null } }],
    3,
  ],
])('%s; each begins with an empty cache, the last is a phone', async (_, answers, count) => {
  const { asked, fact } = await observe(answers);
  expect(asked.map(({ phone, fresh }) => [phone, fresh])).toEqual([
    ...Array.from({ length: count }, () => [false, true]),
    [true, true],
  ]);
  expect(fact?.loads).toHaveLength(count);
  expect(fact).toMatchObject({
    labels: ['无障碍'],
    phone: { hasViewport: true, overflow: 1.23 },
    evidence: 'sha256:1',
  });
});

const error = (message: string) => ({ message, source: `${URL}a.js` });
it('what went wrong once may be chance', async () => {
  const { fact } = await observe([
    shown(1, { errors: [error('always'), error('once'), error('always')] }),
    shown(1, {
      errors: [error('always'), error('other')],
      refusals: [{ url: 'x', why: 'unsafe' }],
      lost: 1,
      dialogs: 1,
      popups: ['y'],
    }),
  ]);
  expect(fact).toMatchObject({ errors: [error('always')], withheld: 4 });
});

it('an error page that only the browser got is not the portal', async () => {
  const broken = { ...shown(1), status: 502 } as Rendering;
  const { fact } = await observe([broken, broken, broken, broken]);
  expect(fact).toMatchObject({
    loads: [{ outcome: 'inconsistent' }, {}],
    phone: { outcome: 'inconsistent' },
    evidence: null,
    labels: [],
  });
});

it('a page that is too complex to be read says nothing against the portal', async () => {
  const nest: Rendering = { ...shown(1), html: '<b>'.repeat(100_000) } as Rendering;
  const { fact } = await observe([nest, nest, nest, nest]);
  expect(fact).toMatchObject({
    loads: [{ outcome: 'unreadable' }, { outcome: 'unreadable' }],
    phone: { outcome: 'unreadable', hasViewport: false },
    evidence: null,
  });
});

it('a page that crashes or hangs the browser is not shown to it again', async () => {
  const { finalUrl, status, conduct, timing } = shown(1);
  const crashed: Rendering = {
    state: 'failed',
    why: 'crashed',
    error: 'x',
    finalUrl,
    status,
    conduct,
    timing,
  };
  const { asked, fact } = await observe([crashed]);
  expect(asked).toHaveLength(1);
  expect(fact).toMatchObject({ loads: [{ outcome: 'crashed' }], phone: { outcome: 'crashed' } });
});

it('nothing is written when it was interrupted, or nobody has a browser', async () => {
  expect((await observe([], true)).fact).toBeUndefined();
  await observeUsability(home, { browser: null } as ObserveDeps);
});
