import { contentOf } from '../content/index.ts';
import { DEPARTMENT_COLUMNS } from '../data/columns.ts';
import { html, type Manner, modernPortal } from '../modern/index.ts';
import { htmlReply, type Site, shelve, textReply } from '../server/index.ts';
import { CHENGGUANJU, QINGSHAN, YUNTAI, ZHONGXIN } from './counties.ts';

const STATIC: Manner = { frame: 'inline', fill: 'html' };

/** Passes everything. One link of its home page is closed to robots. */
export function qingshanPortal(now: number): Site {
  const closed = '/inner/zbap.shtml';
  const site = modernPortal(QINGSHAN, contentOf(QINGSHAN, now), now, {
    ...STATIC,
    homeExtra: html`<p class="result-head">相关链接：<a href="http://www.shifan.gov.test/">示范市人民政府</a>　<a href="${closed}">值班安排</a></p>`,
  });
  shelve(site, '/robots.txt', () => textReply('User-agent: *\nDisallow: /inner/\n'));
  shelve(site, closed, () =>
    htmlReply('<!doctype html><meta charset="utf-8"><title>值班安排</title><p>值班安排</p>'),
  );
  return site;
}

export const zhongxinPortal = (now: number): Site =>
  modernPortal(ZHONGXIN, contentOf(ZHONGXIN, now), now, STATIC);

export const yuntaiPortal = (now: number): Site =>
  modernPortal(YUNTAI, contentOf(YUNTAI, now), now, { frame: 'script', fill: 'script' });

export const departmentPortal = (now: number): Site =>
  modernPortal(CHENGGUANJU, contentOf(CHENGGUANJU, now, DEPARTMENT_COLUMNS), now, STATIC);
