import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assemble,
  type FactRecord,
  LINK_STATES,
  type LinkState,
  type PageRole,
  type PortalFacts,
} from '../../src/facts/index.ts';
import { assess } from '../../src/judge/index.ts';
import { ingredients, POLICIES } from './context.ts';
import { type PageSpec, pageOf, recordsOf, type Scene, SITE } from './facts.ts';
import { FAILING, MODEL } from './scenes.ts';

/** States that prove nothing about a page. */
const UNREAD: LinkState[] = LINK_STATES.filter(
  (state) => !['ok', 'redirect_ok', 'gone', 'soft_404'].includes(state),
);
const ROLES: PageRole[] = [
  'entry',
  'topic-index',
  'topic',
  'field',
  'directory',
  'platform',
  'column',
  'article',
];
const RUNS = { numRuns: 40, seed: 49 };

const verdicts = (facts: PortalFacts): Record<string, string> =>
  Object.fromEntries(
    assess(facts, POLICIES, ingredients()).map(({ indicator, verdict }) => [indicator.id, verdict.verdict]),
  );
const failed = (facts: PortalFacts): string[] =>
  Object.entries(verdicts(facts))
    .filter(([, verdict]) => verdict === 'fail')
    .map(([id]) => id);

const unreadState = fc.constantFrom(...UNREAD);
const model = recordsOf(MODEL);
const failing = recordsOf(FAILING);
const paths = Object.keys(MODEL.pages ?? {});

describe('judgement', () => {
  it('passes the model county and fails the failing one', () => {
    // Availability is judged from the probe ledger, whole sites from crawls; these facts have neither.
    const {
      'home-availability': availability,
      'broken-links-site': wholeSite,
      'mixed-content': mixed,
      ...others
    } = verdicts(assemble(model));
    expect([availability, wholeSite]).toEqual(['undetermined', 'undetermined']);
    // Nobody encrypts here, and what is not encrypted mixes nothing.
    expect(mixed).toBe('not_applicable');
    expect(new Set(Object.values(others))).toEqual(new Set(['pass']));
    expect(failed(assemble(failing)).sort()).toEqual(
      [
        'broken-links-home',
        'directory',
        'disclosure-platform',
        'download',
        'home-freshness',
        'interaction-entry',
        'page-tags',
        'search',
        'service-entry',
        'site-identity',
        'special-topic',
        'topic-complete',
        'topic-timely',
      ].sort(),
    );
  });

  it('never accuses a portal whose home page was not read', () => {
    const scene = fc.record({
      state: unreadState,
      challenge: fc.boolean(),
      ownNetworkDown: fc.boolean(),
      observed: fc.boolean(),
    });
    fc.assert(
      fc.property(scene, fc.boolean(), ({ state, challenge, ownNetworkDown, observed }, isModel) => {
        const home: PageSpec = { state, ...(challenge ? { challenge: 'jsl' } : {}) };
        const facts = assemble(
          recordsOf({
            ...(isModel ? MODEL : FAILING),
            home: observed ? home : null,
            ownNetworkDown,
          } as Scene),
        );
        expect(new Set(Object.values(verdicts(facts)))).toEqual(new Set(['undetermined']));
      }),
      RUNS,
    );
  });

  it('never accuses for pages that were not read', () => {
    const loss = fc.dictionary(fc.constantFrom(...paths), fc.option(unreadState, { nil: null }), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(loss, (lost) => {
        const pages = { ...MODEL.pages };
        for (const [path, state] of Object.entries(lost)) {
          const spec = pages[path];
          if (state === null) delete pages[path];
          else if (typeof spec === 'object')
            pages[path] = { ...(spec.role ? { role: spec.role } : {}), state };
        }
        expect(failed(assemble(recordsOf({ ...MODEL, pages })))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('does not turn a pass into a fail when an unreadable page comes on top', () => {
    const page = fc.record({
      role: fc.constantFrom(...ROLES),
      state: unreadState,
      path: fc.constantFrom('/new/', '/ztzl/new/', '/zwgk/new/'),
    });
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 4 }), (added) => {
        const more = added.map(({ role, state, path }, index) =>
          pageOf(`${SITE}${path}${index}`, { role, state }),
        );
        expect(failed(assemble([...model, ...more]))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('does not hang on the order of records', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.infiniteStream(fc.nat()), (isModel, keys) => {
        const records = isModel ? model : failing;
        const order = [...keys.take(records.length)];
        const shuffled: FactRecord[] = records
          .map((record, index) => ({ record, key: order[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ record }) => record);
        expect(assess(assemble(shuffled), POLICIES, ingredients())).toEqual(
          assess(assemble(records), POLICIES, ingredients()),
        );
      }),
      RUNS,
    );
  });

  it('says the same of the same facts, and leaves them as they are', () => {
    for (const records of [model, failing]) {
      const facts = assemble(records);
      const before = structuredClone(facts);
      expect(assess(facts, POLICIES, ingredients())).toEqual(assess(facts, POLICIES, ingredients()));
      expect(facts).toEqual(before);
    }
  });
});
