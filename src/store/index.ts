export { writeAtOnce } from './at-once.ts';
export { backupFolder, restoreFolder, UnusableBackup } from './backup.ts';
export { openDiskStore } from './disk.ts';
export { lockHolder, takeLock } from './lock.ts';
export {
  type Blobs,
  type Documents,
  type FactLog,
  type Facts,
  type Series,
  type Store,
  StoreLocked,
} from './store.ts';
