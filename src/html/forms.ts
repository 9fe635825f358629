import type { PageForm } from '../facts/index.ts';
import { descendants } from './descendants.ts';
import { closest, type Element, type PageDocument, parentOf, resolveUrl, textOf } from './document.ts';
import { isVisible, regionOf } from './regions.ts';

type FormField = PageForm['fields'][number];
type Purpose = PageForm['purpose'];

/** What a visitor can fill in and send: forms, and boxes without a form whose button has a handler. Hidden ones do not
 *  count. An icon that opens a search box stands for the box where there is none. */
export function readForms(document: PageDocument): PageForm[] {
  const forms: PageForm[] = [];
  const areas = textAreasByForm(document);
  for (const element of document.elements) {
    const form =
      element.name === 'form'
        ? formOf(document, element, areas.get(element) ?? [])
        : isTextBox(element) && !closest(element, ({ name }) => name === 'form')
          ? formlessBox(document, element)
          : null;
    if (form) forms.push(form);
  }
  if (forms.some(({ purpose }) => purpose === 'search')) return forms;
  const icon = document.elements.some(
    (element) => isSearchIcon(element) && isInFrame(document, element) && isVisible(document, element),
  );
  return icon ? [...forms, OPENED_BY_ICON] : forms;
}

/** Icons in the body decorate headings. */
const isInFrame = (document: PageDocument, element: Element): boolean =>
  /^(?:header|nav)$/.test(regionOf(document, element));

/** A search whose box only a click brings out. */
const OPENED_BY_ICON: PageForm = {
  action: null,
  method: 'get',
  purpose: 'search',
  fields: [],
  mainField: null,
};

const ICON = /^(?:a|button|i|em|span|img|svg|div)$/;
const ICON_WORDS =
  /(?:^|[\s_-])(?:search|sousuo|soso)(?:[\s_-]?(?:icon|btn|button|open|show|toggle|ico))?(?:$|\s)/i;
const ICON_FILE = /\/(?:icon[_-]?)?(?:search|sousuo|fdj)[\w-]*\.(?:png|gif|svg|jpe?g)$/i;

/** Something to click that shows a magnifying glass and nothing else. */
function isSearchIcon(element: Element): boolean {
  const { name, attribs } = element;
  if (!ICON.test(name)) return false;
  const named =
    ICON_WORDS.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`) || ICON_FILE.test(attribs.src ?? '');
  return (
    named &&
    textOf(element) === '' &&
    (name !== 'div' || element.children.every(({ type }) => type !== 'tag'))
  );
}

function formOf(document: PageDocument, form: Element, textAreas: Element[]): PageForm | null {
  if (!isVisible(document, form)) return null;
  const controls = [...descendants(form), ...textAreas];
  const fields = controls.filter(isField).map(fieldOf);
  if (fields.length === 0) return null;
  const words = `${attributeWords(form)} ${controls.map(controlWords).join(' ')} ${textOf(form).slice(0, 400)}`;
  const purpose = purposeOf(fields, words);
  return {
    action: resolveUrl(document, form.attribs.action) ?? (form.attribs.action === '' ? document.url : null),
    method: /^post$/i.test(form.attribs.method ?? '') ? 'post' : 'get',
    purpose,
    fields,
    mainField: mainFieldOf(fields, purpose),
  };
}

/** `descendants` leaves out text areas with all other silent elements. One walk for all forms of the page. */
function textAreasByForm({ elements }: PageDocument): Map<Element, Element[]> {
  const found = new Map<Element, Element[]>();
  for (const element of elements) {
    if (element.name !== 'textarea') continue;
    for (let at = parentOf(element); at; at = parentOf(at)) {
      if (at.name !== 'form') continue;
      const known = found.get(at);
      if (known) known.push(element);
      else found.set(at, [element]);
    }
  }
  return found;
}

const isTextBox = (element: Element): boolean =>
  element.name === 'input' && typeOf(element) === 'text' && !('readonly' in element.attribs);

const OTHER_TYPES =
  /^(?:password|hidden|checkbox|radio|button|submit|image|reset|file|date|time|datetime-local|month|number|email|tel|url|color|range)$/;

/** What a browser makes of it: search boxes and unknown types are text. */
function typeOf({ name, attribs }: Element): string {
  if (name !== 'input') return name;
  const type = (attribs.type ?? '').trim().toLowerCase();
  return OTHER_TYPES.test(type) ? type : 'text';
}

const HANDLER_REACH = 4;
/** A box with more in it than that is a page, not a search box. */
const MOST_AROUND = 200;
const SEARCH =
  /搜\s*索|检\s*索|搜一下|站内搜|全文搜|查\s*询|请输入.{0,6}(?:关键[字词]|内容)|关键[字词]|search|query|keyword|sousuo|jiansuo|\bss\b|\bqt?\b|searchword/i;

/** A search box whose button calls a script: `action` is null because only the script knows the way. */
function formlessBox(document: PageDocument, box: Element): PageForm | null {
  if (!isVisible(document, box)) return null;
  let at = parentOf(box);
  for (let step = 0; at && step < HANDLER_REACH && at.name !== 'body'; step++, at = parentOf(at)) {
    const around = firstOf(descendants(at), MOST_AROUND);
    const boxes = around.filter(isTextBox);
    if (boxes.length > 3) return null;
    const trigger = around.find((one) => one !== box && isTrigger(one));
    if (!trigger) continue;
    if (!SEARCH.test(`${controlWords(box)} ${controlWords(trigger)} ${attributeWords(at)}`)) return null;
    const field = fieldOf(box);
    if (boxes[0] !== box) return null;
    return { action: null, method: 'get', purpose: 'search', fields: [field], mainField: field.name || null };
  }
  return null;
}

function firstOf(elements: Iterable<Element>, most: number): Element[] {
  const first: Element[] = [];
  for (const element of elements) if (first.push(element) === most) break;
  return first;
}

function isTrigger({ name, attribs }: Element): boolean {
  if ('onclick' in attribs) return true;
  if (name === 'button') return true;
  if (name === 'input') return /^(?:button|submit|image)$/i.test(attribs.type ?? '');
  return (
    /search|sousuo|btn|submit/i.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`) &&
    /^(?:a|img|span|i|div|em)$/.test(name)
  );
}

