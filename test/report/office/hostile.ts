import type { ReportModel } from '../../../src/report/index.ts';
import { sampleModel } from '../sample.ts';

/** What strangers put into a title. `MARK` must still be readable, and nothing of it may act. */
export const MARK = '通知公告';
export const HOSTILE: [name: string, text: string][] = [
  ['script tag', `<script>alert(1)</script>${MARK}`],
  ['xml', `]]></w:t></w:r><w:r><w:t>&amp;${MARK}<!--`],
  ['formula', `=HYPERLINK("http://evil.example","${MARK}")`],
  ['dde', `=cmd|' /C calc'!A1 ${MARK}`],
  ['plus formula', `+1+1 ${MARK}`],
  ['at formula', `@SUM(A1) ${MARK}`],
  ['control characters', `\u0000\u0007\u001b[31m${MARK}\u000b\u000c\u0085`],
  ['direction override', `\u202e\u2066${MARK}\u2069\u200f`],
  ['lone surrogates', `\ud800${MARK}\udfff`],
  ['non-characters', `\ufffe\uffff${MARK}`],
  ['10,000 characters', `${MARK}${'很长的标题'.repeat(2000)}`],
  ['escape of xlsx', `_x0000_ _x000D_ ${MARK}`],
  ['field code', `{ DDEAUTO c:\\\\calc.exe } ${MARK}`],
  ['footer code', `&P&D&"Arial"${MARK}`],
];

/** The sample city with one text wherever words of pages and registries stand. */
export function poisoned(text: string): ReportModel {
  const model = structuredClone(sampleModel());
  const say = { name: text, unitName: text };
  return {
    ...model,
    city: { ...model.city, name: text },
    units: model.units.map((unit) => ({ ...unit, name: text })),
    fields: model.fields.map((field) => ({ ...field, name: text })),
    policies: model.policies.map((policy) => ({ ...policy, title: text })),
    targets: model.targets.map((document) => ({
      ...document,
      target: { ...document.target, ...say, url: text },
      results: document.results.map((result) => ({
        ...result,
        title: text,
        clause: text,
        message: text,
        measured: result.measured === null ? null : text,
        findings: result.findings.map((finding) => ({
          ...finding,
          message: text,
          suggestion: text,
          url: text,
          evidence: [text],
        })),
      })),
    })),
    unseen: [{ id: 'x', name: text, unit: 'danfeng', url: text, reason: text }],
    matrix: model.matrix.map((cell) => ({ ...cell, url: text })),
  };
}
