import { guduContent, guduPortal } from '../old/index.ts';
import type { Site } from '../server/index.ts';
import { baishiPortal } from './baishi.ts';
import { departmentPortal, qingshanPortal, yuntaiPortal, zhongxinPortal } from './model.ts';
import { citySite, hallSites, markSites, taxSite } from './outside.ts';
import { lianhuPortal, shuangxiPortal } from './scripted.ts';
import { wulingPortal } from './wuling.ts';

/** Every host of the sample city, its dates computed from `now`. */
export const demoSites = (now: number): Site[] => [
  qingshanPortal(now),
  baishiPortal(now),
  guduPortal(now),
  yuntaiPortal(now),
  wulingPortal(),
  zhongxinPortal(now),
  lianhuPortal(now),
  shuangxiPortal(now),
  departmentPortal(now),
  ...hallSites(now),
  taxSite(guduContent(now)),
  citySite(),
  ...markSites(),
];

/** The portal whose server refuses every connection; nothing is served under its name. */
export const REFUSING_HOST = 'www.heping.gov.test';
