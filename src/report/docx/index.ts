export { renderBulletin } from './render.ts';
export { renderPeriod } from './period.ts';
