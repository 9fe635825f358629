import { expect, it } from 'vitest';
import { readIdentity } from '../../src/html/identity.ts';
import { pageFrom, pageOf } from './page.ts';

it('reads a full footer, and neither the article above it nor comments', () =>
  expect(readIdentity(pageOf('identity/full-footer.html'))).toEqual({
    siteName: ['示范县人民政府'],
    siteDomain: ['www.example.gov.cn'],
    siteIDCode: ['3600990001'],
    footerCode: ['3600990001'],
    errorReportCode: ['3600990001'],
    icp: ['赣ICP备00000001号-1'],
    police: ['赣公网安备36009902000001号'],
    sponsor: ['示范县人民政府办公室'],
    phone: ['0797-1234567'],
    partyMark: true,
    errorReportMark: true,
    siteMap: [{ text: '网站地图', href: '/wzdt/' }],
  }));

it('reads marks that scripts write, and a sponsor named before the word', () =>
  expect(readIdentity(pageOf('identity/scripted-marks.html'))).toMatchObject({
    footerCode: ['bm99000001'],
    errorReportCode: ['bm99000001'],
    icp: ['京ICP证000002号'],
    sponsor: ['示范部'],
    partyMark: true,
    errorReportMark: true,
  }));

it('knows the older address of the error report and keeps values as they are spelled', () =>
  expect(readIdentity(pageOf('identity/legacy-host.html'))).toMatchObject({
    errorReportCode: ['N000000672'],
    icp: ['赣icp备00000003号'],
    sponsor: ['示范县政府'],
    phone: ['0797--8000000'],
    siteMap: [{ text: '站点地图', href: '' }],
  }));

it('never counts what stands in a comment', () =>
  expect(readIdentity(pageOf('identity/commented-out.html'))).toMatchObject({
    footerCode: [],
    errorReportCode: [],
    icp: [],
    sponsor: [],
    partyMark: false,
    errorReportMark: false,
  }));

it.each([
  ['主办：示范市人民政府 承办：示范市人民政府办公室', ['示范市人民政府']],
  ['主办单位： 示范市人民政府办公室', ['示范市人民政府办公室']],
  ['主办：中共示范市委 示范市人民政府　承办：示范市大数据局', ['中共示范市委', '示范市人民政府']],
  ['主办/承办：示范市人民政府办公室', ['示范市人民政府办公室']],
  ['主办：示范省人民政府办公厅 © 示范省人民政府网 版权所有', ['示范省人民政府办公厅']],
  ['版权所有：示范网', []],
])('sponsor of %s', (text, sponsor) =>
  expect(readIdentity(pageFrom(`<div class="footer"><p>${text}</p></div>`)).sponsor).toEqual(sponsor),
);
