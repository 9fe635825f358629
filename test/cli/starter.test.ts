import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const starter = path.resolve('bin/xunjian.mjs');
/** The starters also run on an older Node; use the machine's own where it has one. */
const anyNode = ['/usr/bin/node', '/usr/local/bin/node'].find((file) => existsSync(file)) ?? process.execPath;

async function run(args: string[], command = anyNode) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    printed.out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    printed.err += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}

describe('bin/xunjian.mjs', () => {
  it('runs the program on Node 24 and hands its answer on', async () => {
    expect(await run([starter, '--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('hands the exit code on', async () => {
    expect(await run([starter, 'nonsense'])).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('没有命令'),
    });
  });

  it.each([
    ['two pools of memory for all threads', {}, 2],
    ['as many as the operator sets', { MALLOC_ARENA_MAX: '8' }, 8],
  ])('starts a program with %s', async (_, env, pools) => {
    const { runToEnd } = await import(path.resolve('bin/run.mjs'));
    const asked = `process.exit(Number(process.env.MALLOC_ARENA_MAX))`;
    expect(await runToEnd(process.execPath, ['-e', asked], { env })).toBe(pools);
  });

  it('is quiet when its reader goes away', async () => {
    const { code, err } = await run(
      ['-c', `'${anyNode}' '${starter}' --help | true; exit \${PIPESTATUS[0]}`],
      'bash',
    );
    expect(err).not.toMatch(/EPIPE|Error/);
    expect(code).toBe(0);
  });
});

describe('bin/setup.mjs', () => {
  it.each([[[]], [['unknown']], [['toString']]])('refuses %j with the list of tasks', async (args) => {
    const { code, err } = await run([path.resolve('bin/setup.mjs'), ...args]);
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('demo|test|check') });
  });
});

describe('signals', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'xunjian-bin-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are passed on and the exit code comes back', async () => {
    const program = path.join(folder, 'program.mjs');
    await writeFile(
      program,
      `process.on('SIGINT', () => { console.log('cleaned up'); process.exit(130); });
       setInterval(() => {}, 1000); console.log('ready');`,
    );
    const runner = path.join(folder, 'runner.mjs');
    const module = JSON.stringify(path.resolve('bin/run.mjs'));
    await writeFile(
      runner,
      `import { runToEnd } from ${module};
       process.exitCode = await runToEnd(process.execPath, [${JSON.stringify(program)}]);`,
    );
    await chmod(runner, 0o755);
    const child = spawn(anyNode, [runner], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data;
      if (out === 'ready\n') child.kill('SIGINT');
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, out }).toEqual({ code: 130, out: 'ready\ncleaned up\n' });
  });
});
