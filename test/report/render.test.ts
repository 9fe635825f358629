import { createHash } from 'node:crypto';
import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { FINDER_SCRIPT } from '../../src/report/html/finder.ts';
import { renderCheckHtml, renderCsv, renderHtml, renderText, reportModel } from '../../src/report/index.ts';
import { reportFiles } from '../../src/report/write.ts';
import { sampleModel } from './sample.ts';

const model = sampleModel();
const pages = new Map(
  [...renderHtml(model, (hash) => `../../blobs/${hash.slice(7, 9)}/${hash.slice(7)}.gz`)].map(
    ({ path, html }) => [path, html],
  ),
);
const text = (path: string): string =>
  load(pages.get(path) ?? '')('body')
    .text()
    .replace(/\s+/g, ' ');

describe('the sample', () => {
  it('is a model', () => expect(reportModel.safeParse(model).error).toBeUndefined());
});

describe('the city page', () => {
  it('says coverage before results and method last', () => {
    const heads = load(pages.get('report.html') ?? '')('h2')
      .toArray()
      .map((head) => load(head).text());
    expect(heads).toEqual([
      '一、范围与覆盖',
      '二、单项否决',
      '三、各单位结果',
      '四、各项指标结果',
      '五、好的做法',
      '六、分单位问题',
      '七、26 个领域公开情况',
      '八、期限与责任事项',
      '九、方法与局限',
    ]);
  });

  it('begins with sentences: how much was seen, then what was found', () => {
    const lead = load(pages.get('report.html') ?? '')('.lead p')
      .toArray()
      .map((line) => load(line).text());
    expect(lead[0]).toContain('覆盖率 87.5%（7/8）');
    expect(lead[1]).toContain('4 个存在不合规项，共 10 项（其中单项否决 3 项）');
    expect(lead[2]).toContain('不计入不合规');
  });

  it.each([
    ['policy version', '2026.1'],
    ['effective date', '2020-06-01'],
    ['policy hash', 'sha256:4f1c09ab'],
    ['load per host', 'www.donghu.example.gov.cn'],
    ['seed', 'a7c1'],
    ['robots', 'robots.txt'],
    ['the mandate by its clause', '赣州〔2020〕49号 二(六)'],
    ['that it is no score', '不是上级考核得分'],
    ['the guiding unit', '市应急管理局'],
    ['where an exempt field moved', '东湖区：国土空间规划、征地补偿，由市自然资源局公开'],
    ['an unverified portal', '未读到：网址未核实，不作判断'],
  ])('names the %s', (_, words) => expect(text('report.html')).toContain(words));

  it('orders problems by weight', () => {
    const $ = load(pages.get('report.html') ?? '');
    const unit = $('#problems .unit')
      .toArray()
      .find((each) => $(each).find('h3').text().startsWith('青山县'));
    const heads = $(unit)
      .find('h4')
      .toArray()
      .map((head) => $(head).text().trim().split(' ')[0]);
    expect(heads).toEqual(['单项否决', '扣分项', '建议项', '未能判定']);
  });
});

describe('the lists of the city page', () => {
  const rows = (selector: string): string[] => {
    const $ = load(pages.get('report.html') ?? '');
    return $(selector)
      .toArray()
      .map((row) => $(row).text().replace(/\s+/g, ' ').trim());
  };
  it('name every veto once, with what and by which clause', () => {
    const vetoes = rows('#vetoes tbody tr');
    expect(vetoes.length).toBe(3);
    expect(vetoes[0]).toMatch(
      /^青山县青山县人民政府门户网站开设基层政务公开专题.*赣州〔2020〕49号 三\(三\)$/,
    );
    expect(vetoes[2]).toContain('空白栏目 6 个');
  });
  it('count sites by how much is in breach, out of those that were read', () =>
    expect(rows('#units .narrow tbody tr')).toEqual([
      '0 项3/7',
      '1–2 项2/7',
      '3–5 项2/7',
      '6–10 项0/7',
      '11 项及以上0/7',
    ]));
  it('praise who complies, where to see it, and never a site with a veto', () => {
    const praised = rows('#praise tbody tr');
    expect(praised[0]).toBe(
      '东湖区东湖区人民政府门户网站公开专题22 个适用领域中 20 个入口、标准目录、内容齐全https://www.donghu.example.gov.cn/',
    );
    expect(praised.join()).not.toMatch(/青山县|临江经开区|0 个适用领域/);
  });
  it('tell each guiding unit what to see to, and nothing that was not told', () => {
    const guides = rows('#matrix details summary');
    expect(guides).toContain('市自然资源局 1 项');
    expect(rows('#matrix details tbody tr').join()).not.toMatch(/柳河县|丹枫市/);
    expect(rows('#matrix details tbody tr')).toContain('8税收管理✕ 缺少专题中没有入口云溪县');
  });
  it('rank nobody', () => expect(text('report.html')).not.toMatch(/排名第|第 ?\d+ ?名|得分[：:]/));
});

