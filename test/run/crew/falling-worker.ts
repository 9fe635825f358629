// The worker of a crew that falls, whatever the site does, as soon as it is given a portal whose id begins with `fall`.
import { parentPort } from 'node:worker_threads';
import '../../../src/run/crew/worker.ts';

parentPort?.on('message', ({ m, a }: { m?: string; a?: { portal: { id: string } }[] }) => {
  if (m === 'observe' && a?.[0]?.portal.id.startsWith('fall'))
    setTimeout(() => {
      throw new Error('the thread fell');
    }, 150);
});
