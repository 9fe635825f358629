export { renderPeriod } from './period.ts';
export { renderBulletin } from './render.ts';
