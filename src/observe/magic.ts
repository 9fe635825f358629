import type { FileMagic } from '../facts/index.ts';

const SIGNATURES: readonly [FileMagic, readonly number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['mp3', [0x49, 0x44, 0x33]],
];

/** What Word and Excel write when they save as XML. */
const OFFICE_XML =
  /mso-application|schemas-microsoft-com:office|schemas\.microsoft\.com\/office|openxmlformats/i;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** What a file is by its first bytes. HTML is told by its first tag, because that is the disguise to catch. */
export function magicOf(bytes: Uint8Array): FileMagic {
  if (bytes.length === 0) return 'empty';
  for (const [magic, signature] of SIGNATURES) if (startsWith(bytes, signature)) return magic;
  if (startsWith(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70])) return 'mp4';
  const head = Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  // Readers of PDF look for its mark in the first 1024 bytes, and so do visitors' programs.
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^<\?xml/i.test(head) && OFFICE_XML.test(head)) return 'office-xml';
  if (/^MIME-Version:/im.test(head)) return 'mhtml';
  if (/^<(!doctype html|html|head|body|script|!--|meta|title|div)/i.test(head)) return 'html';
  // Control characters other than white space never occur in a text file.
  return [...head].some((char) => char < ' ' && !'\t\n\r\f'.includes(char)) ? 'unknown' : 'text';
}
