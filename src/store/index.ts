export { openDiskStore } from './disk.ts';
export { type Blobs, type Documents, type FactLog, type Facts, type Store, StoreLocked } from './store.ts';
