// biome-ignore-all lint/suspicious/noTemplateCurlyInString: template literals are what is read here
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage, readScript } from '../../src/html/index.ts';
import { tokensOfScript } from '../../src/html/js-tokens.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/script-regions/${name}`, import.meta.url), 'utf8');
const SITE = 'http://www.yunling.gov.cn';
const context = { url: `${SITE}/`, now: Date.UTC(2026, 10, 23), status: 200, contentType: 'text/html' };

describe('what a script writes', () => {
  it.each([
    ['write', `document.write('<b>甲</b>')`, '<b>甲</b>'],
    ['writeln', `document.writeln("甲");document.writeln('乙')`, '甲\n乙'],
    ['joined with +', `document.write('<a ' + "href='/x'>" + '甲</a>');`, "<a href='/x'>甲</a>"],
    ['a comment between the parts', `document.write('甲' + // no\n '乙' /* no */ + '丙')`, '甲乙丙'],
    ['a variable', `var h = '<p>'; h += '甲'; document.write(h + '</p>')`, '<p>甲</p>'],
    ['an array', `document.write(['<p>', '甲', '</p>'].join(''))`, '<p>甲</p>'],
    ['a template literal', 'document.write(`<p>甲${x}</p>`)', '<p>甲${…}</p>'],
    ['an unknown name', `document.write('<a href="' + base + '/x">甲</a>')`, '<a href="${base}/x">甲</a>'],
    ['escapes', String.raw`document.write("\u7532\x41\/\"")`, '甲A/"'],
    ['unescape', `document.write(unescape("%3Cp%3E%u7532%3C/p%3E"))`, '<p>甲</p>'],
    ['a choice', `document.write(isMobile ? '' : '<p>甲</p>')`, '<p>甲</p>'],
    ['a regex before', `s.replace(/['"]/g, ''); document.write('甲')`, '甲'],
    ['innerHTML with a link', `el.innerHTML = '<a href="/x">甲</a>'`, '<a href="/x">甲</a>'],
    ['jQuery with a link', `$('#nav').html('<a href="/x">甲</a>')`, '<a href="/x">甲</a>'],
    ['a row yet to be filled', `$('#list').append('<a href="' + u + '">' + t + '</a>')`, ''],
    ['text that is no markup', `el.innerHTML = '加载中'`, ''],
    ['nothing but a name', 'document.write(ad)', ''],
    ['a commented call', `// document.write('甲')`, ''],
    ['nothing', '', ''],
  ])('%s', (_, code, html) => expect(readScript(code, 'x.js')).toBe(html));

  it('never throws and always ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        (code) => typeof readScript(code, 'x.js') === 'string',
      ),
    );
    const part = fc.constantFrom(
      'document.write(',
      ')',
      "'",
      '"',
      '`',
      '${',
      '+',
      '[',
      ']',
      '(',
      '/',
      'var a=',
      '?',
      ':',
      '\\',
      '\n',
      '<a href="/x">',
      'innerHTML=',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 60 }),
        (parts) => typeof readScript(parts.join(''), 'x.js') === 'string',
      ),
    );
  });

  it.each(['document.write(', 'document.write([', 'x=a?', 'a+=a;', 'return '])(
    'ends on %s over and over',
    (part) => {
      expect(readScript(`a='x';${part.repeat(10_000)}`, 'x.js')).toBe('');
    },
  );

  it('drops comments and keeps strings', () => {
    expect(tokensOfScript(`a // b\n/* c */ '//d'; x = /e"/g`).map(({ text }) => text)).toEqual([
      'a',
      '//d',
      ';',
      'x',
      '=',
      'g',
    ]);
  });
});

describe('a page whose header and footer come from scripts', () => {
  const html = fixture('home.html');
  const before = readPage(html, context);
  const fragments = before.regionScripts.map((url) => ({
    url,
    html: readScript(fixture(url.split('/').at(-1) ?? ''), url),
  }));
  const after = readPage(html, { ...context, fragments });

  it('asks for the scripts of its own site, not for libraries and other hosts', () => {
    expect(before.regionScripts).toEqual([`${SITE}/js/site_header.js`, `${SITE}/js/site_footer.js`]);
    expect(before.needsJs).toContain('script-regions');
  });

  it('reads menu and footer from them', () => {
    const written = after.links
      .filter(({ via }) => via === 'script')
      .map(({ text, url, region }) => [text, url, region]);
    expect(written).toEqual([
      ['首页', `${SITE}/`, 'nav'],
      ['政务公开', `${SITE}/col/zwgk/`, 'nav'],
      ['政务服务', 'https://zwfw.yunling.example.cn/', 'nav'],
      ['互动交流', `${SITE}/hdjl/`, 'nav'],
      ['专题专栏', `${SITE}/ztzl/`, 'nav'],
      ['登录', null, 'header'],
      ['网站地图', `${SITE}/wzdt/`, 'footer'],
    ]);
    expect(after.needsJs).toEqual([]);
  });

  it('lets the other readers see it too', () => {
    expect(after.identity.footerCode).toEqual(['3607990001']);
    expect(after.kind).toBe('home');
  });

  it('reads inline document.write as part of the page', () => {
    const page = readPage(
      `<div id="nav"><script>document.write('<a href="/hdjl/">互动交流</a>')</script></div>`,
      context,
    );
    expect(page.links).toMatchObject([{ text: '互动交流', region: 'nav', via: 'script' }]);
  });
});
