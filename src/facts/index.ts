export * from './account.ts';
export * from './assemble.ts';
export * from './china-time.ts';
export * from './directory.ts';
export * from './entry.ts';
export * from './page.ts';
export * from './record.ts';
export * from './visit.ts';