const isField = ({ name, attribs }: Element): boolean =>
  name === 'textarea' ||
  name === 'select' ||
  (name === 'input' && !/^(?:button|submit|image|reset)$/i.test(attribs.type ?? ''));

function fieldOf(element: Element): FormField {
  const { attribs } = element;
  return {
    name: attribs.name ?? attribs.id ?? '',
    type: typeOf(element),
    value: attribs.value ?? '',
    hint: attribs.placeholder ?? attribs.title ?? '',
  };
}

const attributeWords = ({ attribs }: Element): string =>
  [attribs.action, attribs.name, attribs.id, attribs.class, attribs.onsubmit]
    .filter((word) => word)
    .join(' ');

const controlWords = ({ name, attribs }: Element): string =>
  /^(?:input|button|a|img|textarea|select|span|i)$/.test(name)
    ? [
        attribs.name,
        attribs.id,
        attribs.class,
        attribs.value,
        attribs.placeholder,
        attribs.title,
        attribs.alt,
        attribs.src,
        attribs.onclick,
      ]
        .filter((word) => word)
        .join(' ')
    : '';

const MESSAGE =
  /留言|写信|信件|来信|咨询内容|投诉|建议|意见征集|诉求|标题.{0,80}内容|message|liuyan|letter|mailbox/i;
const LOGIN = /登\s*[录陆]|用户名|账号|login|logon|passw/i;
const DISCLOSE = /订阅|投票|vote|subscribe/i;

function purposeOf(fields: FormField[], words: string): Purpose {
  if (fields.some(({ type }) => type === 'password')) return 'login';
  const hasBody = fields.some(({ type }) => type === 'textarea');
  if (hasBody && !DISCLOSE.test(words)) return MESSAGE.test(words) ? 'message' : 'other';
  const typed = fields.filter(({ type }) => type === 'text');
  if (typed.length === 0) return 'other';
  if (typed.length <= 4 && SEARCH.test(words)) return 'search';
  if (LOGIN.test(words)) return 'login';
  return MESSAGE.test(words) && typed.length >= 2 ? 'message' : 'other';
}

const QUERY_NAME = /^(?:q|qt|w|wd|kw|s|text)$|search|key|query|word|title|content/i;

/** The field the visitor types into: the message body, the search word. */
function mainFieldOf(fields: FormField[], purpose: Purpose): string | null {
  const body = fields.find(({ type }) => type === 'textarea');
  const typed = fields.filter(({ type }) => type === 'text');
  const main =
    purpose === 'message'
      ? (body ?? typed[0])
      : (typed.find(({ name, hint }) => QUERY_NAME.test(name) || SEARCH.test(hint)) ?? typed[0]);
  return main?.name || null;
}
