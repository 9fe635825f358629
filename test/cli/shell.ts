import { EventEmitter } from 'node:events';
import type { Shell } from '../../src/cli/shell.ts';

export interface TestShell extends Shell {
  printed: { out: string; err: string };
  /** Codes `exit` was called with. */
  exits: number[];
  /** The clock; tests move it. */
  time: number;
  press(): void;
}

/** A shell that keeps what it is told, with a clock and a Ctrl-C of its own. */
export function testShell(overrides: Partial<Shell> = {}): TestShell {
  const emitter = new EventEmitter();
  const shell: TestShell = {
    printed: { out: '', err: '' },
    exits: [],
    time: Date.parse('2026-11-23T02:00:00Z'),
    out: (text) => {
      shell.printed.out += text;
    },
    err: (text) => {
      shell.printed.err += text;
    },
    live: false,
    now: () => shell.time,
    cwd: process.cwd(),
    root: process.cwd(),
    signals: emitter as unknown as Shell['signals'],
    exit: (code) => {
      shell.exits.push(code);
    },
    press: () => {
      emitter.emit('SIGINT');
    },
    ...overrides,
  };
  return shell;
}
