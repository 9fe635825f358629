import { expect, it } from 'vitest';
import type { FoundBrowser, NoBrowser } from '../../src/browser/index.ts';
import { browserFinding, fonts, nodeVersion } from '../../src/cli/examine.ts';

const found: FoundBrowser = {
  state: 'found',
  source: 'bundled',
  executablePath: '/x/chromium',
  env: {},
  args: [],
  sandbox: true,
  version: '153.0',
  chineseText: true,
};
const none: NoBrowser = {
  state: 'none',
  tried: [
    { source: 'env', outcome: 'broken', why: '/x: ENOENT' },
    { source: 'system', outcome: 'absent', why: '' },
  ],
};

it.each([
  ['24.21.0', 'ok'],
  ['26.0.0', 'ok'],
  ['22.9.0', 'bad'],
  ['20.20.2', 'bad'],
])('node %s is %s', (version, state) => {
  expect(nodeVersion(version).state).toBe(state);
});

it.each([
  ['a browser with a sandbox', found, 'ok', /153\.0，随程序安装/],
  ['a browser without one', { ...found, sandbox: false }, 'ok', /未启用沙箱/],
  ['no browser', none, 'warn', /CHROMIUM_PATH：不能使用，\/x: ENOENT；系统自带：没有/],
])('%s', (_, browser, state, detail) => {
  expect(browserFinding(browser)).toMatchObject({ state, detail: expect.stringMatching(detail) });
});

it.each([
  ['a Chinese font', found, 'ok', ''],
  ['no Chinese font', { ...found, chineseText: false }, 'warn', 'fonts-noto-cjk'],
  ['nothing to look with', none, 'warn', ''],
])('%s', (_, browser, state, mend) => {
  expect(fonts(browser)).toMatchObject({ state, mend: expect.stringContaining(mend) });
});