describe('an empty run', () => {
  const empty = (state: 'void' | 'interrupted', reason: string) => ({
    ...model,
    run: { ...model.run, state },
    targets: [],
    matrix: [],
    duties: [],
    coverage: {
      ...model.coverage,
      attempted: 0,
      missed: 8,
      read: 0,
      unread: { [reason]: 8 },
      complete: false,
      hosts: [],
    },
    unseen: model.targets.map(({ target: { id, name, unit, url } }) => ({ id, name, unit, url, reason })),
  });
  it.each([
    ['void', 'run_void', '本批次自检未通过，结果作废'],
    ['interrupted', 'interrupted', '没有读到任何网站，无法对各单位作出判断。未读到不等于不合规。'],
  ] as const)('that is %s says why and judges nobody', (state, reason, words) => {
    const [page, unit] = renderHtml(empty(state, reason));
    const $ = load(page?.html ?? '');
    expect($('.lead').text()).toContain(words);
    expect($('.lead').text()).toContain(
      '8 个未及访问或未查完，实际访问 0 个，读到首页 0 个，覆盖率 0%（0/8）',
    );
    expect($('#coverage').text()).toContain(
      state === 'void' ? '检查巡检所用机器和网络' : '继续本批次或重新巡检',
    );
    expect($('#problems').text()).toContain('未读到不等于不合规');
    for (const chapter of $('main > section').toArray())
      expect($(chapter).text().length, $(chapter).attr('id')).toBeGreaterThan(20);
    expect($('.badge.breach, .mark.breach').not('.legend *').length).toBe(0);
    expect(load(unit?.html ?? '')('main').text()).toContain('不作判断');
  });
});

describe('a self-check without policy titles', () => {
  it('names the documents as their clauses do', () => {
    const check = model.targets.find(({ target }) => target.unit === 'qingshan');
    const head = load(check === undefined ? '' : renderCheckHtml(check))('.mast').text();
    expect(head).toContain('赣州〔2020〕49号（2026.1）');
    expect(head).not.toContain('ganzhou-2020-49');
  });
});

describe('a unit page', () => {
  it.each([
    ['clause', '赣州〔2020〕49号 三(三)'],
    ['address', 'https://www.qingshan.example.gov.cn/'],
    ['measured', '实测'],
    ['threshold', '标准'],
    ['advice', '怎么办'],
    ['attempts', '访问记录 2 次'],
    ['days to rectify', '3 个工作日'],
    ['all rivals', '网上办事大厅'],
  ])('gives the %s', (_, words) => expect(text('units/qingshan.html')).toContain(words));

  it('links evidence where it is kept, from one folder deeper', () => {
    const href = load(pages.get('units/qingshan.html') ?? '')('a[href$=".gz"]')
      .first()
      .attr('href');
    expect(href).toBe(`../../../blobs/0a/${'0a1b2c3d'.repeat(8)}.gz`);
  });

  it('judges nothing of a portal that was not read', () => {
    expect(text('units/liuhe.html')).toContain('本批次未读到该网站（被防护系统拦截），不作判断');
    expect(load(pages.get('units/liuhe.html') ?? '')('.result, .badge.breach.result').length).toBe(0);
    expect(text('units/danfeng.html')).toContain('网址未核实');
  });
});

