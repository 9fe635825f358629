export { directoryTable } from './directory.ts';
export { errorReportUrl, icpNumber, markUrl, policeNumber, siteFooter } from './frame.ts';
export { banner, images } from './images.ts';
export { siteTags } from './layout.ts';
export { type Html, html, raw, textOf } from './markup.ts';
export { type Manner, modernPortal } from './portal.ts';
export { type Findable, find, queryValue } from './search.ts';
export { guideArticle, guidePage, serviceHall } from './service.ts';
export { styleSheet } from './style.ts';
