import { read } from 'hucre';
import { describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/report/docx/index.ts';
import { type ReportModel, renderCsv, renderHtml } from '../../src/report/index.ts';
import { onePageHtml } from '../../src/report/pdf/one-page.ts';
import { renderLedger, renderProblems, renderUnitLedgers } from '../../src/report/xlsx/index.ts';
import { partsOf, textOf } from './office/zip.ts';
import { sampleModel } from './sample.ts';

const sample = sampleModel();
/** A run that set out to see three portals and ended before it came to any. */
const empty: ReportModel = {
  ...sample,
  targets: [],
  unseen: sample.targets.slice(0, 3).map(({ target }) => ({ ...target, reason: 'interrupted' })),
  matrix: [],
  duties: [],
  coverage: {
    ...sample.coverage,
    targets: 3,
    attempted: 0,
    missed: 3,
    read: 0,
    unread: { interrupted: 3 },
    complete: false,
  },
};
const [first] = empty.unseen;
const wordsIn = async (bytes: Uint8Array): Promise<string> => {
  const { sheets } = await read(bytes);
  return sheets.flatMap(({ rows }) => rows.flat().map(String)).join('\n');
};

describe('a run that read nothing says so, and why, in every format', () => {
  it.each<[string, (model: ReportModel) => Promise<string> | string, RegExp]>([
    ['html', (model) => [...renderHtml(model)][0]?.html ?? '', /0\/3|0（0\/3）|0%/],
    ['csv', renderCsv, /未读到网站：/],
    [
      'bulletin.docx',
      async (model) => textOf(partsOf(await renderBulletin(model)).get('word/document.xml') ?? ''),
      /没有读到任何网站，不能对任何单位作出评价/,
    ],
    [
      'ledger.xlsx',
      async (model) => wordsIn(await renderLedger(model)),
      /本批次没有读到任何网站和账号，不能判断有无问题/,
    ],
    ['problems.xlsx', async (model) => wordsIn(await renderProblems(model)), /以下类别没有列出问题/],
  ])('%s', async (_, render, expected) => {
    const words = await render(empty);
    expect(words).toMatch(expected);
    expect(words).toContain(first?.name);
  });

  it('onepage.pdf, which has no room for names, praises nobody', () => {
    const words = onePageHtml(empty);
    expect(words).toContain('未读到的网站和账号 3 个');
    expect(words).not.toContain('没有需要整改的不合规项');
  });

  it('sends no ledger to anybody', async () => expect(await renderUnitLedgers(empty)).toEqual([]));
});
