import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../../src/browser/index.ts';
import { acceptLedger } from '../../src/cases/index.ts';
import { ledgerOf, type ReportModel, readLedger, renderJson, writeOffice } from '../../src/report/index.ts';
import { previousOf } from '../../src/report/issues.ts';
import { onePageHtml } from '../../src/report/pdf/one-page.ts';
import { printPdf } from '../../src/report/pdf.ts';
import { renderLedger } from '../../src/report/xlsx/index.ts';
import { convert, hasLibreOffice, officeTitle, pagesOf } from './office/libreoffice.ts';
import { partsOf, textOf } from './office/zip.ts';
import { sampleModel } from './sample.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-office-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A store of a few runs and ledgers. */
const store = (documents: Record<string, unknown> = {}) => ({
  root,
  blobs: {
    put: async () => '',
    get: async () => null,
    pathOf: (id: string) => `blobs/${id.slice(7)}`,
    list: async () => [],
    remove: async () => {},
  },
  documents: {
    get: async <T>(collection: string, id: string) => (documents[`${collection}/${id}`] ?? null) as T | null,
    put: async () => {},
    list: async (collection: string) =>
      Object.keys(documents).flatMap((key) =>
        key.startsWith(`${collection}/`) ? [key.slice(collection.length + 1)] : [],
      ),
  },
});

const model = sampleModel();
const wordsOf = async (path: string): Promise<string> =>
  textOf(partsOf(await readFile(path)).get('word/document.xml') ?? '');

describe('writeOffice', () => {
  it('writes what was asked for and leaves other files alone', async () => {
    const folder = join(root, 'runs', 'r9', 'units');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'qingshan.html'), 'mine');
    const { files, unprinted } = await writeOffice(store(), 'r9', model, ['docx', 'xlsx']);
    expect(unprinted).toEqual([]);
    expect(files).toContain('ledgers/qingshan.xlsx');
    expect((await readdir(join(root, 'runs', 'r9'))).sort()).toEqual(
      ['bulletin.docx', 'ledger.xlsx', 'ledgers', 'problems.xlsx', 'units'].sort(),
    );
    expect(await readdir(folder)).toEqual(['qingshan.html']);
  });

  it('says which prints there is no browser for, and writes the rest', async () => {
    vi.stubEnv('CHROMIUM_PATH', 'none');
    const { files, unprinted } = await writeOffice(store(), 'r9', model, ['docx', 'pdf']);
    vi.unstubAllEnvs();
    expect(files).toEqual(['bulletin.docx']);
    expect(unprinted).toEqual(['onepage.pdf', 'report.pdf']);
  });

  it('takes away ledgers of units that have nothing to do any more', async () => {
    const folder = join(root, 'runs', 'r9', 'ledgers');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'gone.xlsx'), 'old');
    await writeOffice(store(), 'r9', model, ['xlsx']);
    expect(await readdir(folder)).not.toContain('gone.xlsx');
  });

  it('finds the last finished run of the same city, and who sent its ledger back', async () => {
    const earlier = { ...model, run: { ...model.run, id: '20261101-0900' } };
    const folder = join(root, 'runs', earlier.run.id);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'report.json'), renderJson(earlier));
    const documents = {
      'runs/20261101-0900': { city: model.city.id, state: 'finished' },
      'runs/20261110-0900': { city: 'elsewhere', state: 'finished' },
      'runs/20261111-0900': { city: model.city.id, state: 'interrupted' },
      'ledger/20261101-0900': { rows: { a: { unit: 'qingshan' } } },
    };
    await writeOffice(store(documents), model.run.id, model, ['docx']);
    const words = await wordsOf(join(root, 'runs', model.run.id, 'bulletin.docx'));
    expect(words).toContain('与上期（批次 20261101-0900');
    expect(words).toMatch(/已反馈整改台账的单位：青山县。/);
  });
});

