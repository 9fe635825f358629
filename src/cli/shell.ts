import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** The terminal and the machine around a command, in one record: tests pass their own. */
export interface Shell {
  /** The result, and nothing else. */
  out(text: string): void;
  /** Progress, notes and complaints. */
  err(text: string): void;
  /** Whether `err` is a terminal that can redraw lines. */
  live: boolean;
  now: () => number;
  cwd: string;
  /** The project: where targets/, policies/ and reports/ lie. */
  root: string;
  /** Where Ctrl-C comes from; in tests an emitter of their own. */
  signals: Pick<NodeJS.Process, 'on' | 'off'>;
  exit(code: number): void;
}

const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** The shell of the running process. A reader that went away (`| head`) ends the program quietly. */
export function processShell(): Shell {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
  // Nobody listens to progress any more: go on working for the result.
  process.stderr.on('error', () => {});
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI,
    now: Date.now,
    cwd: process.cwd(),
    root,
    signals: process,
    exit: (code) => process.exit(code),
  };
}

/** A path as a person at this shell would type it: relative when it lies below, absolute otherwise. */
export function shown(shell: Pick<Shell, 'cwd'>, file: string): string {
  const relative = path.relative(shell.cwd, file);
  return relative !== '' && !relative.startsWith('..') ? relative : file;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const STEERING = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** Strangers' text (titles, addresses) on a terminal: one line, nothing that could steer the terminal. */
export const plain = (text: string): string => stripVTControlCharacters(text).replace(STEERING, ' ');
