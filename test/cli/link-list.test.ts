import { expect, it } from 'vitest';
import { linksCsv, linksText } from '../../src/cli/link-list.ts';

const list = {
  checked: 3,
  byState: { ok: 1, gone: 1, blocked: 1 },
  broken: [
    {
      url: 'http://www.jia.gov.cn/a,"b".html',
      state: 'gone' as const,
      status: 404,
      onHome: true,
      referrers: [{ url: 'http://www.jia.gov.cn/', text: '=HYPERLINK("x")\u001b[2J' }],
      attempts: [],
    },
  ],
  undetermined: [{ url: 'http://b.cn/', state: 'blocked' as const, doubt: null }],
};

it('lists what is broken, what could not be told, and out of how many', () => {
  expect(linksText(list)).toBe(
    '✕ http://www.jia.gov.cn/a,"b".html\n    已不存在 404，链接文字“=HYPERLINK("x")”\n' +
      '? http://b.cn/\n    被防护系统拦截\n共检查 3 个链接：失效 1 个，未能判定 1 个。\n',
  );
});

it('writes CSV that Excel opens as text, not as formulas', () => {
  const csv = linksCsv(list);
  expect(csv.startsWith('\ufeff"结论","链接"')).toBe(true);
  expect(csv).toContain('"http://www.jia.gov.cn/a,""b"".html"');
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv.split('\r\n')).toHaveLength(4);
});