const found = await findBrowser();
describe('the run a bulletin looks back to', () => {
  const put = async (id: string, over: Partial<ReportModel> = {}): Promise<void> => {
    const folder = join(root, 'runs', id);
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'report.json'),
      renderJson({ ...model, ...over, run: { ...model.run, id } }),
    );
  };
  const run = { city: model.city.id, state: 'finished' };
  const WHOLE = '20261101-0900';
  const LATER = '20261110-0900';

  it.each<[string, Record<string, unknown>, Partial<ReportModel>, string | undefined]>([
    ['the newest whole one', {}, {}, LATER],
    ['not one that saw a single target', {}, { targets: model.targets.slice(0, 1) }, WHOLE],
    ['the last that was issued, before any later one', { [`bulletins/${WHOLE}`]: { by: 'x' } }, {}, WHOLE],
    [
      'none of another city',
      { [`runs/${WHOLE}`]: { ...run, city: 'x' }, [`runs/${LATER}`]: null },
      {},
      undefined,
    ],
  ])('is %s', async (_, documents, later, expected) => {
    await put(WHOLE);
    await put(LATER, later);
    const all = { [`runs/${WHOLE}`]: run, [`runs/${LATER}`]: run, ...documents };
    expect((await previousOf(store(all), model))?.model.run.id).toBe(expected);
  });

  it('is no draft any more once it is issued', async () => {
    const issue = { by: '东湖市政务公开办公室', number: '东公开〔2026〕3号', on: '2026-11-30', copyTo: '' };
    await writeOffice(store({ [`bulletins/${model.run.id}`]: issue }), model.run.id, model, ['docx']);
    const words = await wordsOf(join(root, 'runs', model.run.id, 'bulletin.docx'));
    expect(words).toContain('东公开〔2026〕3号');
    expect(words).not.toContain('〔印发单位');
  });
});

describe.skipIf(found.state === 'none')(
  found.state === 'found'
    ? 'the one-pager'
    : 'the one-pager (SKIPPED: no Chromium found, run `xunjian doctor`)',
  { timeout: 60_000 },
  () => {
    it('is one page for a large city too, and says who has not sent the ledger back', async () => {
      const targets = Array.from({ length: 20 }, (_, at) =>
        model.targets.map((document) => {
          const own = { id: `${document.target.id}-${at}`, unit: `u${at}`, unitName: `第${at}示范县` };
          return { ...document, target: { ...document.target, ...own } };
        }),
      );
      const city = { ...model, targets: targets.flat() };
      const html = onePageHtml(city, { model: city, returned: ['u1'] });
      expect(html).toContain('尚未收到整改台账的单位：第0示范县');
      const [printed] = await printPdf([html], model.run.startedAt);
      if (printed?.state !== 'made') throw new Error('not printed');
      expect(
        Buffer.from(printed.bytes)
          .toString('latin1')
          .match(/\/Type ?\/Page\b/g),
      ).toHaveLength(1);
    });

    it('is one A4 page, the same bytes twice', async () => {
      const html = onePageHtml(model);
      const [one, two] = await printPdf([html, html], model.run.startedAt);
      if (one?.state !== 'made' || two?.state !== 'made') throw new Error('not printed');
      const text = Buffer.from(one.bytes).toString('latin1');
      expect(text.match(/\/Type ?\/Page\b/g)).toHaveLength(1);
      expect(text).toMatch(/\/MediaBox\s*\[\s*0 0 59[45]/);
      expect(text).toContain('D:20261123020500');
      expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    });
  },
);

describe.skipIf(!hasLibreOffice)(officeTitle('the sample set in LibreOffice'), { timeout: 240_000 }, () => {
  it('opens, has a page for everything and no page of nothing', async () => {
    await writeOffice(store(), 'r9', model, ['docx', 'xlsx']);
    const folder = join(root, 'runs', 'r9');
    const names = ['bulletin.docx', 'ledger.xlsx', 'problems.xlsx'];
    const files = new Map<string, Uint8Array>();
    for (const name of names) files.set(name, await readFile(join(folder, name)));
    const opened = await convert(files, 'pdf');
    for (const bytes of opened.values()) {
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const pages = await pagesOf(bytes);
      for (const page of pages)
        expect(page.replace(/草稿　?.*外传|[—\d\s/]/g, '').length).toBeGreaterThan(20);
    }
  });

  it('saves a ledger that is known again', async () => {
    const saved = await convert(new Map([['sent.xlsx', await renderLedger(model)]]), 'ods');
    const file = await convert(new Map([['sent.ods', saved.get('sent.xlsx') ?? new Uint8Array()]]), 'xlsx');
    const returned = await readLedger(new Uint8Array(file.get('sent.ods') ?? []));
    if (!returned.ok) throw new Error(returned.problems.join());
    expect(returned.rows).toHaveLength(ledgerOf(model).size);
    const rows = returned.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, outcome: { text: '整改中', broken: false } },
    }));
    expect(acceptLedger(rows, ledgerOf(model), Date.parse('2026-12-05T02:00:00Z'))).toMatchObject({
      ok: true,
    });
  });
});
