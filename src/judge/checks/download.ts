import { z } from 'zod';
import { type AttachmentFact, type FileMagic, isReached } from '../../facts/index.ts';
import type { FindingCode } from '../../wording/findings.ts';
import { homeOf, readPages, reasonOf, weightiest } from '../sight.ts';
import {
  type Check,
  type FindingDraft,
  fail,
  finding,
  notApplicable,
  pass,
  undetermined,
} from '../verdict.ts';

const params = z.strictObject({
  /** How many are drawn; observed by the planner, kept here so that the policy states it once. */
  samples: z.number().default(20),
});

/** Attachments can be fetched, are not empty and are what their extension says.
 *  Basis: 赣州〔2020〕49号 二(六) (GZ49-27). */
export const download: Check<z.infer<typeof params>> = {
  kind: 'download',
  params,

  judge(facts) {
    const seen = homeOf(facts);
    if ('reason' in seen) return undetermined(seen.reason);
    if (facts.attachments.length === 0) {
      return readPages(facts, 'article').length > 0
        ? notApplicable('NO-ATTACHMENTS')
        : undetermined('not_observed');
    }
    const files = [...facts.attachments].sort((a, b) => (a.url < b.url ? -1 : 1));
    const judged = files.map((file) => ({ file, code: judgeFile(file) }));
    const counted = judged.filter(({ code }) => code !== 'unknown');
    const findings = judged.flatMap(({ file, code }) =>
      code === 'ok' || code === 'unknown' ? [] : [toFinding(file, code)],
    );
    const measure = {
      measured: `${counted.length - findings.length}/${counted.length}`,
      threshold: `${counted.length}/${counted.length}`,
    };
    if (findings.length > 0) return fail(findings, measure);
    if (counted.length > 0) return pass(measure);
    const reasons = files.map(({ state, doubt }) =>
      facts.ownNetworkDown ? 'own_network' : doubt === undefined ? reasonOf(state) : 'inconsistent',
    );
    return undetermined(weightiest(reasons) ?? 'not_observed', measure);
  },
};

/** `unknown`: blocked, slow or failing servers, and those that are wary of programs, prove nothing about the file. */
function judgeFile(file: AttachmentFact): FindingCode | 'ok' | 'unknown' {
  const { state, bytes, magic, extension, doubt } = file;
  if (doubt !== undefined) return 'unknown';
  if (state === 'gone' || state === 'soft_404') return 'file_gone';
  if (state === 'empty') return 'file_empty';
  if (!isReached(state)) return 'unknown';
  if (bytes === 0 || magic === 'empty') return 'file_empty';
  const expected = MAGIC[extension.toLowerCase().replace(/^\./, '')];
  if (magic === 'html' && expected !== undefined && !expected.includes('html')) return 'file_is_html';
  if (expected === undefined || magic === null || magic === 'unknown') return 'ok';
  return expected.includes(magic) ? 'ok' : 'file_mismatch';
}

const OLE: readonly FileMagic[] = ['ole'];
/** Word, Excel and WPS save these under the old extensions and open them again. */
const PLAIN_OFFICE: readonly FileMagic[] = ['rtf', 'office-xml', 'mhtml'];
/** Formats made of text are text too. */
const TEXT: readonly FileMagic[] = ['text', ...PLAIN_OFFICE];
/** A password turns a modern office file into an OLE container; that is still the right file. */
const OOXML: readonly FileMagic[] = ['zip', 'ole'];
const ZIP: readonly FileMagic[] = ['zip'];

/** What the first bytes must be, by extension. Extensions that are not here are not judged. */
const MAGIC: Record<string, readonly FileMagic[]> = {
  pdf: ['pdf'],
  doc: [...OLE, ...PLAIN_OFFICE],
  xls: [...OLE, ...PLAIN_OFFICE],
  ppt: OLE,
  // WPS writes both the old container and, in newer versions, zipped XML.
  wps: ['ole', 'zip', ...PLAIN_OFFICE],
  et: ['ole', 'zip', ...PLAIN_OFFICE],
  dps: ['ole', 'zip'],
  docx: OOXML,
  xlsx: OOXML,
  pptx: OOXML,
  ofd: ZIP,
  zip: ZIP,
  rar: ['rar'],
  '7z': ['7z'],
  gz: ['gzip'],
  png: ['png'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  gif: ['gif'],
  mp4: ['mp4'],
  txt: TEXT,
  csv: TEXT,
};

const toFinding = (file: AttachmentFact, code: FindingCode): FindingDraft =>
  finding({
    code,
    subject: file.url,
    url: file.url,
    params: { name: file.text, extension: file.extension, magic: file.magic, referrer: file.referrer },
    attempts: file.attempts,
  });
