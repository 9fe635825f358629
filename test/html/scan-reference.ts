import { Parser } from 'htmlparser2';

/** What the SAX parser finds where the scanner looks, in the simplest way that can be written. */
export interface Reference {
  title: string;
  base: string | null;
  /** `via href`, in document order. */
  links: string[];
  textLength: number;
}

const PLACES: Record<string, [attribute: string, via: string][]> = {
  area: [['href', 'area']],
  link: [['href', 'resource']],
  script: [['src', 'resource']],
  iframe: [['src', 'frame']],
  frame: [['src', 'frame']],
  form: [['action', 'form']],
  img: [['src', 'image']],
  input: [['src', 'image']],
  source: [['src', 'media']],
  video: [
    ['src', 'media'],
    ['poster', 'image'],
  ],
  embed: [['src', 'media']],
  object: [['data', 'media']],
  body: [['background', 'image']],
  td: [['background', 'image']],
};
const SILENT = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);

/** Reads a page with htmlparser2. */
export function readByParser(html: string): Reference {
  const found: Reference = { title: '', base: null, links: [], textLength: 0 };
  let silent = '';
  let title: string | null = null;
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent = name;
    },
    onopentag(name, attributes) {
      if (name === 'a' && attributes.href !== undefined) found.links.push(`anchor ${attributes.href}`);
      if (name === 'base') found.base ??= attributes.href ?? null;
      for (const [attribute, via] of PLACES[name] ?? []) {
        const value = attributes[attribute];
        if (value !== undefined) found.links.push(`${via} ${value}`);
      }
    },
    ontext(text) {
      if (silent === 'title' && found.title === '') title = (title ?? '') + text;
      if (silent === '') found.textLength += ink(text);
    },
    onclosetag(name) {
      if (name !== silent) return;
      silent = '';
      found.title ||= fold(title ?? '');
      title = null;
    },
  });
  parser.end(html);
  return found;
}

const ink = (text: string): number => text.replace(/[\p{Cc}\u0020\u00a0\u3000]/gu, '').length;
const fold = (text: string): string => text.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, ' ').trim();
