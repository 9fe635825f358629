import { expect, it } from 'vitest';
import { watchInterrupt } from '../../src/cli/interrupt.ts';
import { testShell } from './shell.ts';

const watched = () => {
  const shell = testShell();
  return { shell, interrupt: watchInterrupt(shell, shell.err) };
};

it('ends cleanly at the first Ctrl-C and says what a second one does', () => {
  const { shell, interrupt } = watched();
  expect(interrupt.signal.aborted).toBe(false);
  shell.press();
  expect(interrupt.signal.aborted).toBe(true);
  expect(shell.printed.err).toContain('再按一次 Ctrl-C');
  expect(shell.exits).toEqual([]);
});

it.each([
  ['one press that arrives twice', 30, []],
  ['a second press', 900, [130]],
])('%s', (_, laterMs, exits) => {
  const { shell } = watched();
  shell.press();
  shell.time += laterMs;
  shell.press();
  expect(shell.exits).toEqual(exits);
});

it('listens no longer once disposed of', () => {
  const { shell, interrupt } = watched();
  interrupt.dispose();
  shell.press();
  expect(interrupt.signal.aborted).toBe(false);
});