describe('all pages', () => {
  it('lead somewhere with every link inside the report', () => {
    for (const [path, html] of pages) {
      const $ = load(html);
      for (const anchor of $('a[href]').toArray()) {
        const href = $(anchor).attr('href') ?? '';
        if (/^https?:|\.gz$/.test(href)) continue;
        const [file, fragment] = href.split('#');
        const base = path.startsWith('units/') ? 'units/' : '';
        const target = file === '' ? path : new URL(file ?? '', `file:///${base}x`).pathname.slice(1);
        expect(pages.has(target), `${path} → ${href}`).toBe(true);
        if (fragment)
          expect(load(pages.get(target) ?? '')(`[id="${fragment}"]`).length, `${path} → ${href}`).toBe(1);
      }
    }
  });

  it('use every id once', () => {
    for (const [path, html] of pages) {
      const $ = load(html);
      const ids = $('[id]')
        .toArray()
        .map((each) => $(each).attr('id'));
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });

  it('need nothing but themselves', () => {
    for (const html of pages.values())
      expect(html.replace(`<script>${FINDER_SCRIPT}</script>`, '')).not.toMatch(
        /<(script|link|img|iframe|object)\b|@import|url\(/i,
      );
  });

  it('let nothing run but the search, by its hash', () => {
    const allowed = [...pages.values()].map((html) => /script-src .*?; base-uri/.exec(html)?.[0] ?? 'none');
    const hash = createHash('sha256').update(FINDER_SCRIPT).digest('base64');
    expect(new Set(allowed)).toEqual(new Set([`script-src &#39;sha256-${hash}&#39;; base-uri`, 'none']));
    expect(FINDER_SCRIPT).not.toMatch(/fetch|XMLHttp|import|innerHTML|eval|https?:/);
  });

  it('are the same bytes twice', () => {
    const once = (): string => JSON.stringify([...reportFiles(sampleModel())]);
    expect(once()).toBe(once());
  });
});

describe('findings.csv', () => {
  const rows = renderCsv(model)
    .slice(1)
    .trim()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('","'));
  const column = (name: string): string[] =>
    rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1] ?? '');

  it('has BOM, CRLF and one shape of row', () => {
    expect(renderCsv(model).startsWith('\ufeff"巡检批次"')).toBe(true);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });
  it('marks open questions so that nobody counts them', () => {
    const pairs = new Set(column('结论').map((verdict, at) => `${verdict}｜${column('是否计入')[at]}`));
    expect(pairs).toContain('未能判定｜不计入（未能判定）');
    expect(pairs).toContain('不合规｜计入不合规');
    expect(pairs).toContain('不合规·建议｜不计入（建议项）');
    expect([...pairs].filter((pair) => pair.startsWith('未能判定')).length).toBe(1);
  });
  it('has one row for a target that was not read', () =>
    expect(column('单位').filter((name) => name === '柳河县').length).toBe(1));
});

describe('a self-check', () => {
  const of = (unit: string) => {
    const found = model.targets.find(({ target }) => target.unit === unit);
    if (found === undefined) throw new Error(unit);
    return found;
  };
  it.each([
    ['qingshan', '按此检查不能通过'],
    ['donghu', '按此检查可以通过'],
    ['liuhe', '暂不能判断'],
  ])('of %s answers first: %s', (unit, answer) => {
    expect(load(renderCheckHtml(of(unit)))('main > :first-child').text()).toContain(answer);
    expect(
      renderText(of(unit))
        .split('\n')
        .find((line) => line.startsWith(answer)),
    ).toBeDefined();
  });
  it('lists what to mend by weight', () => {
    const $ = load(renderCheckHtml(of('qingshan')));
    const tags = $('.ordered .tags')
      .toArray()
      .map((tag) => $(tag).text().split(' ')[0]);
    expect(tags).toEqual(['单项否决', '单项否决', '扣分项', '扣分项', '建议项']);
  });
  it('reads well in a terminal', () => expect(renderText(of('yunxi'))).toMatchSnapshot());
});
