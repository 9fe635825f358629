import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import {
  type CheckDocument,
  checkDocument,
  probeDocument,
  remindDocument,
  reportModel,
} from '../../src/report/index.ts';
import { loadRegistry } from '../../src/targets/index.ts';
import { testShell } from './shell.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'xunjian-commands-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A shell with the real clock: the demo city's dates are relative to it. */
const realShell = () => testShell({ now: Date.now });

/** Runs words as typed, with reports in a scratch folder. */
async function run(words: string[], { shell = realShell(), reports = path.join(scratch, 'reports') } = {}) {
  const code = await runProgram([...words, '--reports', reports], shell);
  return { code, ...shell.printed };
}

describe('check', () => {
  it.each([
    ['a department that does everything right', 'chengguanju', 0],
    ['a county behind a challenge', 'wuling', 2],
  ])('%s: exactly one JSON document on stdout', async (_, id, code) => {
    const ended = await run(['check', id, '--format', 'json']);
    const document = checkDocument.parse(JSON.parse(ended.out));
    expect(document.target.id).toBe(id);
    expect(ended.code).toBe(code);
  });

  it('finds the portal of an address and keeps the page beside the evidence', async () => {
    const reports = path.join(scratch, 'kept');
    const { code, out, err } = await run(['check', 'http://www.wuling.gov.test/', '--format', 'text'], {
      reports,
    });
    expect(out).toContain('雾岭县人民政府');
    const [folder] = await readdir(path.join(reports, 'checks'));
    expect(folder).toMatch(/^wuling-\d{14}-/);
    expect(await readdir(path.join(reports, 'checks', folder ?? ''))).toEqual(
      expect.arrayContaining(['check.html', 'check.json']),
    );
    expect(err).toContain('check.html');
    expect(code).toBe(2);
    const kept = path.join(reports, 'checks', folder ?? '');
    expect(await run(['evidence', 'verify'], { reports: kept })).toMatchObject({
      code: 0,
      out: expect.stringContaining('完全一致'),
    });
  });

  it.each([
    ['an id with a slip', ['check', 'wulin'], /是否想用：wuling/],
    ['a portal without address', ['check', 'anhe'], /网址尚未核实/],
    [
      'a mapping that is none',
      ['check', 'wuling', '--resolve', 'wuling:80'],
      /--resolve 的取值“wuling:80”不正确/,
    ],
  ])('%s', async (_, words, complaint) => {
    const ended = await run(words);
    expect(ended).toMatchObject({ code: 3, out: '', err: expect.stringMatching(complaint) });
  });
});

