import type { ChildProcess } from 'node:child_process';

const running = new Map<ChildProcess, NodeJS.Signals>();

/** Ends this child when we end, whatever ends us: nobody wants a crawler that is left over. One that has workers of its
 *  own is asked to (`SIGTERM`), so that it takes them along. */
export function endWithUs<T extends ChildProcess>(child: T, signal: NodeJS.Signals = 'SIGKILL'): T {
  running.set(child, signal);
  child.once('exit', () => running.delete(child));
  return child;
}

/** To be called once, by the program. */
export function watchOverChildren(): void {
  process.once('exit', () => {
    for (const [child, signal] of running) child.kill(signal);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
}
