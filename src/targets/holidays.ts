import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { watchWording } from '../wording/watch.ts';
import { inOrder, readRows, type TableSpec } from './files/index.ts';
import type { Holiday, Loaded, Problem } from './types.ts';

const FILE = /^\d{4}\.csv$/;

const HOLIDAYS = {
  file: 'holidays.csv',
  columns: {
    date: { header: '日期', needed: true, synonyms: [] },
    kind: { header: '类型', needed: true, synonyms: [] },
    name: { header: '名称', needed: false, synonyms: [] },
  },
} satisfies TableSpec<string>;

const KINDS: ReadonlyMap<string, boolean> = new Map([
  ['放假', false],
  ['上班', true],
]);

/** Days off and working weekends as published, one file a year. No folder, no files: weekends only. */
export async function loadHolidays(dir: string): Promise<Loaded<Holiday[]>> {
  const names = (await readdir(dir).catch((): string[] => [])).filter((name) => FILE.test(name)).sort();
  const problems: Problem[] = [];
  const holidays: Holiday[] = [];
  for (const name of names) {
    const file = join(dir, name);
    const rows = readRows(
      HOLIDAYS,
      await readFile(file),
      file,
      (row): Holiday => {
        row.required('date');
        const date = row.date('date') ?? '';
        if (date !== '' && !date.startsWith(basename(name, '.csv')))
          row.problem('date', watchWording.otherYear(date, name));
        return { date, working: row.choice('kind', KINDS) ?? false, name: row.text('name') };
      },
      problems,
    );
    holidays.push(...rows.map(({ value }) => value));
  }
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, value: holidays };
}
