import { describe, expect, it } from 'vitest';
import { type Account, importWorkbook, joinTables, loadRegistry } from '../../src/targets/index.ts';
import { SOUND, told, withFolder } from './folder.ts';

const HEAD = '账号编号,单位编号,账号名称,平台,账号标识,数据来源,主管单位,状态,起始日期,截止日期,原因说明\n';
const row = (sources: string): string => `${HEAD}wx,jia,甲县发布,微信订阅号,gh_1,"${sources}",,正常,,,\n`;
const load = (files: Record<string, string>) =>
  withFolder({ ...SOUND, ...files }, async (dir) => {
    const loaded = await loadRegistry(dir);
    return { loaded, problems: told(loaded, dir) };
  });
const sourcesOf = async (cell: string) => {
  const providers =
    "- { id: shuju, url: 'http://a.example/?u={key}', list: d, fields: { id: a, title: b, at: c } }\n";
  const { loaded, problems } = await load({ 'accounts.csv': row(cell), 'providers.yaml': providers });
  const account = loaded.ok
    ? loaded.value.targets.find((target): target is Account => target.kind === 'account')
    : null;
  return { sources: account?.sources ?? [], problems };
};

describe('sources of an account', () => {
  it.each([
    ['人工', { kind: 'manual' }],
    [
      '订阅 http://hub.example/feeds/MP_1.rss wewe-rss 完整',
      { kind: 'feed', preset: 'wewe-rss', complete: true },
    ],
    ['订阅 http://hub.example/rss/1 we-mp-rss UTC', { preset: 'we-mp-rss', zone: '+00:00' }],
    ['订阅 http://hub.example/rss/1 we-mp-rss UTC-3:30', { zone: '-03:30' }],
    ['订阅 http://hub.example/weibo/user/1 rsshub env:HUB_KEY', { kind: 'feed', credential: 'env:HUB_KEY' }],
    [
      '公众号接口 wx0123456789abcdef env:WX_1',
      { kind: 'wechat-api', address: 'wx0123456789abcdef', credential: 'env:WX_1' },
    ],
    ['公众号接口 wx01 file:/run/secrets/wx01', { credential: 'file:/run/secrets/wx01' }],
    ['公众号网页 https://mp.weixin.qq.com/s/abc', { kind: 'wechat-page' }],
    ['微博接口 1234567890 env:WB', { kind: 'weibo-api', address: '1234567890' }],
    ['微博网页 1234567890', { kind: 'weibo-page' }],
    ['应用商店 id1500000001', { kind: 'app-store' }],
    ['数据服务 shuju/user-1', { kind: 'provider-json', address: 'shuju/user-1' }],
  ])('%s', async (cell, expected) => {
    const { sources, problems } = await sourcesOf(cell);
    expect(problems).toEqual([]);
    expect(sources).toMatchObject([expected]);
  });

  it('may be several, and none', async () => {
    expect((await sourcesOf('人工；微博网页 1')).sources).toHaveLength(2);
    expect((await sourcesOf('')).sources).toEqual([]);
  });

  const LEAKED = 'aVeryLongAppSecret0123456789abcdef';
  it.each([
    ['a secret in the cell', `公众号接口 wx01 ${LEAKED}`],
    ['a secret beside its reference', `公众号接口 wx01 env:WX ${LEAKED}`],
    ['a token in the address', `订阅 http://hub.example/a?key=${LEAKED}`],
    ['a token of a platform', `微博接口 ${LEAKED}`],
    ['no reference', '公众号接口 wx01'],
    ['no address', '订阅 wewe-rss'],
    ['a word nobody knows', `爬虫 ${LEAKED}`],
    ['no address at all', '公众号网页 mp.weixin'],
    ['a clock that does not exist', '订阅 http://hub.example/rss/1 UTC+99'],
    ['two sources with a comma between', '公众号网页 https://mp.weixin.qq.com/s/a， 人工'],
  ])('refuses %s with its place, and never repeats it', async (_, cell) => {
    const { problems } = await sourcesOf(cell);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^accounts\.csv:2:\d+ 数据来源/);
    expect(problems.join('')).not.toContain(LEAKED);
  });
});

