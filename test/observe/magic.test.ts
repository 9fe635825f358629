import { expect, it } from 'vitest';
import { magicOf } from '../../src/observe/magic.ts';

it.each([
  ['%PDF-1.7', 'pdf'],
  ['\xd0\xcf\x11\xe0\xa1\xb1', 'ole'],
  ['PK\x03\x04', 'zip'],
  ['Rar!\x1a\x07', 'rar'],
  ['\x89PNG\r\n', 'png'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['\x00\x00\x00\x18ftypmp42', 'mp4'],
  ['', 'empty'],
  ['<!DOCTYPE html><html>', 'html'],
  ['\xef\xbb\xbf  <html>', 'html'],
  ['  <script>location=1</script>', 'html'],
  ['\r\n%PDF-1.4', 'pdf'],
  ['{\\rtf1\\ansi', 'rtf'],
  ['<?xml version="1.0"?><?mso-application progid="Word.Document"?>', 'office-xml'],
  ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', 'office-xml'],
  ['<?xml version="1.0"?><feed/>', 'text'],
  ['MIME-Version: 1.0\r\nContent-Type: multipart/related', 'mhtml'],
  ['plain,text\r\n1,2', 'text'],
  ['\x00\x01\x02\x03', 'unknown'],
])('%j is %s', (bytes, magic) => expect(magicOf(Buffer.from(bytes, 'latin1'))).toBe(magic));
