import { describe, expect, it } from 'vitest';
import { type Answer, buildAnswers } from '../../bench/site/answers.ts';
import { gbkBytes, gbkEscaped } from '../../bench/site/gbk.ts';
import { originsAt, planSite } from '../../bench/site/site.ts';

const origins = originsAt(18_400);
const plan = planSite({ pages: 800, seed: 49, origins });
const answers = buildAnswers(plan);

const answerOf = (text: string, method = 'GET'): Answer | null => {
  const url = new URL(text);
  const target = url.pathname + url.search;
  if (url.origin === origins.main)
    return answers.exact.main.get(target) ?? answers.otherwise('main', target, method);
  return url.origin === origins.friend ? answers.otherwise('friend', target, method) : null;
};

const textOf = ({ type, pieces }: Answer): string =>
  new TextDecoder(type.includes('utf-8') ? 'utf-8' : 'gbk').decode(Buffer.concat(pieces));

const pageText = (path: string): string => {
  const answer = answers.exact.main.get(path);
  return answer ? textOf(answer) : '';
};

describe('the generated portal', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planSite({ pages: 800, seed: 49, origins }).truth).toEqual(plan.truth);
    expect(planSite({ pages: 800, seed: 50, origins }).truth).not.toEqual(plan.truth);
  });

  it.each([
    ['pages', plan.truth.pages.length, 800],
    ['broken links, 2 %', plan.truth.broken.length, 16],
    ['soft-404s, 1 %', plan.truth.soft404.length, 8],
    ['redirects, 1 %', plan.truth.redirects.length, 8],
    ['GBK columns of ten', plan.columns.slice(0, 10).filter(({ gbk }) => gbk).length, 3],
  ])('has its share of %s', (_, count, wanted) => {
    expect(count).toBe(wanted);
  });

  it('says of no address two things', () => {
    const { truth } = plan;
    const all = [
      ...truth.pages,
      ...truth.broken,
      ...truth.soft404,
      ...truth.redirects.map(({ url }) => url),
      ...truth.ok,
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('has pages of 30 to 60 kB with about 120 links', () => {
    const texts = plan.pages.slice(1).map(({ path }) => pageText(path));
    const sizes = plan.pages.map(
      ({ path }) => Buffer.concat(answers.exact.main.get(path)?.pieces ?? []).length,
    );
    const links = texts.map((text) => text.match(/<a /g)?.length ?? 0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(62_000);
    expect(links.reduce((sum, count) => sum + count, 0) / links.length).toBeGreaterThan(100);
    expect(Math.max(...links)).toBeLessThan(160);
  });

  it('answers its pages, files, queries and neighbours with 200', () => {
    for (const url of [...plan.truth.pages, ...plan.truth.ok])
      expect([url, answerOf(url)?.status]).toEqual([url, 200]);
  });

  it('answers what is broken with 404, or nobody listens there', () => {
    for (const url of plan.truth.broken)
      expect([url, answerOf(url)?.status ?? 'refused']).toEqual([url, refusedAt(url) ? 'refused' : 404]);
  });

  it('sends every redirect over its steps to a page', () => {
    for (const { steps } of plan.truth.redirects) {
      for (const [index, step] of steps.slice(0, -1).entries()) {
        expect(new URL(answerOf(step)?.location ?? '', step).href).toBe(steps[index + 1]);
      }
      expect(plan.truth.pages).toContain(steps.at(-1));
    }
  });

  it('answers a soft-404 with a page that is not it, in the end with 200', () => {
    for (const url of plan.truth.soft404) {
      const first = answerOf(url);
      const last = first?.location === undefined ? first : answerOf(new URL(first.location, url).href);
      expect([url, last?.status]).toEqual([url, 200]);
      expect(last && (textOf(last).includes('页面不存在') || first?.location === '/')).toBe(true);
    }
  });

  it('answers a query in the encoding of its page and in no other', () => {
    for (const { target, gbk, title } of plan.queries) {
      const other = target.replace(/lm=[^&]+/, `lm=${gbk ? encodeURIComponent(title) : gbkEscaped(title)}`);
      expect(answerOf(origins.main + target)?.status).toBe(200);
      expect(answerOf(origins.main + other)?.status).toBe(404);
    }
  });

  it('refuses HEAD where a neighbour does, and only HEAD', () => {
    const url = `${origins.friend}/nohead/1.html`;
    expect([answerOf(url, 'HEAD')?.status, answerOf(url)?.status]).toEqual([405, 200]);
  });

  it('writes every special link on a page that can be reached from the home page', () => {
    const met = reached();
    expect(met.size).toBe(plan.pages.length);
    const hrefs = new Set(plan.pages.flatMap(({ own }) => own.map(({ url }) => url)));
    for (const url of [
      ...plan.truth.broken,
      ...plan.truth.soft404,
      ...plan.truth.redirects.map((one) => one.url),
    ]) {
      expect(hrefs).toContain(url);
    }
    for (const page of plan.pages.slice(0, 200)) {
      const text = pageText(page.path);
      for (const { href } of page.own) expect(text).toContain(`href="${href}"`);
    }
  });
});

const refusedAt = (url: string): boolean => new URL(url).port === String(origins.refusedPort);

function reached(): Set<string> {
  const byPath = new Map(plan.pages.map((page) => [page.path, page]));
  const template = plan.columns.map(({ lists }) => lists[0] ?? '');
  const met = new Set(['/']);
  for (const path of met) {
    const own = byPath.get(path)?.own.map(({ url }) => new URL(url).pathname) ?? [];
    for (const next of [...own, ...template]) if (byPath.has(next)) met.add(next);
  }
  return met;
}

describe('GBK of the bench', () => {
  it.each(['政务公开', '附件1：申报表（第3号）.doc', 'abc <a href="/x">', '　·—'])(
    'is read back by the decoder: %s',
    (text) => {
      expect(new TextDecoder('gbk').decode(gbkBytes(text))).toBe(text);
    },
  );

  it('escapes a query as browsers do on a GBK page', () => {
    expect(gbkEscaped('公')).toBe('%B9%AB');
  });
});
