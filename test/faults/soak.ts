/** `npm run soak [kills]`: kills the program again and again and looks after each time whether anything was lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS, killAfter, wrongAfter } from './kill.ts';
import { cameOf, scanKilledAt } from './whole-scan.ts';

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

/** The real program over and over: a quarter of the kills again, five to a run. */
const PER_RUN = 5;
const whole = await mkdtemp(join(tmpdir(), 'xunjian-soak-'));
try {
  await scanKilledAt(join(whole, 'calm'), []);
  const calm = await cameOf(join(whole, 'calm'));
  let hits = 0;
  for (let n = 0; n < Math.ceil(kills / KINDS.length / PER_RUN); n++) {
    const reports = join(whole, `killed-${n}`);
    hits += await scanKilledAt(
      reports,
      Array.from({ length: PER_RUN }, () => 300 + 12 * moment()),
    );
    const { wrong, verdicts, cases } = await cameOf(reports);
    if (JSON.stringify([verdicts, cases]) !== JSON.stringify([calm.verdicts, calm.cases]))
      wrong.push('came to something else');
    if (wrong.length > 0) failures += 1;
    for (const one of wrong) process.stdout.write(`whole scan ${n}: ${one}\n`);
    await rm(reports, { recursive: true, force: true });
  }
  process.stdout.write(`whole scan: ${hits} kills\n`);
} finally {
  await rm(whole, { recursive: true, force: true });
}
process.stdout.write(`${failures} failures, ${Math.round((Date.now() - began) / 1000)} s\n`);
process.exitCode = failures === 0 ? 0 : 1;
