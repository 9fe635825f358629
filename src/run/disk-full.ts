import { cli } from '../wording/cli.ts';

/** There is no room for what is observed: going on would lose it. Its message is for people; the stack is the cause's. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
  constructor(cause: unknown) {
    super(cli.diskFull(messageOf(cause)), { cause });
    delete this.stack;
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' || isDiskFull(error.cause);
}
