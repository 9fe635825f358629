import type { ListState, PageLink } from '../facts/index.ts';
import { type Element, type PageDocument, textOf } from './document.ts';
import { hasLinksIn } from './links.ts';
import { ownTextLength } from './own-text.ts';
import { hasRegionScript, hasSiteScript } from './region-scripts.ts';

const MUSTACHE = /\{\{[^{}]{1,80}\}\}/g;
const REPEATER = /^(?:v-for|v-html|ng-repeat|ng-bind|:key)$/;
const MOUNT_ID = /^(?:app|root|__next|__nuxt)$/;
const MOUNT_ATTRIBUTE = /^(?:ng-app|v-cloak|data-reactroot)$/;
const EMPTY_REGION = /(?:^|[\s_-])(?:head(?:er)?|top|nav|menu|foot(?:er)?|bottom)(?:$|[\s_-])/i;
const LIST_HOLDER = /list|news|item|content|record|jpage|data/i;
const FILLS =
  /\$\.(?:ajax|get|post|getJSON)|\bfetch\(|axios|XMLHttpRequest|Handlebars|template\s*\(|laytpl|\.append\(|innerHTML|\.html\(/;

/** What a browser would add: the reasons, none for a page that is all there. */
export function needsJsReasons(
  document: PageDocument,
  links: readonly PageLink[],
  isShell: boolean,
  state: ListState,
): string[] {
  const reasons: string[] = [];
  if (isShell) reasons.push('spa-shell');
  if (!isShell && regionsAreUnread(document, links)) reasons.push('script-regions');
  if (isFramed(document, links, state)) reasons.push('frames');
  if (sendsAway(document, links)) reasons.push('script-redirect');
  if (hasEmptyFilledList(document, state)) reasons.push('empty-list');
  if (showsPlaceholders(document)) reasons.push('template-placeholders');
  return reasons;
}

const SHELL_TEXT = 400;
const SHELL_LINKS = 6;

/** An application skeleton: scripts, a mount point or client-side placeholders, and next to no text of its own. */
export function isSpaShell(document: PageDocument, links: readonly PageLink[]): boolean {
  const own = document.text.replace(MUSTACHE, '').length;
  if (own > SHELL_TEXT || links.length > SHELL_LINKS) return false;
  if (!document.elements.some(boots)) return false;
  if (showsPlaceholders(document)) return true;
  // A footer beside an empty mount point is text, too.
  return document.elements.some((element) => isMount(element) && (own < 120 || textOf(element) === ''));
}

/** A script file, or an inline script that loads one. */
const boots = (element: Element): boolean =>
  element.name === 'script' &&
  (Boolean(element.attribs.src) || /createElement\(\s*['"]script|\bimport\s*[('"{]/.test(codeOf(element)));

const isMount = ({ name, attribs }: Element): boolean =>
  name === 'app-root' ||
  MOUNT_ID.test(attribs.id ?? '') ||
  Object.keys(attribs).some((key) => MOUNT_ATTRIBUTE.test(key));

const repeats = ({ attribs }: Element): boolean =>
  Object.keys(attribs).some((key) => REPEATER.test(key)) || /foreach/.test(attribs['data-bind'] ?? '');

/** Client-side placeholders that nobody filled in. Server-side ones (`${…}`) are what every visitor sees. */
function showsPlaceholders(document: PageDocument): boolean {
  const inText = document.text.match(MUSTACHE)?.length ?? 0;
  if (inText >= 3) return true;
  const repeaters = document.elements.filter(repeats).length;
  return repeaters >= 3 || (inText >= 1 && repeaters >= 1);
}

/** No menu, header or footer in the HTML, and scripts or empty boxes that stand where they belong. */
function regionsAreUnread(document: PageDocument, links: readonly PageLink[]): boolean {
  const menu = links.filter(
    ({ region, href }) => (region === 'header' || region === 'nav') && href !== null,
  ).length;
  if (menu >= 3 && hasLinksIn(links, 'footer')) return false;
  if (menu >= 8) return false;
  return hasRegionScript(document) || (menu < 3 && document.elements.some(isEmptyRegion));
}

const isRead = (state: ListState): boolean => state === 'items' || state === 'undated';

/** What a visitor sees stands in frames that are pages of their own. */
const LITTLE_TEXT = 100;

function isFramed(document: PageDocument, links: readonly PageLink[], state: ListState): boolean {
  const { elements } = document;
  if (elements.some(({ name }) => name === 'frameset')) return true;
  const menu = links.filter(({ region }) => region === 'header' || region === 'nav').length;
  const body = links.filter(({ region, href }) => region === 'body' && href !== null);
  const isBodyFramed = body.length > 0 && body.every(({ via }) => via === 'frame');
  if (isBodyFramed && !isRead(state) && ownTextLength(document) < LITTLE_TEXT) return true;
  return (
    menu < 3 &&
    links.some(({ via, href }) => via === 'frame' && /head|top|nav|menu|left|main|index/i.test(href ?? ''))
  );
}

const GOES_AWAY = /location(?:\.href)?\s*=|location\.(?:replace|assign)\(/;

/** A page without text whose script goes elsewhere at once. */
function sendsAway(document: PageDocument, links: readonly PageLink[]): boolean {
  if (document.text.length > 30 || links.some(({ via }) => via === 'anchor')) return false;
  if (links.some(({ via }) => via === 'refresh')) return true;
  return document.elements.some(
    (element) =>
      GOES_AWAY.test(element.attribs.onload ?? '') ||
      (element.name === 'script' && GOES_AWAY.test(codeOf(element))),
  );
}

function isEmptyRegion(element: Element): boolean {
  const { name, attribs } = element;
  if (name !== 'div' && name !== 'header' && name !== 'footer' && name !== 'nav') return false;
  if (name === 'div' && !EMPTY_REGION.test(`${attribs.id ?? ''} ${attribs.class ?? ''}`)) return false;
  return element.children.every((child) => child.type !== 'tag') && textOf(element) === '';
}

/** A list box without a row, on a page whose scripts fetch or build rows. */
function hasEmptyFilledList(document: PageDocument, state: ListState): boolean {
  if (!document.elements.some(isEmptyList)) return false;
  // The code that fills it may stand in a file; on a page with other lists an empty box may be meant.
  if (!isRead(state) && hasSiteScript(document)) return true;
  return document.elements.some((element) => element.name === 'script' && FILLS.test(codeOf(element)));
}

function isEmptyList(element: Element): boolean {
  const { name, attribs } = element;
  if (name !== 'ul' && name !== 'tbody' && name !== 'ol' && name !== 'div') return false;
  if (!LIST_HOLDER.test(`${attribs.id ?? ''} ${name === 'div' ? '' : (attribs.class ?? '')}`)) return false;
  return element.children.every((child) => child.type !== 'tag') && textOf(element) === '';
}

const codeOf = (script: Element): string => {
  const [first] = script.children;
  return first?.type === 'text' ? first.data : '';
};
