/** Exit codes of every command (DESIGN §10). */
export const EXIT = {
  compliant: 0,
  violations: 1,
  incomplete: 2,
  /** Wrong usage, registry or policy; nothing was scanned. */
  usage: 3,
  selfTest: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake of the person at the keyboard: its message (Chinese) is printed and the program ends with 3. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** How a command hands its exit code back. */
export type End = (code: ExitCode) => void;
