import { Document, Packer } from 'docx';
import { BULLETIN } from '../../wording/bulletin.ts';
import { type BulletinOptions, bulletinOf } from '../bulletin/index.ts';
import { clip } from '../clean.ts';
import type { ReportModel } from '../model.ts';
import { appealAnnex, methodAnnex, openAnnex } from './annexes.ts';
import { fontTable } from './fonts.ts';
import { letter, record } from './letter.ts';
import { type LongTable, longTablesIn, withRows } from './long-table.ts';
import { matrixAnnex } from './matrix.ts';
import { LANDSCAPE_WIDTH, section } from './page.ts';
import { ledgerAnnex, mediaAnnex, siteAnnex, vetoAnnex } from './problem-annexes.ts';
import { STYLES } from './styles.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** `docProps/core.xml` with the time of the run in place of the moment of writing. */
export function coreProperties(title: string, at: string): string {
  const when = new Date(Number.isNaN(Date.parse(at)) ? 0 : Date.parse(at)).toISOString();
  const stamp = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>Xunjian</dc:creator>${stamp('created')}${stamp('modified')}</cp:coreProperties>`;
}

/** Packs a document so that the same content is the same bytes. */
export async function packed(
  document: Document,
  title: string,
  at: string,
  tables: readonly LongTable[] = [],
): Promise<Uint8Array> {
  const bytes = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(title, at) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]);
  return withRows(new Uint8Array(bytes), tables, at);
}

/** The bulletin (通报) of a run as docx in the form of GB/T 9704-2012, with its eight annexes. */
export async function renderBulletin(model: ReportModel, options: BulletinOptions = {}): Promise<Uint8Array> {
  const bulletin = bulletinOf(model, options);
  const { problems } = bulletin;
  const title = clip(bulletin.title.join(''), 120);
  const mark = bulletin.draft ? BULLETIN.draft : '';
  const sections = [
    section('letter', mark, letter(bulletin)),
    section('portrait', mark, vetoAnnex(problems)),
    ...[
      siteAnnex(problems),
      mediaAnnex(problems),
      ledgerAnnex(model),
      openAnnex(bulletin),
      methodAnnex(model),
    ].map((blocks) => section('landscape', mark, blocks)),
    section('portrait', mark, appealAnnex()),
    section('landscape', mark, [...matrixAnnex(model), ...record(bulletin, LANDSCAPE_WIDTH)]),
  ];
  const document = new Document({
    title,
    creator: 'Xunjian',
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections,
  });
  return packed(document, title, model.run.startedAt, longTablesIn(sections));
}
