import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../store/index.ts';
import type { Previous } from './bulletin/index.ts';
import { drawCharts } from './charts/index.ts';
import { renderPrinted } from './html/index.ts';
import { unitPath } from './html/unit-path.ts';
import { issueOf, previousOf } from './issues.ts';
import type { ReportModel } from './model.ts';
import { layOutEvidence } from './pictures.ts';
import { type OutputFile, writeFiles } from './write.ts';

/** Formats of the office documents, made on demand; each loads its library only then. */
export const OFFICE_FORMATS = ['docx', 'xlsx', 'pdf'] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];

/** What was made, relative to the folder of the run, and formats that could not be made here. */
export interface OfficeOutcome {
  files: string[];
  /** Prints there is no browser for. */
  unprinted: readonly string[];
}

/** What of the store the office documents need. */
type OfficeStore = Pick<Store, 'root'> &
  Parameters<typeof layOutEvidence>[0] & { documents: Pick<Store['documents'], 'get' | 'list'> };

const MAIN_FILES = { docx: 'bulletin.docx', xlsx: 'ledger.xlsx', pdf: 'onepage.pdf' } as const;

const PRINTS = [MAIN_FILES.pdf, 'report.pdf'] as const;

/** The file of a format a reader opens first. */
export const officeFile = (format: OfficeFormat): string => MAIN_FILES[format];

const LEDGERS = 'ledgers';

async function workbooks(
  store: Parameters<typeof layOutEvidence>[0],
  folder: string,
  model: ReportModel,
): Promise<OutputFile[]> {
  const { renderLedger, renderProblems, renderUnitLedgers } = await import('./xlsx/index.ts');
  const pathOf = await layOutEvidence(store, folder, '../../', model.targets);
  const units = await renderUnitLedgers(model);
  return [
    { path: MAIN_FILES.xlsx, text: await renderLedger(model, pathOf) },
    { path: 'problems.xlsx', text: await renderProblems(model) },
    ...units.map(({ unit, bytes }) => ({
      path: unitPath(unit)
        .replace(/^units\//, `${LEDGERS}/`)
        .replace(/\.html$/, '.xlsx'),
      text: bytes,
    })),
  ];
}

async function prints(model: ReportModel, previous: Previous | undefined): Promise<OutputFile[]> {
  const { printPdf } = await import('./pdf.ts');
  const { onePageHtml } = await import('./pdf/one-page.ts');
  const pages = [onePageHtml(model, previous), renderPrinted(model, await drawCharts(model))];
  const printed = await printPdf(pages, model.run.startedAt);
  return printed.flatMap((each, at) =>
    each.state === 'made' ? [{ path: PRINTS[at] ?? '', text: each.bytes }] : [],
  );
}

/** Ledgers of units that have nothing to do any more; a stale one would still be sent out. */
async function sweepLedgers(folder: string, files: readonly OutputFile[]): Promise<void> {
  const kept = new Set(files.map(({ path }) => path));
  const present = await readdir(join(folder, LEDGERS)).catch(() => []);
  const stale = present.filter((name) => name.endsWith('.xlsx') && !kept.has(`${LEDGERS}/${name}`));
  await Promise.all(stale.map((name) => rm(join(folder, LEDGERS, name))));
}

/** Writes bulletin, workbooks and one-pager of a run into its folder. */
export async function writeOffice(
  store: OfficeStore,
  runId: string,
  model: ReportModel,
  formats: readonly OfficeFormat[],
): Promise<OfficeOutcome> {
  const folder = join(store.root, 'runs', runId);
  const wants = (format: OfficeFormat): boolean => formats.includes(format);
  const previous = wants('docx') || wants('pdf') ? await previousOf(store, model) : undefined;
  const files: OutputFile[] = [];
  if (wants('docx')) {
    const { renderBulletin } = await import('./docx/index.ts');
    const issued = await issueOf(store, runId);
    const options = { ...(previous && { previous }), ...(issued && { issued }) };
    files.push({ path: MAIN_FILES.docx, text: await renderBulletin(model, options) });
  }
  if (wants('xlsx')) files.push(...(await workbooks(store, folder, model)));
  if (wants('pdf')) files.push(...(await prints(model, previous)));
  await writeFiles(folder, files);
  if (wants('xlsx')) await sweepLedgers(folder, files);
  const paths = files.map(({ path }) => path);
  return { files: paths, unprinted: wants('pdf') ? PRINTS.filter((path) => !paths.includes(path)) : [] };
}
