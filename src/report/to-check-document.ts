import type { PortalFacts, ShotFact } from '../facts/index.ts';
import { fingerprint } from '../judge/index.ts';
import type { Assessment, FindingDraft, Reason, Verdict } from '../judge/verdict.ts';
import type { Target, Unit } from '../targets/types.ts';
import { findingText } from '../wording/findings.ts';
import { exemptionText, reasonText } from '../wording/reasons.ts';
import { resultMessage } from '../wording/report.ts';
import { type Answered, keptOf, openAnswers } from './answers.ts';
import type { CheckDocument, CheckFinding, CheckResult } from './check-document.ts';
import { documentLinks } from './document-links.ts';
import { documentCoverage, documentPage } from './document-page.ts';

export interface CheckInput {
  target: Target;
  unit: Unit;
  run: CheckDocument['run'];
  policies: CheckDocument['policies'];
  facts: PortalFacts;
  assessments: readonly Assessment[];
}

const bySubject = (a: CheckFinding, b: CheckFinding): number =>
  a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : a.fingerprint < b.fingerprint ? -1 : 1;

function toFinding(draft: FindingDraft, indicator: string, target: string): CheckFinding {
  const { message, suggestion } = findingText(draft.code, draft.params);
  return {
    fingerprint: fingerprint(indicator, target, draft.subject),
    subject: draft.subject,
    url: draft.url,
    message,
    said: { code: draft.code, params: draft.params },
    suggestion,
    attempts: draft.attempts,
    evidence: draft.evidence,
    ...(draft.about && { about: draft.about }),
  };
}

/** Why it could not be told, or by which exemption it does not apply. */
function reasonOf(verdict: Verdict): Reason | string | null {
  if (verdict.verdict === 'undetermined') return verdict.reason;
  return verdict.verdict === 'not_applicable' ? verdict.exemption : null;
}

function reasonName(verdict: Verdict, indicator: string): string | null {
  if (verdict.verdict === 'undetermined') return reasonText(verdict.reason, indicator).name;
  return verdict.verdict === 'not_applicable' ? exemptionText(verdict.exemption) : null;
}

const measuredOf = (
  verdict: Verdict,
): Pick<Extract<Verdict, { verdict: 'pass' }>, 'measured' | 'threshold' | 'facts' | 'unnamed'> =>
  verdict.verdict === 'not_applicable' ? {} : verdict;

/** One assessment in words. */
export function toResult({ policy, indicator, verdict }: Assessment, target: string): CheckResult {
  const drafts = 'findings' in verdict ? verdict.findings : [];
  const findings = drafts.map((draft) => toFinding(draft, indicator.id, target)).sort(bySubject);
  const { measured, threshold, facts, unnamed } = measuredOf(verdict);
  const message = resultMessage({
    verdict: verdict.verdict,
    findings: findings.map((finding) => finding.message),
    reason: reasonName(verdict, indicator.id),
    unnamed: unnamed ?? 0,
  });
  return {
    indicator: indicator.id,
    policy: policy.id,
    clause: indicator.clause,
    title: indicator.title,
    severity: indicator.severity,
    confidence: indicator.confidence,
    rectifyWorkdays: indicator.rectifyWorkdays,
    verdict: verdict.verdict,
    reason: reasonOf(verdict),
    message,
    measured: measured ?? null,
    threshold: threshold ?? null,
    ...(indicator.convention === undefined ? {} : { convention: indicator.convention }),
    ...(facts === undefined ? {} : { facts }),
    findings,
    ...(unnamed === undefined ? {} : { unnamed }),
  };
}

/** Puts what was answered beside each finding; a result that could not be told and found nothing shows the home page. */
export function withAnswers(
  result: CheckResult,
  answerTo: (finding: Pick<CheckFinding, 'url' | 'evidence'>) => Answered | null,
): CheckResult {
  if (result.findings.length === 0) {
    const home = result.verdict === 'undetermined' ? answerTo({ url: null, evidence: [] }) : null;
    return home ? { ...result, answer: home.answer } : result;
  }
  const findings = result.findings.map((finding) => {
    const answered = answerTo(finding);
    if (!answered) return finding;
    const { answer } = answered;
    return {
      ...finding,
      attempts: finding.attempts.length > 0 ? finding.attempts : answered.attempts,
      evidence: [...new Set([...finding.evidence, ...keptOf(answer)])],
      answer,
    };
  });
  return { ...result, findings };
}

/** Puts the pictures taken for a result beside it, and their checksums among the evidence of each finding they show. */
function withPictures(result: CheckResult, shots: readonly ShotFact[]): CheckResult {
  const keyOf = (subject: string): string => `${result.indicator} ${subject}`;
  const known = new Set([result.indicator, ...result.findings.map(({ subject }) => keyOf(subject))]);
  const pictures = shots
    .filter(({ shows }) => shows.some((key) => known.has(key)))
    .map(({ type: _, shows, ...shot }) => ({
      ...shot,
      subjects: result.findings
        .map(({ subject }) => subject)
        .filter((subject) => shows.includes(keyOf(subject))),
    }));
  if (pictures.length === 0) return result;
  const findings = result.findings.map((finding) => {
    const own = pictures
      .filter(({ subjects }) => subjects.includes(finding.subject))
      .map(({ evidence }) => evidence);
    return { ...finding, evidence: [...new Set([...finding.evidence, ...own])] };
  });
  return { ...result, findings, pictures };
}

/** One target, all its results, in words (DESIGN §10). Same facts and assessments give the same document. */
export function toCheckDocument(input: CheckInput): CheckDocument {
  const { target, unit, run, policies, facts, assessments } = input;
  const answerTo = openAnswers(facts);
  return {
    schema: 'xunjian/check@1',
    target: {
      id: target.id,
      name: target.name,
      url: target.kind === 'portal' ? target.url : null,
      unit: unit.id,
      unitName: unit.name,
      unitKind: unit.kind,
      state: target.state,
    },
    policies: policies.map(({ id, version, hash }) => ({ id, version, hash })),
    run: { id: run.id, startedAt: run.startedAt, finishedAt: run.finishedAt, seed: run.seed },
    coverage: documentCoverage(facts),
    results: assessments.map((assessment) =>
      withPictures(withAnswers(toResult(assessment, target.id), answerTo), facts.shots ?? []),
    ),
    page: documentPage(facts.home),
    links: documentLinks(facts),
  };
}