describe('scan', () => {
  it('ends cleanly at Ctrl-C, says how to go on, and goes on', async () => {
    const reports = path.join(scratch, 'interrupted');
    const shell = realShell();
    const { err } = shell;
    shell.err = (text) => {
      err(text);
      if (text.startsWith('[1/')) shell.press();
    };
    const only = ['scan', 'targets/demo', '--only', 'wuling,zhongxin,chengguanju'];
    const first = await run(only, { shell, reports });
    expect(first.code).toBe(130);
    const resume = /xunjian scan --resume (\S+)/.exec(first.err)?.[1] ?? '';

    const second = await run(['scan', '--resume', resume], { reports });
    expect(second.err).toMatch(/3 个监测对象，其中 [12] 个上次已完成/);
    const model = reportModel.parse(
      JSON.parse(await readFile(path.join(reports, 'runs', resume, 'report.json'), 'utf8')),
    );
    expect(model.run.state).toBe('finished');
    expect(model.targets.map(({ target }) => target.id).sort()).toEqual([
      'chengguanju',
      'wuling',
      'zhongxin',
    ]);

    const again = await run(['scan', '--resume', resume], { reports });
    expect(again).toMatchObject({ code: 3, err: expect.stringContaining('已经完成') });
  });

  it('prints coverage before results, and judges and renders the run again', async () => {
    const reports = path.join(scratch, 'whole');
    const scanned = await run(['scan', 'targets/demo', '--only', 'wuling,chengguanju'], { reports });
    expect(scanned.out).toMatch(
      /^覆盖：[\s\S]*未读到：被防护系统拦截 1[\s\S]*结果：[\s\S]*报告：.*report\.html\n$/,
    );

    const [id = ''] = (await readdir(path.join(reports, 'runs'))).filter((name) => !name.includes('.'));
    const first = await readFile(path.join(reports, 'runs', id, 'report.json'), 'utf8');
    const judged = await run(['judge', '--format', 'json'], { reports });
    expect(JSON.parse(judged.out)).toMatchObject({ schema: 'xunjian/judge@1', changes: [] });
    expect(await readFile(path.join(reports, 'runs', id, 'first', 'report.json'), 'utf8')).toBe(first);
    expect((await run(['judge'], { reports })).err).not.toContain('另存到');

    const reported = await run(['report', '--format', 'html,csv'], { reports });
    expect(
      reported.out
        .trim()
        .split('\n')
        .map((file) => path.basename(file)),
    ).toEqual(['report.html', 'findings.csv']);
    expect([scanned.code, judged.code, reported.code]).toEqual([2, 2, 2]);
  });

  it('refuses what the registry does not have', async () => {
    const ended = await run(['scan', 'targets/demo', '--only', 'wulin']);
    expect(ended).toMatchObject({ code: 3, err: expect.stringContaining('是否想用：wuling') });
  });

  it('scans nothing with a broken registry, and names every place', async () => {
    const broken = path.join(scratch, 'broken');
    await cp('targets/demo', broken, { recursive: true });
    const units = path.join(broken, 'units.csv');
    await writeFile(units, (await readFile(units, 'utf8')).replace(',县区,', ',县,').replace('qingshan', ''));
    const ended = await run(['scan', broken]);
    expect(ended).toMatchObject({ code: 3, out: '' });
    expect(ended.err).toMatch(/units\.csv:\d+:\d+\n {4}.+\n {4}→ /);
  });
});

it('demo scans the sample city and ends 0 when every verdict is the expected one', async () => {
  const { code, out, err } = await run(['demo'], { reports: path.join(scratch, 'demo') });
  expect(err).not.toContain('与预期不符');
  expect(out).toContain('全部符合预期');
  expect(code).toBe(0);
}, 120_000);

it('without any browser the demo ends 0 all the same: what needs one is undetermined', async () => {
  vi.stubEnv('CHROMIUM_PATH', 'none');
  const reports = path.join(scratch, 'bare');
  const { code, out } = await run(['demo'], { reports }).finally(() => vi.unstubAllEnvs());
  expect(out).toContain('全部符合预期');
  expect(code).toBe(0);
  const [id = ''] = (await readdir(path.join(reports, 'runs'))).filter((name) => !name.includes('.'));
  const model = JSON.parse(await readFile(path.join(reports, 'runs', id, 'report.json'), 'utf8'));
  const yuntai = model.targets.find(({ target }: CheckDocument) => target.id === 'yuntai');
  expect(yuntai.results).toContainEqual(
    expect.objectContaining({ indicator: 'topic-complete', verdict: 'undetermined', reason: 'needs_js' }),
  );
}, 120_000);

