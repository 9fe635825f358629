import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unitPath } from '../../src/report/html/unit-path.ts';
import { reportModel, writeFiles, writeReport } from '../../src/report/index.ts';
import { sampleModel } from './sample.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xunjian-report-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const store = () => ({
  root,
  blobs: {
    put: async () => '',
    get: async () => null,
    list: async () => [],
    remove: async () => {},
    pathOf: (id: string) => `blobs/${id.slice(7, 9)}/${id.slice(7)}.gz`,
  },
});

describe('writeReport', () => {
  it('leaves the whole set and nothing else', async () => {
    const folder = await writeReport(store(), 'r1', sampleModel());
    expect(folder).toBe(join(root, 'runs', 'r1'));
    expect((await readdir(folder)).sort()).toEqual(['findings.csv', 'report.html', 'report.json', 'units']);
    expect((await readdir(join(folder, 'units'))).sort()).toEqual(
      ['baishi', 'danfeng', 'donghu', 'jingkai', 'liuhe', 'qingshan', 'yunxi', 'ziranju'].map(
        (unit) => `${unit}.html`,
      ),
    );
    const json = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    expect(reportModel.parse(json)).toEqual(sampleModel());
  });

  it('says which evidence the store no longer has, and links none of it', async () => {
    const folder = await writeReport(store(), 'r1', sampleModel());
    const page = await readFile(join(folder, 'units', 'qingshan.html'), 'utf8');
    expect(page).toContain('（存档中已无此件）');
    expect(page).not.toContain('.gz"');
  });

  it('takes away unit pages that no longer belong, and leaves other files alone', async () => {
    const folder = join(root, 'runs', 'r1');
    await mkdir(join(folder, 'units'), { recursive: true });
    await writeFile(join(folder, 'units', 'gone.html'), 'old');
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await writeReport(store(), 'r1', sampleModel());
    expect(await readdir(join(folder, 'units'))).not.toContain('gone.html');
    expect(await readdir(folder)).toContain('notes.txt');
  });

  it('leaves the old set untouched when a file cannot be written', async () => {
    await writeFiles(root, [{ path: 'a.txt', text: 'old' }]);
    await writeFile(join(root, 'wall'), '');
    const broken = writeFiles(root, [
      { path: 'a.txt', text: 'new' },
      { path: 'wall/b.txt', text: 'x' },
    ]);
    await expect(broken).rejects.toThrow();
    expect(await readFile(join(root, 'a.txt'), 'utf8')).toBe('old');
    expect((await readdir(root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('unitPath', () => {
  it.each(['zhanggong', 'gz-zhanggong_2'])('keeps %s', (id) => expect(unitPath(id)).toBe(`units/${id}.html`));
  it.each(['../../etc/passwd', '章贡区', 'a/b', '', '.hidden', 'x'.repeat(100)])(
    'makes a plain name of %s',
    (id) => expect(unitPath(id)).toMatch(/^units\/u-[0-9a-f]{12}\.html$/),
  );
});
