/** Answers `empty` for a file or folder that is not there. One that is there and cannot be read is an error: taken for
 *  nothing, it would be left out of a backup, or what it needs pruned. */
export const ifAbsent =
  <T>(empty: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return empty;
    throw error;
  };
