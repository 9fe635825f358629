/** The same hostile text wherever a stranger can put his words, and the texts. */
import type { CheckDocument } from '../../src/report/check-document.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { attempt, document, except, finding, result, sampleModel } from './sample.ts';

const SITE = {
  id: 'h-portal',
  name: '测试网站',
  unit: 'donghu',
  unitName: '东湖区',
  unitKind: 'county',
  host: 'h.example.gov.cn',
};

/** The same hostile text wherever a page can put its words. */
export function poisoned(text: string): CheckDocument {
  const bad = finding({
    message: text,
    subject: text,
    suggestion: text,
    url: text,
    fingerprint: 'f00d',
    attempts: [{ ...attempt(text, 'gone', 404), address: text, error: text }],
    evidence: [text],
  });
  const facts = {
    candidates: [{ text, href: text, region: text, visible: true, destination: text, effective: null }],
  };
  const clean = document(
    SITE,
    except(
      result('special-topic', {
        verdict: 'fail',
        message: text,
        measured: text,
        threshold: text,
        findings: [bad],
        facts,
      }),
      result('search', { verdict: 'undetermined', reason: text, message: text }),
      result('topic-timely', { verdict: 'not_applicable', reason: text, message: text }),
    ),
  );
  const identity = { ...clean.page?.identity, siteName: [text], icp: [text], sponsor: [text] };
  return structuredClone({
    ...clean,
    target: { ...clean.target, name: text, url: text, unitName: text },
    page: clean.page && { ...clean.page, identity: { ...clean.page.identity, ...identity } },
    links: {
      ...clean.links,
      broken: [
        {
          url: text,
          state: 'gone' as const,
          status: 404,
          onHome: true,
          referrers: [{ url: text, text }],
          attempts: [],
        },
      ],
    },
  });
}

export function poisonedModel(text: string): ReportModel {
  const model = sampleModel();
  return {
    ...model,
    city: { ...model.city, name: text },
    units: model.units.map((unit) => ({ ...unit, name: text })),
    fields: model.fields.map((field) => ({ ...field, name: text })),
    targets: [poisoned(text)],
    unseen: [{ id: 'x', name: text, unit: 'danfeng', url: text, reason: text }],
    duties: model.duties.map((duty) => ({ ...duty, title: text, evidence: text })),
    coverage: {
      ...model.coverage,
      hosts: [{ host: text, requests: 1, bytes: 1, errors: 0, blocked: 0, waitedMs: 0 }],
    },
  };
}

export const HOSTILE_TEXTS: [name: string, text: string][] = [
  ['a script tag', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['an attribute that breaks out', '"><svg onload=alert(1)>\' onmouseover=alert(1) x="'],
  ['a closing style and comment', '</style><!-- --></title></textarea><script>1</script>'],
  ['a javascript address', 'javascript:alert(document.cookie)'],
  ['a data address', 'data:text/html,<script>alert(1)</script>'],
  ['right-to-left overrides', '报告\u202egnp.exe\u2066\u2069\u200f'],
  ['terminal escapes', '\u001b[2J\u001b]0;owned\u0007\u009b31m\b\b\b'],
  ['line breaks and tabs', 'a\r\nb\tc\u2028d\u0000e'],
  ['a title of 10,000 characters', '长'.repeat(10_000)],
  ['10,000 characters without a break', 'A'.repeat(10_000)],
  ['lone surrogates', 'x\ud800y\udc00z'],
  ['an invisible tag alphabet', `a${'\u{e0041}'.repeat(20)}b\ufeff\u200b`],
  ['a heap of combining marks', `a${'\u0301'.repeat(500)}`],
  ['a formula', '=HYPERLINK("http://evil.example","点我")'],
  ['a command formula', "+cmd|' /C calc'!A0"],
  ['an at formula behind white space', '\t @SUM(1+1)'],
  ['a minus formula', '-2+3'],
  ['a full-width formula', '＝1+1'],
];
