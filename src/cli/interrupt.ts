import { cli } from '../wording/cli.ts';
import { EXIT } from './exit.ts';
import type { Shell } from './shell.ts';

/** npm, npx and the starter each pass a Ctrl-C on: what arrives within this time is one press. */
const ONE_PRESS_MS = 400;

export interface Interrupt {
  signal: AbortSignal;
  dispose(): void;
}

/** First Ctrl-C (or SIGTERM, SIGHUP): end cleanly. Second: end now. */
export function watchInterrupt(
  shell: Pick<Shell, 'now' | 'signals' | 'exit'>,
  say: (text: string) => void,
): Interrupt {
  const controller = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    if (!controller.signal.aborted) {
      firstAt = shell.now();
      say(cli.interrupting());
      controller.abort();
    } else if (shell.now() - firstAt >= ONE_PRESS_MS) {
      shell.exit(EXIT.interrupted);
    }
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) shell.signals.on(signal, onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const signal of signals) shell.signals.off(signal, onSignal);
    },
  };
}
