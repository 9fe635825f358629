import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type FactRecord, type LinkFact } from '../../src/facts/index.ts';
import type { WaryHosts } from '../../src/observe/index.ts';
import { HOST, type House, hasBrowser, home, openHouse } from '../browser/house.ts';
import { judgeWith } from '../judge/context.ts';
import { observeHouse } from './portal.ts';

const page = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
const SHIELD = page(
  '访问验证',
  `<script>document.cookie="__jsl_clearance_s=1;path=/";location.reload()</script>`,
);
const words = '<p>本县召开会议研究部署当前重点工作，各乡镇、各部门负责人参加会议。</p>'.repeat(4);

const LINKS = ['alive', 'dead', 'wary', 'wary-file', 'shielded', 'broken', 'to-home'];
const HOME = page(
  '某县人民政府',
  `<ul class="list">${LINKS.map((name) => `<li><a href="/${name}.html">关于${name}的工作动态</a><span>2026-11-02</span></li>`).join('')}</ul>
<p><a href="/bsfw/">办事服务</a> <a href="/hdjl/">互动交流</a> <a href="/a/">概况</a></p>`,
);

type Serve = (request: IncomingMessage, response: ServerResponse) => void;
/** The house's browser by its name; programs and browsers may send the same other headers. */
const isBrowser = ({ headers }: IncomingMessage): boolean => headers['user-agent'] === 'Mozilla/5.0 test';
const html = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
};
/** 404 for a program, something else for a browser. */
const wary =
  (toBrowser: (response: ServerResponse) => void): Serve =>
  (request, response) =>
    isBrowser(request) ? toBrowser(response) : html(response, 404, page('404', '没有'));

const HOUSE: Record<string, string | Serve> = {
  '/': HOME,
  '/alive.html': page('动态', words),
  '/hdjl/': page('互动交流', '<form><textarea name="b" placeholder="留言内容"></textarea></form>'),
  '/wary.html': wary((response) => html(response, 200, page('动态', words))),
  '/bsfw/': wary((response) => html(response, 200, page('办事服务', `<a href="/x">办事指南</a>${words}`))),
  '/wary-file.html': wary((response) =>
    response
      .writeHead(200, { 'content-type': 'application/pdf', 'content-disposition': 'attachment' })
      .end('%PDF-1.7'),
  ),
  '/shielded.html': wary((response) => html(response, 521, SHIELD)),
  '/broken.html': wary((response) => html(response, 502, page('502', 'Bad gateway'))),
  '/to-home.html': (_, response) => response.writeHead(302, { location: '/' }).end(),
};

/** Remembers in the open what a run would write into the store. */
function openMemory(...known: string[]): WaryHosts & { learnt: unknown[] } {
  const learnt: unknown[] = [];
  return {
    learnt,
    has: (url) => known.includes(new URL(url).host),
    learn: async (url, answers) => void learnt.push({ url, ...answers }),
  };
}

const linkTo = (records: readonly FactRecord[], name: string): LinkFact | undefined =>
  records.find(
    (record): record is LinkFact => record.type === 'link' && record.url === `${home}${name}.html`,
  );

let house: House;
beforeAll(async () => {
  house = await openHouse(HOUSE);
});
afterAll(() => house.close());

describe.skipIf(!hasBrowser)('a browser asked before a link is called broken', () => {
  const memory = openMemory();
  let records: FactRecord[];
  beforeAll(async () => {
    records = await observeHouse(house, { withBrowser: true, waryHosts: memory });
  }, 60_000);

  it.each([
    ['dead', 'gone', null, { state: 'gone', status: 404 }],
    ['wary', 'gone', 'inconsistent', { state: 'ok', status: 200 }],
    ['wary-file', 'gone', 'inconsistent', { state: 'not_html' }],
    ['shielded', 'gone', 'inconsistent', { state: 'blocked', status: 521 }],
    ['broken', 'gone', 'inconsistent', { state: 'server_error', status: 502 }],
  ] as const)('%s: both answers are kept', (name, state, doubt, confirm) => {
    expect(linkTo(records, name)).toMatchObject({ state, doubt, confirm });
  });

  it('what the browser confirms is a breach, what it contradicts is not', () => {
    const facts = assemble(records);
    const names = (links: LinkFact[]) => links.map(({ url }) => url.slice(home.length));
    expect(names(facts.links.filter(({ state, doubt }) => state === 'gone' && doubt === null))).toEqual([
      'dead.html',
      'a/',
    ]);
    expect(judgeWith('broken-links-home', facts)).toMatchObject({ verdict: 'fail' });
    const without = {
      ...facts,
      links: facts.links.filter(({ doubt, state }) => doubt !== null || state === 'ok'),
    };
    expect(judgeWith('broken-links-home', without)).toMatchObject({
      verdict: 'undetermined',
      reason: 'inconsistent',
    });
  });

  it('an entrance that only programs find dead accuses nobody', () => {
    const facts = assemble(records);
    expect(facts.pages.get(`${home}bsfw/`)).toMatchObject({
      visit: { state: 'gone' },
      confirm: { state: 'ok', status: 200 },
      doubt: 'inconsistent',
    });
    expect(judgeWith('unified-entry', facts, { entry: 'service' })).toMatchObject({
      verdict: 'undetermined',
      reason: 'inconsistent',
    });
  });

  it('learns the host from what the browser was let see, not from what it was refused', () => {
    const urls = memory.learnt.map((one) => (one as { url: string }).url).sort();
    expect(urls).toEqual([`${home}bsfw/`, `${home}wary.html`]);
    expect(memory.learnt).toContainEqual({ url: `${home}wary.html`, plain: 'gone', browser: 'ok' });
  });
});

describe('a host known to be wary of programs', () => {
  it('is not accused of a 404 where no browser can be asked', async () => {
    const records = await observeHouse(house, { withBrowser: false, waryHosts: openMemory(HOST) });
    expect(linkTo(records, 'dead')).toMatchObject({ state: 'gone', doubt: 'needs_browser' });
    const facts = assemble(records);
    expect(facts.pages.get(`${home}bsfw/`)).toMatchObject({ doubt: 'needs_browser' });
    expect(judgeWith('broken-links-home', facts).verdict).not.toBe('fail');
    expect(judgeWith('unified-entry', facts, { entry: 'service' })).toMatchObject({
      verdict: 'undetermined',
    });
  });

  it('any other host is', async () => {
    const records = await observeHouse(house, { withBrowser: false, waryHosts: openMemory('other.test') });
    expect(linkTo(records, 'dead')).toMatchObject({ state: 'gone', doubt: null });
    expect(judgeWith('broken-links-home', assemble(records)).verdict).toBe('fail');
  });
});
