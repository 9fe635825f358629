import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { linksDocument } from '../../src/report/index.ts';
import { LINKS_TRUTH } from './links-truth.ts';
import { testShell } from './shell.ts';

let reports = '';
beforeAll(async () => {
  reports = await mkdtemp(path.join(tmpdir(), 'xunjian-links-'));
});
afterAll(() => rm(reports, { recursive: true, force: true }));

/** The demo city is served by ourselves: no need to be slow. */
const FAST = ['--rate', '1000', '--concurrency', '8'];

async function links(...words: string[]) {
  const shell = testShell({ now: Date.now });
  const code = await runProgram(
    ['links', ...words, ...FAST, '--targets', 'targets/demo', '--reports', reports],
    shell,
  );
  return { code, ...shell.printed };
}

describe('links', () => {
  it('does not say that a site was looked through whose first page was not read', async () => {
    const { code, out } = await links('http://nosuch.invalid/', '--no-browser');
    expect([code, out.includes('起始页没有读到'), out.includes('检查完毕')]).toEqual([2, true, false]);
  });

  it.each(LINKS_TRUTH)(
    'finds exactly the truth of %s',
    async (id, code, leastPages, broken) => {
      const ended = await links(id, '--format', 'json');
      const document = linksDocument.parse(JSON.parse(ended.out));
      expect(document.broken.map(({ url, state }) => [new URL(url).pathname, state])).toEqual(broken);
      expect(document.pages).toBeGreaterThanOrEqual(leastPages);
      expect(document.undetermined.map(({ state }) => state)).toEqual(id === 'wuling' ? ['blocked'] : []);
      expect(ended.code).toBe(code);
    },
    60_000,
  );

  it('prints text with referrers and numbers, and a CSV that Excel opens as text', async () => {
    const text = await links('baishi', '--no-browser');
    expect(text.out).toMatch(
      /^失效链接 5 个（已复核 0 个，待复核 5 个）。待复核的，请隔几小时再运行同一命令\n✕ http[\s\S]+所在页面：http[\s\S]+共?读取 25 个页面，检查 43 个地址：失效 5 个/,
    );
    const csv = await links('baishi', '--no-browser', '--format', 'csv');
    expect(csv.out.startsWith('\ufeff"结论","链接"')).toBe(true);
    expect(csv.out.trimEnd().split('\r\n')).toHaveLength(6);
  });

  it('leaves other hosts alone when told to, and stops at the number of pages', async () => {
    const { out } = await links(
      'baishi',
      '--no-browser',
      '--no-external',
      '--max-pages',
      '3',
      '--format',
      'json',
    );
    const document = linksDocument.parse(JSON.parse(out));
    expect(document.hosts.map(({ host }) => host)).toEqual(['www.baishi.gov.test']);
    expect(document.run.how).toBe('budget');
    expect(document.skippedByReason).toMatchObject({
      external: expect.any(Number),
      budget: expect.any(Number),
    });
  });

  it.each([
    ['an id that is none', ['baishii'], 3],
    ['a format that is none', ['baishi', '--format', 'xml'], 3],
  ])('%s ends with its code and prints nothing', async (_, words, code) => {
    expect(await links(...words)).toMatchObject({ code, out: '' });
  });

  it('ends with 130 at Ctrl-C and goes on from there', async () => {
    const shell = testShell({ now: Date.now });
    const words = [
      'links',
      'gudu',
      '--format',
      'json',
      '--targets',
      'targets/demo',
      '--reports',
      path.join(reports, 'stopped'),
    ];
    // Stopped at the first sign of progress.
    shell.err = (text) => {
      if (/^第/.test(text)) shell.press();
    };
    expect(await runProgram([...words, '--rate', '50'], shell)).toBe(130);
    const before = linksDocument.parse(JSON.parse(shell.printed.out));
    const again = testShell({ now: Date.now });
    const code = await runProgram([...words, ...FAST], again);
    const after = linksDocument.parse(JSON.parse(again.printed.out));
    expect(after).toMatchObject({ broken: [], run: { resumed: true, how: 'complete' } });
    expect(after.pages).toBeGreaterThan(before.pages);
    expect(code).toBe(0);
  }, 30_000);
});
