import { registryWording, type Said } from '../../wording/registry.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16' | 'gb18030';

/** The text of a file people edited, or what is wrong with it and on which line. The BOM is gone. */
export type Decoded =
  | { ok: true; text: string; encoding: Encoding }
  | { ok: false; line: number; said: Said };

const strict = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);

const bomOf = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null;
};

/** A workbook saved under the name of a CSV: zip (xlsx) or OLE (xls). */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/**
 * Mends one broken character rather than calling the file GB18030: many readable Chinese characters beside few
 * broken ones mean a damaged UTF-8 file; GB18030 read as UTF-8 gives almost only broken ones.
 */
function brokenUtf8Line(bytes: Uint8Array): number | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\uFFFD').length - 1;
  const readable = (text.match(/\p{Script=Han}/gu) ?? []).length;
  if (broken === 0 || readable < broken * 4) return null;
  return text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
}

/** Bytes as text: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"), else GB18030. */
export function decode(bytes: Uint8Array): Decoded {
  if (isWorkbook(bytes)) return { ok: false, line: 1, said: registryWording.isWorkbook() };
  const bom = bomOf(bytes);
  if (bom) {
    const text = strict(bom, bytes);
    return text === null
      ? { ok: false, line: 1, said: registryWording.unreadableEncoding() }
      : { ok: true, text, encoding: 'utf-16' };
  }
  const utf8 = strict('utf-8', bytes);
  if (utf8 !== null) return checked(utf8, startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8-bom' : 'utf-8');
  const line = brokenUtf8Line(bytes);
  if (line !== null) return { ok: false, line, said: registryWording.brokenUtf8() };
  const gb = strict('gb18030', bytes);
  return gb === null
    ? { ok: false, line: 1, said: registryWording.unreadableEncoding() }
    : checked(gb, 'gb18030');
}

function checked(text: string, encoding: Encoding): Decoded {
  const at = text.indexOf('\0');
  if (at < 0) return { ok: true, text, encoding };
  return {
    ok: false,
    line: text.slice(0, at).split('\n').length,
    said: registryWording.unreadableEncoding(),
  };
}
