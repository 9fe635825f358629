import { fingerprint } from '../../../src/judge/index.ts';
import type { CheckDocument } from '../../../src/report/index.ts';
import type { World } from '../../../src/run/index.ts';

const INDICATORS = ['special-topic', 'search', 'download'];

/** What a scan would say of one portal of the sample city; nothing at all when its home page could not be read. */
export function checkDocumentOf(
  target: string,
  run: string,
  { policies }: World,
  failing: readonly string[],
  unread: boolean,
): CheckDocument {
  const policy = policies[0];
  if (!policy) throw new Error('no policy');
  const result = (indicator: string): CheckDocument['results'][number] => ({
    indicator,
    policy: policy.id,
    clause: '',
    title: indicator,
    severity: 'deduct',
    confidence: 'V',
    rectifyWorkdays: 5,
    verdict: unread ? 'undetermined' : failing.includes(indicator) ? 'fail' : 'pass',
    reason: unread ? 'unreachable' : null,
    message: '',
    measured: null,
    threshold: null,
    findings:
      unread || !failing.includes(indicator)
        ? []
        : [
            {
              fingerprint: fingerprint(indicator, target, 'home'),
              subject: 'home',
              url: null,
              message: `${indicator} 不合规。`,
              suggestion: '',
              attempts: [],
              evidence: [],
            },
          ],
  });
  return {
    schema: 'xunjian/check@1',
    target: {
      id: target,
      name: target,
      url: null,
      unit: target,
      unitName: target,
      unitKind: 'county',
      state: 'active',
    },
    policies: [{ id: policy.id, version: policy.version, hash: policy.hash }],
    run: { id: run, startedAt: '', finishedAt: '', seed: '' },
    coverage: { attempted: 1, read: unread ? 0 : 1, blocked: 0, skipped: {}, requests: 1, bytes: 1 },
    results: INDICATORS.map(result),
    page: null,
    links: { checked: 0, byState: {}, broken: [], undetermined: [] },
  } as CheckDocument;
}
