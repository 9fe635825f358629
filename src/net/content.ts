/** Types that are never a page, whatever the bytes. `octet-stream` is left out: servers send pages under it. */
const BINARY =
  /^(image\/(?!svg)|audio\/|video\/|font\/|application\/(pdf|zip|gzip|x-(zip|rar|7z|tar|msdownload)|vnd\.|msword|rtf|java-archive|wps))/i;

export const isBinaryType = (contentType: string | null): boolean => BINARY.test((contentType ?? '').trim());

const MAGIC = [
  '%PDF-',
  'PK\u0003\u0004',
  'Rar!',
  '7z\u00bc\u00af',
  '\u00d0\u00cf\u0011\u00e0',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u001f\u008b',
];

/** Whether the first bytes are those of a file of another kind than text. */
export function isBinaryBody(body: Uint8Array): boolean {
  const head = Buffer.from(body.subarray(0, 8)).toString('latin1');
  return MAGIC.some((magic) => head.startsWith(magic));
}