describe('reviews and data services', () => {
  const review = (line: string) =>
    load({
      'accounts.csv': row('人工'),
      'reviews.csv': `账号编号,最近更新日期,链接,截图,互动可用,核查人,核查日期\n${line}\n`,
    });
  it.each([
    ['complete', 'wx,2026-11-20,https://mp.weixin.qq.com/s/a,a.png,是,值班岗,2026-11-22', 0],
    ['no post at all', 'wx,无,,,,值班岗,2026-11-22', 0],
    ['a day filled down the column', 'wx,,,,,,2026-11-22', 0],
    ['an unknown account', 'wy,2026-11-20,,,,值班岗,2026-11-22', 1],
    ['nobody who looked', 'wx,2026-11-20,,,,,2026-11-22', 1],
    ['no day of the check', 'wx,2026-11-20,,,,值班岗,', 1],
    ['a day that is none', 'wx,2026-02-31,,,,值班岗,2026-11-22', 1],
    ['newer than the check', 'wx,2026-11-23,,,,值班岗,2026-11-22', 1],
    ['a word nobody knows', 'wx,很久以前,,,,值班岗,2026-11-22', 1],
    ['a link that is none', 'wx,,文章,,,值班岗,2026-11-22', 1],
  ])('a review: %s', async (_, line, problems) =>
    expect((await review(line)).problems).toHaveLength(problems),
  );

  it('an empty cell is not “no post at all”: nobody is silent because nobody looked', async () => {
    const reviewsOf = async (line: string) => {
      const { loaded } = await review(line);
      return loaded.ok ? loaded.value.reviews : null;
    };
    expect(await reviewsOf('wx,,,,是,值班岗,2026-11-22')).toMatchObject([
      { newestOn: null, nothingPosted: false, interaction: true },
    ]);
    expect(await reviewsOf('wx,无,,,,值班岗,2026-11-22')).toMatchObject([
      { newestOn: null, nothingPosted: true },
    ]);
    expect(await reviewsOf('wx,,,,,,2026-11-22')).toEqual([]);
  });

  it('the list of open accounts comes back filled in: columns that are only for reading are passed over', async () => {
    const text =
      '"账号编号","类型","名称","责任单位","原因","怎么办","最近更新日期","链接","截图","互动可用","核查人","核查日期"\r\n' +
      '"wx","微信订阅号","甲县发布","甲县","没有数据来源","请核查","2026/11/20","","","是","值班岗","2026-11-22"\r\n' +
      '"wx","微信订阅号","甲县发布","甲县","没有数据来源","请核查","","","","","",""\r\n';
    const { loaded, problems } = await load({ 'accounts.csv': row('人工'), 'reviews.csv': text });
    expect(problems).toEqual([]);
    expect(loaded.ok && loaded.value.reviews).toMatchObject([
      { account: 'wx', newestOn: '2026-11-20', interaction: true },
    ]);
  });

  it('a data service that is not registered is named, unless its file has faults of its own', async () => {
    const files = (yaml: string) => ({ 'accounts.csv': row('数据服务 shuju/1'), 'providers.yaml': yaml });
    const yaml = (id: string) =>
      `- { id: ${id}, url: 'http://a.example/?u={key}', list: d, fields: { id: a, title: b, at: c } }\n`;
    expect((await load(files(yaml('shuju')))).problems).toEqual([]);
    const [problem] = (await load(files(yaml('shujv')))).problems;
    expect(problem).toContain('accounts.csv:2:6');
    expect(problem).toContain('shuju');
    expect((await load(files('- broken\n'))).problems.join()).not.toContain('accounts.csv');
  });

  it('a data service with a key in its file is refused', async () => {
    const yaml = (credential: string) =>
      `- id: shuju\n  url: http://shuju.example/w?u={key}&t={credential}\n  credential: ${credential}\n  list: data\n  fields: { id: a, title: b, at: c }\n`;
    expect((await load({ 'providers.yaml': yaml('env:KEY') })).problems).toEqual([]);
    expect((await load({ 'providers.yaml': yaml('abcdef') })).problems).toHaveLength(1);
  });
});

