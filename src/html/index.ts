export { destinationKey, hostMatches, isArticleAddress, withoutStamps } from './addresses.ts';
export { type Answer, detectChallenge } from './challenge.ts';
export { announcesDirectory } from './directory-label.ts';
export { type PageDocument, PLACEHOLDER, parseDocument } from './document.ts';
export { withoutEndWords } from './ends.ts';
export { type EntryPresence, entryPresence, selectEntries } from './entries.ts';
export { matchField } from './fields.ts';
export { foldLabel, matcherOf } from './labels.ts';
export { isPagerLabel, type NextPage, nextPage } from './next-page.ts';
export {
  looksLikeNotFound,
  type NotFoundSignature,
  notFoundSignature,
  scanSaysNotFound,
} from './not-found.ts';
export { type PageParts, pageParts } from './page-parts.ts';
export { type PageContext, readPage } from './read-page.ts';
export { scanPage } from './scan.ts';
export { type AnswerScan, scanAnswer } from './scan-answer.ts';
export { type PageScan, type ScannedLink, type ScanVia, styleTargets } from './scan-links.ts';
export { linkText } from './scan-text.ts';
export { readScript } from './scripts.ts';
export { hammingDistance, simhash } from './simhash.ts';
export type { Fragment } from './written.ts';
