import { beforeAll, describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/report/docx/index.ts';
import type { ReportModel } from '../../src/report/index.ts';
import { partsOf, stampsOf, textOf } from './office/zip.ts';
import { sampleModel } from './sample.ts';

let parts = new Map<string, string>();
let document = '';
let styles = '';
beforeAll(async () => {
  parts = partsOf(await renderBulletin(sampleModel()));
  document = parts.get('word/document.xml') ?? '';
  styles = parts.get('word/styles.xml') ?? '';
});

const style = (id: string): string =>
  styles.match(new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`))?.[0] ?? '';
/** Paragraphs of a style, as text. */
const ofStyle = (id: string): string[] =>
  [...document.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([xml]) => xml)
    .filter((xml) => xml.includes(`w:val="${id}"`))
    .map(textOf);
const sections = (): string[] => [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([xml]) => xml);

/** GB/T 9704-2012 in twips: 1 mm is 56.69. */
describe('the form of the bulletin', () => {
  it('is A4 with 天头 37, 订口 28 and a type area of 156 × 225 mm', () => {
    const [letter = ''] = sections();
    expect(letter).toContain('<w:pgSz w:w="11906" w:h="16838"');
    const margin = (side: string): number => Number(letter.match(new RegExp(`w:${side}="(\\d+)"`))?.[1]);
    expect(margin('top')).toBe(2098);
    expect(margin('left')).toBe(1587);
    expect(11906 - margin('left') - margin('right')).toBeCloseTo(8844, -1);
    expect(16838 - margin('top') - margin('bottom')).toBeCloseTo(12756, -1);
  });

  it('has 22 lines of 28 characters on a page', () => {
    const [letter = ''] = sections();
    expect(letter).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579"');
    expect(22 * 579).toBeLessThanOrEqual(12756);
    expect(23 * 579).toBeGreaterThan(12756);
    const spacing = Number(style('GwBody').match(/<w:spacing w:val="(-?\d+)"/)?.[1]);
    expect(28 * (320 + spacing)).toBeLessThanOrEqual(8844);
    expect(29 * (320 + spacing)).toBeGreaterThan(8844);
  });

  it('measures in whole twips, others make Word call it damaged', () =>
    expect(`${document}${styles}`).not.toMatch(/ w:\w+="-?\d+\.\d+"/));

  it.each([
    ['title, 2号 小标宋, centred', 'GwTitle', '方正小标宋简体', 44],
    ['一、 黑体', 'Heading1', '黑体', 32],
    ['（一） 楷体', 'Heading2', '楷体_GB2312', 32],
    ['1. 仿宋', 'Heading3', '仿宋_GB2312', 32],
    ['（1） 仿宋', 'Heading4', '仿宋_GB2312', 32],
    ['body, 3号 仿宋', 'GwBody', '仿宋_GB2312', 32],
    ['附件 mark, 3号 黑体', 'GwAnnexMark', '黑体', 32],
  ])('%s', (_, id, face, size) => {
    expect(style(id)).toContain(`w:eastAsia="${face}"`);
    expect(style(id)).toContain(`<w:sz w:val="${size}"/>`);
  });

  it('names every face with fallbacks and bundles none', () => {
    const table = parts.get('word/fontTable.xml') ?? '';
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体', '宋体'])
      expect(table).toMatch(new RegExp(`w:name="${face}"><w:altName w:val="[^"]*Noto S`));
    expect([...parts.keys()].filter((path) => path.includes('fonts/'))).toEqual([]);
  });

  it('indents by two characters and numbers its levels', () => {
    expect(style('GwBody')).toContain('w:firstLineChars="200"');
    expect(ofStyle('Heading1')).toEqual([
      '一、基本情况',
      '二、上期问题整改情况',
      '三、好的做法',
      '四、存在的主要问题',
      '五、工作要求',
    ]);
    expect(ofStyle('Heading2').slice(0, 3)).toEqual(['（一）检查范围', '（二）检查方法', '（三）检查结果']);
    expect(ofStyle('Heading3')[0]).toMatch(/^1\./);
  });

  it('numbers pages — 1 — outside: odd right, even left', () => {
    const footers = [...parts].filter(([path]) => /word\/footer\d+\.xml/.test(path)).map(([, xml]) => xml);
    expect(footers.every((xml) => /— .*PAGE.* —/s.test(xml) && xml.includes('<w:sz w:val="28"/>'))).toBe(
      true,
    );
    const [letter = ''] = sections();
    const target = (type: string): string => {
      const id = letter.match(new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]+)"`))?.[1] ?? '';
      const rels = parts.get('word/_rels/document.xml.rels') ?? '';
      const tag = [...rels.matchAll(/<Relationship [^>]*>/g)].find(([each]) =>
        each.includes(`Id="${id}"`),
      )?.[0];
      return parts.get(`word/${tag?.match(/Target="([^"]+)"/)?.[1]}`) ?? '';
    };
    expect(target('default')).toContain('<w:jc w:val="right"/>');
    expect(target('even')).toContain('<w:jc w:val="left"/>');
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });

  it('has annexes 1 to 8, the matrix on landscape pages with hatched exempt cells', () => {
    expect(ofStyle('GwAnnexMark')).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((no) => `附件${no}`));
    expect(sections().at(-1)).toContain('w:orient="landscape"');
    expect(document).toContain('w:val="thinDiagStripe"');
  });

  it('says of a figure what it is held against', () => {
    expect(textOf(document)).toContain('标准：全部符合');
    expect(textOf(document)).not.toMatch(/\d\/\d+ \/ \d/);
  });

  it('tells in each cell of the matrix the whole, 目录 专栏 内容 更新, and the newest day', async () => {
    const model = sampleModel();
    const parts = {
      state: 'partial',
      directory: false,
      entry: true,
      content: 'some',
      items: 3,
      newest: '2026-11-20',
      update: { state: 'overdue', reason: null, cycleDays: 30, by: 'registry' },
    } as const;
    const matrix = model.matrix.map((each, at) => (at === 0 ? { ...each, ...parts } : each));
    const made = partsOf(await renderBulletin({ ...model, matrix })).get('word/document.xml') ?? '';
    expect(textOf(made)).toMatch(/▲\s*✕✓✓▲\s*2026-11-20/);
  });

  it('ends with 版记 between rules and is marked a draft until issued', async () => {
    expect(textOf(document)).toContain('抄送：');
    const header = (all: Map<string, string>): string => textOf(all.get('word/header1.xml') ?? '');
    expect(header(parts)).toContain('草稿');
    const issued = {
      by: '东湖市政务公开办公室',
      number: '东公开〔2026〕3号',
      on: '2026-11-30',
      copyTo: '市委办公室',
    };
    const final = partsOf(await renderBulletin(sampleModel(), { issued }));
    expect(header(final)).toBe('');
    const words = textOf(final.get('word/document.xml') ?? '');
    expect(words).toContain('2026年11月30日印发');
    expect(words).toContain('抄送：市委办公室。');
    expect(words).not.toMatch(/〔印发|印发时填写|系统建议值/);
    expect(words).toContain('于整改期限届满前一并反馈');
  });

  it.each([
    ['a short name', '东湖市府办', 4],
    ['a name as wide as the date', '东湖市府办室', 4],
    ['a long name pushes the date', '东湖市推进职能转变和政务公开协调小组办公室', 7],
  ])('signs as sealed, the office centred above the day: %s', async (_, by, least) => {
    const issued = { by, number: '东公开〔2026〕3号', on: '2026-11-30', copyTo: '' };
    const made = partsOf(await renderBulletin(sampleModel(), { issued })).get('word/document.xml') ?? '';
    const right = (words: string): number => {
      const all = [...made.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].map(([xml]) => xml);
      const xml = all.find((each) => textOf(each).trim() === words && each.includes('w:val="right"')) ?? '';
      return Number(/<w:ind w:right="(\d+)"/.exec(xml)?.[1]) / 320;
    };
    const [office, day] = [right(by), right('2026年11月30日')];
    expect(day).toBeGreaterThanOrEqual(least);
    // Eight digits of half a character and three characters.
    expect(office + by.length / 2).toBeCloseTo(day + 7 / 2, 1);
  });
});