const csv = (text: string) => new TextEncoder().encode(`\ufeff${text}`);

describe('the list of open accounts, filled in', () => {
  const HEAD =
    '账号编号,类型,名称,责任单位,核查内容,原因,怎么办,最近更新日期,链接,截图,互动可用,核查人,核查日期\n';
  const imported = (lines: string) =>
    importWorkbook(csv(HEAD + lines), { as: 'reviews', accounts: ['wx', 'wb'] });

  it('is read as Excel leaves it; lines nobody has worked on are left out', async () => {
    const {
      csv: text,
      rows,
      problems,
    } = await imported(
      'wx,微信,甲发布,甲县,两周内有更新,没有数据来源,核查,2026/11/20,,a.png,√,值班岗,2026年11月22日\nwb,微博,甲发布,甲县,,,,,,,,,2026-11-22\n',
    );
    expect([rows, problems]).toEqual([1, []]);
    expect(text).toContain(
      'wx,微信,甲发布,甲县,两周内有更新,没有数据来源,核查,2026-11-20,,a.png,是,值班岗,2026-11-22',
    );
  });
  it('names accounts the registry does not have, with the place', async () => {
    const { problems } = await imported('wy,微信,甲发布,甲县,,,,无,,,,值班岗,2026-11-22\n');
    expect(problems).toMatchObject([{ line: 2, column: 1, mend: expect.stringContaining('wx') }]);
  });
  it('is not taken for what any list of accounts is', async () => {
    const list = csv('账号编号,类型,名称,责任单位\nwx,微信,甲发布,甲县\n');
    expect((await importWorkbook(list, { as: 'reviews' })).sheets).toEqual([]);
  });
  it('is added to what was found out before, once', async () => {
    const first = (await imported('wx,,,,,,,2026-11-20,,,,值班岗,2026-11-22\n')).csv ?? '';
    const second = (await imported('wb,,,,,,,无,,,,=岗,2026-11-22\n')).csv ?? '';
    const both = joinTables(first, second);
    expect(both.split('\r\n').filter(Boolean)).toHaveLength(3);
    expect(both).toContain("'=岗");
    expect(joinTables(both, second)).toBe(both);
  });
});

describe('a list as offices keep it', () => {
  const units = [
    {
      id: 'jia',
      name: '甲县',
      kind: 'county' as const,
      code: null,
      formerCodes: [],
      aliases: [],
      functionsAbsent: [],
      note: '',
    },
  ];
  it('类型 名称 责任单位 账号 主管 状态', async () => {
    const table = csv(
      '类型,名称,责任单位,账号,主管,状态\n订阅号,甲县发布,甲县,gh_0001,县府办,正常\n政务微博,甲县发布,甲县,1234567890,县府办,\n',
    );
    const imported = await importWorkbook(table, { as: 'accounts', units });
    expect(imported.problems).toEqual([]);
    expect(imported.ignoredColumns).toEqual([]);
    expect(imported.csv).toMatch(/,jia,甲县发布,微信订阅号,gh_0001,[^\n]*县府办,正常/);
    expect(imported.csv).toMatch(/,jia,甲县发布,微博,1234567890,/);
  });
  it('账号 is the name where there is no 名称', async () => {
    const imported = await importWorkbook(csv('类型,账号,责任单位,状态\n微博,甲县发布,甲县,正常\n'), {
      as: 'accounts',
      units,
    });
    expect(imported.problems).toEqual([]);
    expect(imported.csv).toContain(',甲县发布,微博,');
  });
  it('tells duplicates and unknown units with their places', async () => {
    const table = csv(
      '类型,名称,责任单位,状态\n微博,甲县发布,甲县,正常\n微博,甲县发布,甲县,正常\n微博,乙县发布,乙县,正常\n',
    );
    const { problems } = await importWorkbook(table, { as: 'accounts', units });
    expect(problems.map(({ line }) => line)).toEqual([3, 4]);
  });
});
