export { type Archived, writeArchive } from './write.ts';
