import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationKey, hostMatches, isArticleAddress, lastPathWords } from '../../src/html/addresses.ts';
import { foldLabel, matcherOf } from '../../src/html/labels.ts';

describe('labels', () => {
  it.each([
    ['政 务 公 开', '政务公开'],
    ['【互动交流】>>', '互动交流'],
    ['专题专栏 更多+', '专题专栏'],
    ['办事服务 MORE »', '办事服务'],
    ['·江西政务服务网·', '江西政务服务网'],
    ['１２３４５热线', '12345热线'],
    ['\ue601办事服务', '办事服务'],
    ['更多', '更多'],
    ['更多服务', '更多服务'],
  ])('%s', (label, folded) => expect(foldLabel(label)).toBe(folded));

  it('fold once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => foldLabel(foldLabel(text)) === foldLabel(text)),
    );
  });

  it.each([
    ['*基层政务公开*', '全面推进基层政务公开标准化', true],
    ['*长信箱', '县长信箱', true],
    ['*长信箱', '县长信箱留言', false],
    ['政务服务', '政务服务网', false],
    ['政务公开*规范化', '政务公开标准化规范化', true],
  ])('%s against %s', (term, label, matches) => expect(matcherOf([term])(foldLabel(label))).toBe(matches));

  it('nothing matches an empty label', () => expect(matcherOf(['*', ''])('')).toBe(false));
});

describe('addresses', () => {
  it.each([
    ['http://a.gov.cn/', 'https://a.gov.cn'],
    ['http://a.gov.cn/hdjl/', 'http://a.gov.cn/hdjl/index.html'],
    ['http://a.gov.cn/', 'https://www.a.gov.cn/index.html'],
    ['http://a.gov.cn/hdjl?t=1790000000000&r=0.123456789', 'http://a.gov.cn/hdjl/'],
    ['http://a.gov.cn/hdjl/;jsessionid=AB12', 'http://a.gov.cn/hdjl?jsessionid=CD34'],
    ['http://a.gov.cn:80/hdjl', 'http://a.gov.cn/hdjl/index.shtml#top'],
  ])('%s is %s', (one, other) => expect(destinationKey(one)).toBe(destinationKey(other)));

  it.each([
    ['http://a.gov.cn/hdjl?id=1', 'http://a.gov.cn/hdjl?id=2'],
    ['http://a.gov.cn/#/hall', 'http://a.gov.cn/#/mail'],
    ['http://a.gov.cn/', 'http://zwfw.a.gov.cn/'],
    ['http://a.gov.cn/hdjl?t=3', 'http://a.gov.cn/hdjl?t=4'],
  ])('%s is not %s', (one, other) => expect(destinationKey(one)).not.toBe(destinationKey(other)));

  it.each([
    ['http://yc.jxzwfww.gov.cn/x', ['*zwfww.gov.cn'], true],
    ['http://wsbs.a.gov.cn/', ['wsbs.*'], true],
    ['http://a.b.gov.cn/', ['b.gov.cn'], true],
    ['http://nob.gov.cn/', ['b.gov.cn'], false],
    ['not an address', ['*'], false],
  ])('host of %s', (url, hosts, matches) => expect(hostMatches(url, hosts)).toBe(matches));

  it.each([
    ['http://a.gov.cn/zwgk/hdjl/index.html', ['hdjl']],
    ['http://a.gov.cn/x/zwfw.shtml', ['x', 'zwfw']],
    ['http://a.gov.cn/ztzl/', ['ztzl']],
    ['http://a.gov.cn/', []],
  ])('words of %s', (url, words) => expect(lastPathWords(url)).toEqual(words));

  it.each([
    ['http://a.gov.cn/art/2016/11/22/art_1_3.html', true],
    ['http://a.gov.cn/x/202310/34e1d.shtml', true],
    ['http://a.gov.cn/x/t20200802_135.html', true],
    ['http://a.gov.cn/2023-12/01/content_17.html', true],
    ['http://a.gov.cn/col/col42150/index.html', false],
    ['http://a.gov.cn/zt/2020jczwgk/', false],
    [null, false],
  ])('%s an article', (url, is) => expect(isArticleAddress(url)).toBe(is));
});
