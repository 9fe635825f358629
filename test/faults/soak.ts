/** `npm run soak [kills]`: kills the program again and again and looks after each time whether anything was lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS, killAfter, wrongAfter } from './kill.ts';

const kills = Number(process.argv[2] ?? 200);
let seed = Number(process.argv[3] ?? 20261123);
/** Moments from a seed, so that a failure can be repeated. */
const moment = (): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * 220);
};

const began = Date.now();
let failures = 0;
for (const kind of KINDS) {
  const root = await mkdtemp(join(tmpdir(), 'xunjian-soak-'));
  let told = -1;
  let done = 0;
  try {
    for (; done < Math.ceil(kills / KINDS.length); done++) {
      const ms = moment();
      told = Math.max(told, await killAfter(kind, root, ms));
      const wrong = await wrongAfter(kind, root, told);
      if (wrong.length === 0) continue;
      failures += 1;
      process.stdout.write(`${kind}: kill ${done} after ${ms} ms: ${wrong.slice(0, 5).join('; ')}\n`);
    }
  } finally {
    for (const path of [root, `${root}-backup.tar.gz`]) await rm(path, { recursive: true, force: true });
  }
  process.stdout.write(`${kind}: ${done} kills, ${told + 1} acknowledged steps\n`);
}
process.stdout.write(`${failures} failures, ${Math.round((Date.now() - began) / 1000)} s\n`);
process.exitCode = failures === 0 ? 0 : 1;
