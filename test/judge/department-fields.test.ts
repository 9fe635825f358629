import { describe } from 'vitest';
import { county, department, withFields } from './context.ts';
import { type PageSpec, type Scene, skip } from './facts.ts';
import { table } from './table.ts';

const units = [{ ...county, functionsAbsent: ['国土空间规划'] }, department];
const inCharge = withFields(['F01', 'F02'], { unit: department, units });
const FIELD: PageSpec = { file: 'portal/field.html', role: 'field' };
const DIRECTORY: PageSpec = {
  file: 'portal/directory.html',
  role: 'directory',
  values: { field: '国土空间规划' },
};
const home = 'department-fields/home.html';
const pages = (change: Record<string, PageSpec> = {}): Scene => ({
  home,
  pages: { '/gtkjgh/': FIELD, '/gtkjgh/bzml/': DIRECTORY, ...change },
});

describe('department fields', () => {
  table(
    'department-fields',
    [
      ['field and directory on the department site', pages(), 'pass'],
      ['only the field in its charge is asked for', pages(), 'pass'],
      ['no entry for the field', { home: 'portal/news.html' }, 'fail', ['department_field_missing']],
      [
        'no entry for the field, but a column that robots.txt forbids',
        { home: 'portal/news.html', skipped: [skip('/zwgk/')] },
        'undetermined',
        'robots_disallowed',
      ],
      [
        'field there, directory missing',
        { home, pages: { '/gtkjgh/': { file: 'directory/field-without.html', role: 'field' } } },
        'fail',
        ['directory_missing'],
      ],
      [
        'field empty',
        pages({ '/gtkjgh/': { ...FIELD, file: 'portal/blank.html' } }),
        'fail',
        ['field_blank'],
      ],
      [
        'field behind a WAF',
        pages({ '/gtkjgh/': { role: 'field', state: 'blocked' } }),
        'undetermined',
        'blocked',
      ],
      [
        'a column that may hold it was not read',
        { home: 'portal/news.html', pages: { '/zwgk/': { role: 'column', state: 'timeout' } } },
        'undetermined',
        'timeout_single_vantage',
      ],
      ['home unread', { home: { state: 'blocked' } }, 'undetermined', 'blocked'],
    ],
    {},
    inCharge,
  );

  table(
    'department-fields',
    [['a department no county hands anything to', { home }, 'not_applicable', 'NOT-IN-CHARGE']],
    {},
    withFields(['F01'], { unit: department }),
  );
  table(
    'department-fields',
    [['a county', { home }, 'not_applicable', 'NOT-IN-CHARGE']],
    {},
    withFields(['F01'], { units }),
  );
});
