export { GUDU, GUDU_MISSING, guduContent } from './gudu.ts';
export { oldDirectory } from './pages.ts';
export { guduPortal } from './portal.ts';