describe('版记', () => {
  it('is a frame at the foot of the last page; one border on all its lines, or LibreOffice leaves it in the text', () => {
    const framed = [...document.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:framePr [^>]*>.*?<\/w:p>/gs)].map(
      ([xml]) => xml,
    );
    expect(framed.map(textOf).join('')).toMatch(/抄送：.*印发/);
    for (const xml of framed) {
      expect(xml).toMatch(/<w:framePr [^>]*w:vAnchor="margin"[^>]*w:yAlign="bottom"/);
      expect(xml).not.toContain('<w:ind ');
    }
    expect(new Set(framed.map((xml) => xml.match(/<w:pBdr>.*<\/w:pBdr>/)?.[0])).size).toBe(1);
    // A last line as high as the text would send it to a page of its own.
    expect(document.slice(document.lastIndexOf('<w:framePr'))).toMatch(
      /<w:spacing w:line="60" w:lineRule="exact"\/>(?:(?!<w:framePr).)*<w:sectPr/s,
    );
    expect(document.lastIndexOf('<w:framePr')).toBeGreaterThan(document.lastIndexOf('</w:tbl>'));
  });
});

describe('the same run', () => {
  it('renders to identical bytes, and says no other time than its own', async () => {
    const [first, second] = await Promise.all([renderBulletin(sampleModel()), renderBulletin(sampleModel())]);
    expect(Buffer.compare(first, second)).toBe(0);
    expect(stampsOf(first).size).toBe(1);
    expect(parts.get('docProps/core.xml')).toContain('2026-11-23T02:05:00.000Z');
  });

  it('makes a document that says why when nothing was read', async () => {
    const empty: ReportModel = {
      ...sampleModel(),
      targets: [],
      unseen: [],
      matrix: [],
      coverage: { ...sampleModel().coverage, attempted: 3, read: 0, complete: false },
    };
    const text = textOf(partsOf(await renderBulletin(empty)).get('word/document.xml') ?? '');
    expect(text).toContain('没有读到任何网站');
    expect(text).toContain('不宜据此作全市结论');
  });
});
