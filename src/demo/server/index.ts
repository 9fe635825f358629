export * from './serve.ts';
export * from './site.ts';
