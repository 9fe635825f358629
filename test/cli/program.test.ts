import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { testShell } from './shell.ts';

/** Runs a command line as typed; words are split at blanks. */
async function type(line: string, root = process.cwd()) {
  const shell = testShell({ root, cwd: root });
  const code = await runProgram(line.split(' ').filter(Boolean), shell);
  return { code, ...shell.printed };
}

let empty = '';
beforeAll(async () => {
  empty = await mkdtemp(path.join(tmpdir(), 'xunjian-cli-'));
});
afterAll(() => rm(empty, { recursive: true, force: true }));

describe('a wrong command line', () => {
  it.each([
    ['scna', /没有命令 scna。您是否想用：scan/],
    ['check http://a.gov.cn --formta json', /没有选项 --formta。您是否想用：--format/],
    ['targets validat', /没有命令 validat。您是否想用：validate/],
    ['scan --resum x', /没有选项 --resum。您是否想用：--resume/],
    ['check', /缺少参数 <网址或编号>/],
    ['links', /缺少参数 <网址>/],
    ['scan --resume', /选项 --resume <批次> 缺少取值/],
    ['check a --format jsn', /取值“jsn”不正确。可用取值：text、json、html/],
    ['report --format html,doc', /不支持 doc，可用：html、csv、json/],
    ['links http://a.cn --rate fast', /取值“fast”不正确。应为不小于 0.1 的数/],
    ['links http://a.cn --concurrency 1.5', /应为不小于 1 的整数/],
    ['judge one two', /参数过多/],
    ['targets validate no/such/folder', /名录目录不存在：no\/such\/folder/],
  ])('%s', async (line, complaint) => {
    const { code, out, err } = await type(line);
    expect(err).toMatch(complaint);
    expect({ code, out }).toEqual({ code: 3, out: '' });
  });

  it('without a command shows the help and ends 3', async () => {
    expect(await type('')).toMatchObject({ code: 3, out: '', err: expect.stringContaining('命令：') });
  });
});

describe('help', () => {
  it.each(['--help', 'help', 'scan --help', 'help check', 'targets validate -h', 'demo --help'])(
    '%s is all Chinese',
    async (line) => {
      const { code, out, err } = await type(line);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('用法：');
      expect(out).not.toMatch(/Usage|Options|Commands|Arguments|default:|display|choices/);
    },
  );

  it('names every command of the contract', async () => {
    const { out } = await type('--help');
    for (const name of ['scan', 'check', 'links', 'judge', 'report', 'targets', 'doctor', 'demo'])
      expect(out).toContain(`\n  ${name}`);
    expect(out).toContain('130');
  });

  it('prints the version of package.json', async () => {
    expect(await type('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('a project without anything in it', () => {
  it.each([
    ['judge', 3, /还没有做过巡检/],
    ['judge 20260101-000000-x', 3, /没有巡检批次 20260101-000000-x/],
    ['report', 3, /还没有做过巡检/],
    ['scan --resume nothing', 3, /没有巡检批次 nothing/],
  ])('%s', async (line, code, complaint) => {
    const shell = testShell({ cwd: empty });
    expect(await runProgram([...line.split(' '), '--reports', path.join(empty, 'reports')], shell)).toBe(
      code,
    );
    expect(shell.printed.err).toMatch(complaint);
  });
});
