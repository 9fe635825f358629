export { type Outside, openOutside } from './outside.ts';
export { openPages } from './pages.ts';
