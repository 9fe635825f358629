export * from './calendar.ts';
export * from './content.ts';
export * from './county.ts';
