// The worker of a crew that works for ever, as a hostile page might make it, once it is given a portal named `stick`.
import { parentPort } from 'node:worker_threads';
import '../../../src/run/crew/worker.ts';

parentPort?.on('message', ({ m, a }: { m?: string; a?: { portal: { id: string } }[] }) => {
  if (m !== 'observe' || a?.[0]?.portal.id !== 'stick') return;
  setTimeout(() => {
    for (;;);
  }, 150);
});
