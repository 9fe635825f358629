import type { PageKind, PageReading } from '../facts/index.ts';
import { readArchived } from './archived.ts';
import { readArticle } from './article.ts';
import { detectChallenge } from './challenge.ts';
import { TooComplex } from './complexity.ts';
import { readDirectories } from './directory.ts';
import { parseDocument } from './document.ts';
import { readForms } from './forms.ts';
import { readIdentity } from './identity.ts';
import { pageKind } from './kind.ts';
import { readLinks } from './links.ts';
import { readLists } from './lists.ts';
import { loginWall } from './login.ts';
import { readMeta } from './meta.ts';
import { isSpaShell, needsJsReasons } from './needs-js.ts';
import { newestOf, printedDates } from './newest.ts';
import { notFoundWords } from './not-found.ts';
import { ownTextLength } from './own-text.ts';
import { regionScriptsOf } from './region-scripts.ts';
import { simhash } from './simhash.ts';
import type { Fragment } from './written.ts';

/** What is known about a page besides its HTML. */
export interface PageContext {
  /** Address it was finally served under. */
  url: string;
  /** Clock, ms since the epoch: years are inferred and future dates dropped by it. */
  now: number;
  status: number | null;
  contentType: string | null;
  /** Markup that same-site scripts write, from `readScript`. */
  fragments?: Fragment[];
}

/** Reads one page with all readers over one parse. Pure; never throws, whatever the HTML. */
export function readPage(html: string, context: PageContext): PageReading {
  try {
    return readWhole(html, context);
  } catch (error) {
    if (error instanceof TooComplex) return unreadable(context);
    throw error;
  }
}

function readWhole(
  html: string,
  { url, now, status, contentType, fragments = [] }: PageContext,
): PageReading {
  const document = parseDocument(html, { url, fragments });
  const links = readLinks(document);
  const { lists, state } = readLists(document, now);
  const meta = readMeta(document);
  const article = readArticle(document, meta, now);
  const directories = readDirectories(document);
  const textLength = document.text.replace(/\s/g, '').length;
  const notFound = notFoundWords(document, textLength);
  const isShell = isSpaShell(document, links);
  const challenge = detectChallenge({ status, text: html, reading: { links } });
  const kind = pageKind(document, {
    status,
    contentType,
    challenge,
    notFound,
    isShell,
    textLength,
    links,
    lists,
    meta,
    article,
    directories,
  });
  return {
    kind,
    title: document.title,
    links,
    lists,
    listState: state,
    forms: readForms(document),
    meta,
    identity: readIdentity(document),
    newest: newestOf(lists, article, printedDates(document, now)),
    article,
    directories,
    needsJs:
      kind === 'challenge'
        ? ['challenge']
        : isSitePage(kind)
          ? needsJsReasons(document, links, isShell, state)
          : [],
    regionScripts: isSitePage(kind) && !isShell ? regionScriptsOf(document, links) : [],
    archived: readArchived(document),
    notFoundWords: notFound,
    loginWall: loginWall(document, links, textLength),
    textLength,
    ownTextLength: ownTextLength(document),
    simhash: simhash(document.text),
  };
}

/** A page that cannot be read within bounds. It says nothing, and its reason keeps everybody from concluding anything. */
function unreadable(context: PageContext): PageReading {
  const blank = readPage('', { ...context, fragments: [] });
  return {
    ...blank,
    kind: blank.kind === 'error' ? 'error' : 'other',
    listState: 'unrecognised',
    needsJs: ['too_complex'],
  };
}

/** Pages of a portal, as against answers that are none of its pages. */
const isSitePage = (kind: PageKind): boolean =>
  !['challenge', 'json-api', 'wechat-article', 'empty'].includes(kind);
