import type { ColumnSpec, RowReader, TableSpec } from '../targets/files/index.ts';
import { registryWording as say } from '../wording/registry.ts';
import type { Deadline, Field, PolicyRow, Treatment } from './types.ts';

const column = (header: string, needed = true): ColumnSpec => ({ header, needed, synonyms: [] });

/** The 26 fields (领域) with those who publish and guide. */
export const FIELDS = {
  file: 'fields.csv',
  columns: {
    id: column('领域编号'),
    no: column('序号'),
    name: column('领域名称'),
    aliases: column('别名', false),
    coOwners: column('共同责任单位', false),
    guides: column('指导单位'),
    cycleDays: column('参考更新周期天数', false),
  },
} satisfies TableSpec<string>;

export const DEADLINES = {
  file: 'deadlines.csv',
  columns: { date: column('日期'), row: column('条目'), who: column('责任主体'), title: column('事项') },
} satisfies TableSpec<string>;

/** Every row of the source document and what the product does with it. */
export const ROWS = {
  file: 'rows.csv',
  columns: {
    id: column('条目'),
    clause: column('出处'),
    title: column('要点'),
    treatment: column('处理方式'),
    where: column('去向', false),
  },
} satisfies TableSpec<string>;

export const TREATMENT_WORDS: ReadonlyMap<string, Treatment> = new Map([
  ['指标', 'indicator'],
  ['台账', 'duty'],
  ['分工', 'assignment'],
  ['名录', 'registry'],
  ['日历', 'calendar'],
  ['报告', 'report'],
  ['处置', 'handling'],
  ['依据', 'basis'],
  ['人工', 'manual'],
]);

const UNIT_ID = /^[a-z0-9][a-z0-9-]*$/;

export function readField(row: RowReader<keyof typeof FIELDS.columns>): Field {
  const field: Field = {
    id: row.required('id'),
    no: row.integer('no', 1, 999) ?? 0,
    name: row.required('name'),
    aliases: row.list('aliases'),
    coOwners: row.list('coOwners'),
    guides: row.list('guides'),
    cycleDays: row.integer('cycleDays', 1, 3650),
  };
  row.required('no');
  row.required('guides');
  for (const key of ['coOwners', 'guides'] as const) {
    for (const id of field[key]) if (!UNIT_ID.test(id)) row.problem(key, say.notAUnitId(row.header(key), id));
  }
  return field;
}

export const readDeadline = (row: RowReader<keyof typeof DEADLINES.columns>): Deadline => {
  row.required('date');
  return {
    date: row.date('date') ?? '',
    row: row.required('row'),
    who: row.required('who'),
    title: row.required('title'),
  };
};

export const readPolicyRow = (row: RowReader<keyof typeof ROWS.columns>): PolicyRow => ({
  id: row.required('id'),
  clause: row.required('clause'),
  title: row.required('title'),
  treatment: row.choice('treatment', TREATMENT_WORDS) ?? 'basis',
  where: row.text('where'),
});
