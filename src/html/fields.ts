import type { Field } from '../policies/types.ts';
import { foldLabel } from './labels.ts';

/** What may stand around the name of a field without making the label something else. */
const SUFFIX = new RegExp(
  `(?:${[
    '领域',
    '方面',
    '基层',
    '政务公开',
    '政府信息公开',
    '政务信息公开',
    '信息公开',
    '重点信息',
    '标准化',
    '规范化',
    '标准',
    '目录',
    '清单',
    '事项',
    '专栏',
    '专题',
    '专区',
    '栏目',
    '公开',
    '信息',
    '工作',
    '类',
    '及',
    '和',
    '与',
    '试点',
    '试行',
    '\\d+',
  ].join('|')})*`,
  'y',
);
const PREFIX =
  /^(?:第?[\d一二三四五六七八九十]+(?:领域|类)?|基层政务公开|政务公开|政府信息公开|重点领域|信息公开|县级|乡镇)*/;

const PLACE = /^\p{Script=Han}{2,6}?[县区市](?:人民政府|政府)?/u;

const LONGEST_LABEL = 40;

interface Name {
  spelled: string;
  field: Field;
}

const namesOf = new WeakMap<readonly Field[], Name[]>();

/** Folded names and aliases, longest first: 就业创业 is seen before 就业. */
function foldedNames(fields: readonly Field[]): Name[] {
  let names = namesOf.get(fields);
  if (!names) {
    names = fields
      .flatMap((field) =>
        [field.name, ...field.aliases].map((spelled) => ({ spelled: foldLabel(spelled), field })),
      )
      .filter(({ spelled }) => spelled !== '')
      .sort((a, b) => b.spelled.length - a.spelled.length);
    namesOf.set(fields, names);
  }
  return names;
}

/** The fields a label stands for; one alias may name two (自然资源). A label is a field's name with nothing but numbers,
 *  brackets and words such as 领域, 信息公开 or 标准目录 around it, so that titles of articles never match. */
export function matchField(text: string, fields: readonly Field[]): Field[] {
  if (text.length > LONGEST_LABEL) return [];
  const label = foldLabel(text);
  const start = PREFIX.exec(label)?.[0].length ?? 0;
  const names = foldedNames(fields);
  const found = readNames(label, start, names);
  if (found.length > 0) return found;
  // 某某县义务教育领域…标准目录: a place may stand before, but only where the rest says that a field is meant.
  const place = /领域|标准目录/.test(label) ? PLACE.exec(label.slice(start)) : null;
  return place ? readNames(label, start + place[0].length, names) : [];
}

function readNames(label: string, start: number, names: readonly Name[]): Field[] {
  const name = names.find(({ spelled }) => label.startsWith(spelled, start));
  if (!name) return [];
  let at = start + name.spelled.length;
  SUFFIX.lastIndex = at;
  at += SUFFIX.exec(label)?.[0].length ?? 0;
  const own = names.filter(({ spelled }) => spelled === name.spelled).map(({ field }) => field);
  if (at === label.length) return own;
  // 国土空间规划、征地补偿: a second name may follow.
  const rest = readNames(label, at, names);
  return rest.length > 0 ? [...new Set([...own, ...rest])] : [];
}
