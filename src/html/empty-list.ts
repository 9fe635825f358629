import { type Element, isSilent, type PageDocument, textOf } from './document.ts';
import { isVisible, regionOf } from './regions.ts';

const NOTHING =
  /^[^\p{L}]*(?:对不起|抱歉|很抱歉|sorry)?[,，、!！\s]*(?:该|本|此)?(?:栏目|分类|专题|页面)?(?:下)?(?:目前|当前|现)?(?:暂时?[无没]有?|没有|未|无)(?:找到|查[到询]到?|检索到|搜索到|发布)?(?:任何|相关|符合条件的?|您要(?:找|查询)的|搜索|查询|检索)?(?:的)?(?:信息|内容|数据|记录|文章|文件|结果|资料|公告|更新)/u;
const UNDER_WORK =
  /^[^\p{L}]*(?:该|本|此)?(?:栏目|页面|网页|频道|内容)(?:正在|仍在)?(?:建设|完善|整理|升级)中/u;
const ZERO = /共\s*(?:有|找到|检索到)?\s*0\s*(?:条|项|篇|个|件)/;
const SAYINGS = [NOTHING, UNDER_WORK, ZERO];
const LONGEST_NOTICE = 40;

/** A visible line such as 暂无信息 or 共 0 条. */
export function saysEmpty(document: PageDocument): boolean {
  if (!/[无没未]|建设中|完善中|整理中|升级中|共\s*(?:有|找到|检索到)?\s*0/.test(document.text)) return false;
  return document.elements.some((element) => {
    if (isSilent(element)) return false;
    return element.children.some((child) => {
      if (child.type !== 'text') return false;
      const text = child.data.trim();
      if (text.length < 4 || text.length > LONGEST_NOTICE || !SAYINGS.some((saying) => saying.test(text)))
        return false;
      return (
        /^(?:body|header)$/.test(regionOf(document, element)) &&
        isVisible(document, element) &&
        !isField(element)
      );
    });
  });
}

const isField = ({ name }: Element): boolean => name === 'option' || name === 'a' || name === 'label';

/** A part of a class or id that says it holds a list. */
const isListName = (name: string): boolean => /^\w+$/.test(name) && /list|^news|^lb$/i.test(name);

/** An empty list container on a page where no script could ever fill it. */
export function hasBareContainer(document: PageDocument): boolean {
  if (document.elements.some(({ name }) => name === 'script')) return false;
  return document.elements.some(
    (element) =>
      (element.name === 'ul' ||
        `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`.split(/[-_\s]/).some(isListName)) &&
      textOf(element) === '' &&
      regionOf(document, element) === 'body',
  );
}
