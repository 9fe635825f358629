import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scanPage } from '../../src/html/index.ts';
import { readByParser } from './scan-reference.ts';

// What the two see differently on purpose is left out: templates, noscript and drawings (nobody sees links there), srcset,
// handlers and styles (the parser does not read them), CDATA (browsers end it at the first ">", the parser at "]]>").
const TAGS =
  'a area base body br div em embed form frame iframe img input li link object p script source span style td textarea title video xmp noembed noframes'.split(
    ' ',
  );
const ATTRIBUTES = [
  'href',
  'HREF',
  'src',
  'Src',
  'action',
  'data',
  'poster',
  'background',
  'class',
  'data-href',
  'xhref',
  'id',
  'target',
];
const VALUES = [
  '',
  '/a',
  'b.html',
  'http://x.test/?a=1&amp;b=2',
  '?x=1&copy=2',
  '/&#20013;&#x6587;',
  '公开.html',
  ' /blank ',
  "it's",
  'a>b',
  '&nbsp;x',
  '&unknown;',
  '&',
  'a&notin;b',
  '&#0;',
  '&#x110000;',
  '&lt',
];
const JUNK = [
  '<',
  '>',
  '"',
  "'",
  '=',
  '/',
  '</',
  '<!',
  '<!--',
  '-->',
  '--!>',
  '<!-->',
  '<!--->',
  '<?x ?>',
  '<!doctype html>',
  '</>',
  '</ x>',
  '< a>',
  '<1>',
  '&',
  ' ',
  '\n',
  '\t',
  '\f',
  'text',
  '正文',
  '\u00a0',
  '<a',
  '<a ',
  '<a href',
  '<a href=',
  '</script',
  '</style >',
  '<script',
  '<!d>',
  '<!->',
  '-',
  '--',
  '\u0000',
  '\ufeff',
  '</title/>',
  '<A HREF=x>',
  '<a/href=y>',
  '<a =href=z>',
  "<a href='q\"q'>",
  '<a href=a href=b>',
];

const attribute = fc
  .tuple(
    fc.constantFrom(...ATTRIBUTES),
    fc.constantFrom('"', "'", '', 'none'),
    fc.constantFrom(...VALUES),
    fc.constantFrom('', ' ', '\n', '\t '),
  )
  .map(([name, quote, value, gap]) => {
    if (quote === 'none') return `${gap} ${name}`;
    if (quote === '') return ` ${name}${gap}=${gap}${value.replace(/[\s>]/g, '')}`;
    return ` ${name}${gap}=${gap}${quote}${value.replaceAll(quote, '')}${quote}`;
  });
const opening = fc
  .tuple(
    fc.constantFrom(...TAGS),
    fc.array(attribute, { maxLength: 4 }),
    fc.constantFrom('>', '>', '>', '/>', ' >', ' / >'),
  )
  .map(([name, attributes, end]) => `<${name}${attributes.join('')}${end}`);
const closing = fc.constantFrom(...TAGS).map((name) => `</${name}>`);
const soup = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: opening },
      { weight: 2, arbitrary: closing },
      { weight: 2, arbitrary: fc.constantFrom(...JUNK) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const isComparable = (html: string): boolean =>
  !html.includes('<![') &&
  !/<\/?(?:template|noscript|svg|math|image|plaintext|meta|option|table|tr|th|audio|track|p\/)/i.test(html) &&
  !/style|onclick|srcset|rel/i.test(html.replace(/<\/?style/gi, ''));

/** A form within a form is left out by the parser, as the standard says; its address is only noted by us. */
const withoutForms = (links: readonly string[]): string[] =>
  links.filter((link) => !link.startsWith('form '));

it('finds what htmlparser2 finds, whatever it is given', () => {
  fc.assert(
    fc.property(soup.filter(isComparable), (html) => {
      const scan = scanPage(html);
      const reference = readByParser(html);
      expect(withoutForms(scan.links.map(({ via, href }) => `${via} ${href}`))).toEqual(
        withoutForms(reference.links),
      );
      expect(scan.base).toBe(reference.base);
    }),
    { numRuns: 3_000 },
  );
});

it('agrees with htmlparser2 on the title', () => {
  const entity = fc.constantFrom(
    '&amp;',
    '&lt;',
    '&nbsp;',
    '&#20013;',
    '&hellip;',
    '&copy',
    '&',
    '&#x4e2d;',
    '&bogus;',
  );
  const title = fc
    .array(fc.oneof(entity, fc.string({ maxLength: 5 }), fc.constantFrom('中文', ' ', '\n')), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      title.filter((text) => !text.includes('<')),
      (text) => {
        const html = `<html><title>${text}</title><p>x</p>`;
        expect(scanPage(html).title).toBe(readByParser(html).title);
      },
    ),
  );
});

it('never throws and keeps to links that are written there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (html) => {
      const scan = scanPage(html, { keepText: true });
      expect(scan.textLength).toBeLessThanOrEqual(html.length);
    }),
  );
});
