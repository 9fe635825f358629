import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hasBrowser } from './house.ts';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** Finds a browser as an ordinary user would, and prints its sandbox and the processes that run in namespaces. */
const script = (cacheDir: string): string => `
import { readdirSync, readFileSync } from 'node:fs';
const { findBrowser, launchBrowser } = await import(${JSON.stringify(new URL('../../src/browser/index.ts', import.meta.url).href)});
const found = await findBrowser({ cacheDir: ${JSON.stringify(cacheDir)}, probe: true });
if (found.state !== 'found') { console.log(JSON.stringify(found)); process.exit(0); }
const browser = await launchBrowser(found);
await browser.newPage();
const inside = readdirSync('/proc').filter((pid) => {
  try {
    const isOurs = readFileSync('/proc/' + pid + '/cmdline', 'utf8').includes(found.executablePath);
    return isOurs && /^NSpid:\\s+\\d+\\s+\\d+/m.test(readFileSync('/proc/' + pid + '/status', 'utf8'));
  } catch { return false; }
});
console.log(JSON.stringify({ sandbox: found.sandbox, inside: inside.length }));
await browser.close();`;

it.skipIf(!isRoot || !hasBrowser)(
  'an ordinary user has the sandbox on',
  ({ skip }) => {
    const asNobody = { uid: NOBODY, gid: NOBODY, encoding: 'utf8' } as const;
    if (spawnSync('unshare', ['-U', 'true'], asNobody).status !== 0)
      skip('no user namespaces for ordinary users on this machine');
    const home = mkdtempSync(path.join(tmpdir(), 'xunjian-nobody-'));
    chownSync(home, NOBODY, NOBODY);
    const env = { ...process.env, HOME: home, TMPDIR: home };
    const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', script(home)], {
      ...asNobody,
      env,
      cwd: home,
      timeout: 60_000,
    });
    rmSync(home, { recursive: true, force: true });
    if (/EACCES|ERR_MODULE_NOT_FOUND/.test(ran.stderr))
      skip('the project cannot be read by another user here');
    const seen = JSON.parse(ran.stdout) as { sandbox: boolean; inside: number };
    expect(seen.sandbox).toBe(true);
    expect(seen.inside).toBeGreaterThan(0);
  },
  90_000,
);