describe('targets', () => {
  const typed = async (...words: string[]) => {
    const shell = realShell();
    const code = await runProgram(['targets', ...words], shell);
    return { code, ...shell.printed };
  };

  it('validates every bundled registry', async () => {
    const { code, out } = await typed('validate');
    expect(out).toMatch(/✓ targets\/demo：[\s\S]*✓ targets\/ganzhou：/);
    expect(code).toBe(0);
  });

  it('lists targets as JSON', async () => {
    const { code, out } = await typed('list', '--targets', 'targets/demo', '--format', 'json');
    expect(JSON.parse(out).targets).toContainEqual(
      expect.objectContaining({ id: 'wuling', kind: 'portal', unit: '雾岭县' }),
    );
    expect(code).toBe(0);
  });

  it('imports a table, recognised by its header, and replaces one only on demand', async () => {
    const registry = path.join(scratch, 'imported');
    await cp('targets/demo', registry, { recursive: true });
    const sheet = path.join(scratch, 'wangzhan.csv');
    await writeFile(sheet, await readFile('targets/demo/portals.csv'));
    const refused = await typed('import', sheet, '--targets', registry);
    expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('--replace') });
    const done = await typed('import', sheet, '--targets', registry, '--replace');
    expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/✓ 已把 11 行写入 .*portals\.csv/) });
    expect(await readdir(registry)).toContain('portals.csv.bak');
    expect((await typed('validate', registry)).code).toBe(0);
  });

  it('adds the filled list of open accounts to what was found out before; faults in either stop it', async () => {
    const registry = path.join(scratch, 'reviewed');
    await cp('targets/demo', registry, { recursive: true });
    const sheet = path.join(scratch, 'accounts-todo.csv');
    const list = (line: string) =>
      `\ufeff账号编号,类型,名称,责任单位,核查内容,原因,怎么办,最近更新日期,链接,截图,互动可用,核查人,核查日期\nwx-gudu,微信订阅号,古渡发布,古渡县,,,,${line}\ndy-heping,抖音,和坪融媒,和坪县,,,,,,,,,\n`;
    await writeFile(sheet, list('2026/11/20,,,是,值班岗,2026/11/22'));
    const done = await typed('import', sheet, '--targets', registry);
    expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/✓ 已把 1 行写入 .*reviews\.csv/) });
    const reviews = await readFile(path.join(registry, 'reviews.csv'), 'utf8');
    expect(reviews).toContain('ks-yuntai');
    expect(reviews).toContain('wx-gudu');
    expect(reviews).not.toContain('dy-heping');
    expect((await typed('validate', registry)).code).toBe(0);

    await writeFile(sheet, list('昨天,,,是,值班岗,2026/11/22'));
    expect(await typed('import', sheet, '--targets', registry)).toMatchObject({
      code: 3,
      err: expect.stringContaining('昨天'),
    });
    expect(await readFile(path.join(registry, 'reviews.csv'), 'utf8')).toBe(reviews);
  });

  it('tells the faults of the kind whose header fits best', async () => {
    const sheet = path.join(scratch, 'faulty.csv');
    await writeFile(sheet, '\ufeff类型,名称,责任单位,账号,主管,状态\n微博,甲发布,没有的局,1,,正常\n');
    const refused = await typed('import', sheet, '--targets', 'targets/demo');
    expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('没有的局') });
  });

  it('imports nothing that has no header', async () => {
    const sheet = path.join(scratch, 'empty.csv');
    await writeFile(sheet, 'a,b\n1,2\n');
    expect(await typed('import', sheet, '--targets', 'targets/demo')).toMatchObject({
      code: 3,
      err: expect.stringContaining('没有认出表头'),
    });
  });
});

it('probe looks at every home page once and says what it saw', async () => {
  const { code, out } = await run(['probe', '--targets', 'targets/demo', '--format', 'json']);
  expect(code).toBe(0);
  const registry = await loadRegistry('targets/demo');
  if (!registry.ok) throw new Error(JSON.stringify(registry.problems));
  const homes = registry.value.targets.filter((target) => target.kind === 'portal' && target.url !== null);
  // One county answers with a challenge, which is no failure and no proof; one refuses the connection.
  const looks = { up: homes.length - 2, down: 1, leftOut: 1 };
  expect(probeDocument.strict().parse(JSON.parse(out))).toMatchObject({ sound: true, ...looks });
});

it.each([
  ['portals', ['wuling']],
  ['accounts', []],
])(
  'scan --scope %s of a county without accounts plans %j',
  async (scope, planned) => {
    const reports = path.join(scratch, scope);
    const words = ['scan', '--targets', 'targets/demo', '--only', 'wuling', '--scope', scope, '--no-browser'];
    await run(words, { reports });
    const [file = ''] = (await readdir(path.join(reports, 'runs'))).filter((name) => name.endsWith('.json'));
    expect(JSON.parse(await readFile(path.join(reports, 'runs', file), 'utf8')).value.planned).toEqual(
      planned,
    );
  },
  120_000,
);

it('case remind says how the cases stand', async () => {
  const { code, out } = await run(['case', 'remind', '--targets', 'targets/demo', '--format', 'json']);
  expect(code).toBe(0);
  expect(remindDocument.strict().parse(JSON.parse(out))).toMatchObject({ overdue: 0, damaged: [] });
});
