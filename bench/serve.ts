import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './children.ts';
import type { Seen } from './site/counts.ts';

export interface ServeOptions {
  pages: number;
  seed: number;
  port: number;
  latencyMs: number;
}

/** The generated site, served by a process of its own. */
export interface Served {
  name: string;
  /** Forgets what was seen; a new contestant starts. */
  reset(): Promise<void>;
  /** What the server saw since; null when it does not count. */
  seen(): Promise<Seen | null>;
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('site/server.ts', import.meta.url));

export async function serveOwn({ pages, seed, port, latencyMs }: ServeOptions): Promise<Served> {
  const child = fork(
    script,
    ['--pages', `${pages}`, '--seed', `${seed}`, '--port', `${port}`, '--latency', `${latencyMs}`],
    { stdio: ['ignore', 2, 2, 'ipc'] },
  );
  endWithUs(child);
  await told(child);
  const ask = async (message: 'reset' | 'counts'): Promise<Seen> => {
    const answer = told(child);
    child.send(message);
    return (await answer).counts;
  };
  return {
    name: `own server (node:net, Node ${process.versions.node})`,
    reset: async () => void (await ask('reset')),
    seen: () => ask('counts'),
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

/** The next message of the server, or the news that it has died. */
function told(child: ChildProcess): Promise<{ counts: Seen }> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null): void =>
      reject(new Error(`the bench server ended with ${code}: is its port taken?`));
    child.once('exit', died);
    child.once('message', (message: { counts: Seen }) => {
      child.off('exit', died);
      resolve(message);
    });
  });
}
