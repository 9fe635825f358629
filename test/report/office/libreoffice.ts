import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const hasLibreOffice = ['/usr/bin/libreoffice', '/usr/bin/soffice'].some((path) => existsSync(path));
export const officeTitle = (title: string): string =>
  hasLibreOffice
    ? title
    : `${title} (SKIPPED: no LibreOffice, apt-get install libreoffice-writer libreoffice-calc)`;

/** Opens documents in LibreOffice and answers each as converted to `to`. */
export async function convert(
  files: ReadonlyMap<string, Uint8Array>,
  to: string,
): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-office-'));
  try {
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
    const paths = [...files.keys()].map((name) => join(folder, name));
    const home = `-env:UserInstallation=file://${folder}/home`;
    await run('libreoffice', [home, '--headless', '--convert-to', to, '--outdir', folder, ...paths], {
      timeout: 120_000,
    });
    const extension = to.split(':')[0] ?? to;
    const out = new Map<string, Buffer>();
    for (const name of files.keys())
      out.set(name, await readFile(join(folder, `${name.replace(/\.[^.]+$/, '')}.${extension}`)));
    return out;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text of each page of a PDF; none where no pdftotext is installed. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  if (!existsSync('/usr/bin/pdftotext')) return [];
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-pages-'));
  try {
    await writeFile(join(folder, 'a.pdf'), pdf);
    const { stdout } = await run('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], {
      maxBuffer: 2 ** 26,
    });
    return stdout.split('\f').slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
