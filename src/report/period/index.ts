export { buildPeriod, type Period, periodOf, type Span } from './model.ts';
export { writePeriod } from './write.ts';
