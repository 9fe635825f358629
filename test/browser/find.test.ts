import { chmod, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackBundled } from '../../src/browser/bundled.ts';
import { type FindOptions, findBrowser, launchBrowser } from '../../src/browser/index.ts';

const browser = await findBrowser();
if (browser.state === 'none')
  console.warn(`no browser here, rendered tests are skipped: ${JSON.stringify(browser.tried)}`);

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'xunjian-browser-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A chain in which only CHROMIUM_PATH and the given system paths exist. */
const chain = (chromiumPath: string | undefined, systemPaths: string[] = []): FindOptions => ({
  sources: ['env', 'playwright', 'system'],
  cacheDir: scratch,
  env: { CHROMIUM_PATH: chromiumPath, PLAYWRIGHT_BROWSERS_PATH: path.join(scratch, 'nothing') },
  systemPaths,
});

async function script(name: string, body: string): Promise<string> {
  const file = path.join(scratch, name);
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
  return file;
}

describe.skipIf(browser.state === 'none')('the chain, with a real browser', () => {
  const real = browser.state === 'found' ? browser : null;

  it('takes CHROMIUM_PATH before everything else', async () => {
    const found = await findBrowser(chain(real?.executablePath));
    expect(found).toMatchObject({ state: 'found', source: 'env', version: real?.version });
  });

  it('passes a broken CHROMIUM_PATH by', async () => {
    const options = chain(await script('broken-browser', 'exit 3'), [real?.executablePath ?? '']);
    expect(await findBrowser(options)).toMatchObject({ state: 'found', source: 'system' });
  });

  it('keeps the proof and proves anew when the file has changed', async () => {
    const wrapper = await script('wrapper', `exec '${real?.executablePath}' "$@"`);
    const first = await findBrowser(chain(wrapper));
    expect(first).toMatchObject({ state: 'found', source: 'env' });
    const again = await findBrowser(chain(wrapper));
    expect(again).toEqual(first);
    await writeFile(wrapper, '#!/bin/sh\nexit 9\n');
    expect(await findBrowser(chain(wrapper))).toMatchObject({ state: 'none' });
  });

  it('launches a page that reads Chinese', async () => {
    if (!real) return;
    const opened = await launchBrowser(real);
    try {
      const page = await opened.newPage();
      await page.goto('data:text/html;charset=utf-8,<title>基层政务公开</title>');
      expect(await page.title()).toBe('基层政务公开');
    } finally {
      await opened.close();
    }
  });

  it('keeps secrets of the environment from the browser', async () => {
    process.env.XUNJIAN_TEST_SECRET = 'secret';
    const wrapper = await script(
      'spy',
      `env > '${scratch}/environment'; exec '${real?.executablePath}' "$@"`,
    );
    await findBrowser(chain(wrapper));
    delete process.env.XUNJIAN_TEST_SECRET;
    expect(await readFile(path.join(scratch, 'environment'), 'utf8')).not.toContain('XUNJIAN_TEST_SECRET');
  });
});

describe('the chain, with nothing that works', () => {
  it('names every link and why it did not hold', async () => {
    const outcome = await findBrowser(chain(path.join(scratch, 'missing'), [await script('dead', 'exit 1')]));
    expect(outcome).toMatchObject({
      state: 'none',
      tried: [
        { source: 'env', outcome: 'broken' },
        { source: 'playwright', outcome: 'absent' },
        { source: 'system', outcome: 'broken' },
      ],
    });
  });
});

it('CHROMIUM_PATH=none hides every browser there is', async () => {
  expect(await findBrowser({ env: { CHROMIUM_PATH: 'none' }, cacheDir: scratch })).toEqual({
    state: 'none',
    tried: [{ source: 'env', outcome: 'absent', why: 'none' }],
  });
});

describe('the bundled browser', () => {
  it('is unpacked once, and again when its file was damaged', async (context) => {
    const first = await unpackBundled(scratch, true);
    if (!first) return context.skip('@sparticuz/chromium is not for this machine');
    const whole = (await stat(first.executablePath)).size;
    await truncate(first.executablePath, 1000);
    expect((await unpackBundled(scratch, false))?.executablePath).toBe(first.executablePath);
    const again = await unpackBundled(scratch, true);
    expect((await stat(again?.executablePath ?? '')).size).toBe(whole);
    // 70 MB are unpacked twice, on whatever else the machine has to do.
  }, 120_000);
});
