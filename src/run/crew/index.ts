export { type Crew, openCrew } from './crew.ts';
export { threadsFor } from './threads.ts';
