import { crc32 } from 'node:zlib';
import type { Reply } from './server/index.ts';

/** The smallest files that are what their names and first bytes say. */
const MAKERS: Record<string, { type: string; make: () => Uint8Array }> = {
  pdf: { type: 'application/pdf', make: pdf },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: () => zip(DOCX),
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: () => zip(XLSX) },
  xls: { type: 'application/vnd.ms-excel', make: compoundFile },
  doc: { type: 'application/msword', make: compoundFile },
};

/** A downloadable file of the kind its extension names. */
export function fileReply(extension: string): Reply {
  const maker = MAKERS[extension];
  if (!maker) throw new Error(`no demo file of kind ${extension}`);
  return { status: 200, type: maker.type, body: maker.make() };
}

function pdf(): Uint8Array {
  const text = 'BT /F1 14 Tf 72 760 Td (Demo attachment of the sample city) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.indexOf('xref\n')}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

/** An empty OLE compound file: header, one FAT sector, one directory sector with the root entry. */
function compoundFile(): Uint8Array {
  const SECTOR = 512;
  const FREE = 0xffffffff;
  const END = 0xfffffffe;
  const file = Buffer.alloc(SECTOR * 3);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [offset, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    file.writeUInt16LE(value, offset);
  for (const [offset, value] of [
    [44, 1],
    [48, 1],
    [56, 0x1000],
    [60, END],
    [68, END],
  ] as const)
    file.writeUInt32LE(value, offset);
  file.fill(0xff, 80, SECTOR);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, SECTOR, SECTOR * 2);
  file.writeUInt32LE(0xfffffffd, SECTOR);
  file.writeUInt32LE(END, SECTOR + 4);
  const entry = SECTOR * 2;
  const name = Buffer.from('Root Entry\0', 'utf16le');
  name.copy(file, entry);
  file.writeUInt16LE(name.length, entry + 64);
  file.writeUInt8(5, entry + 66);
  file.writeUInt8(1, entry + 67);
  for (const offset of [68, 72, 76]) file.writeUInt32LE(FREE, entry + offset);
  file.writeUInt32LE(END, entry + 116);
  return file;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

const DOCX: [string, string][] = [
  ['[Content_Types].xml', types('word/document.xml', 'wordprocessingml.document')],
  ['_rels/.rels', relations('word/document.xml')],
  [
    'word/document.xml',
    `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>示范市样例附件</w:t></w:r></w:p></w:body></w:document>`,
  ],
];
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const XLSX: [string, string][] = [
  ['[Content_Types].xml', types('xl/workbook.xml', 'spreadsheetml.sheet')],
  ['_rels/.rels', relations('xl/workbook.xml')],
  ['xl/workbook.xml', `${XML}<workbook xmlns="${SHEET}"><sheets/></workbook>`],
];

function types(part: string, kind: string): string {
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
}

function relations(target: string): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}" Target="${target}"/></Relationships>`;
}

/** A zip archive with stored (uncompressed) entries. */
function zip(entries: readonly (readonly [string, string])[]): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(text);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, tail, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06'), end]);
}
