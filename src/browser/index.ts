export { type FindOptions, findBrowser } from './find.ts';
export { launchBrowser } from './launch.ts';
export * from './types.ts';
