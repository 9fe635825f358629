import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

/** Ends this child when we end, whatever ends us: nobody wants a crawler that is left over. */
export function endWithUs<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** To be called once, by the program. */
export function watchOverChildren(): void {
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
}
