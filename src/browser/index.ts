export { type BrowsersOptions, openBrowsers } from './browsers.ts';
export { type FindOptions, findBrowser } from './find.ts';
export { launchBrowser } from './launch.ts';
export { childrenMemory } from './memory.ts';
export * from './types.ts';
