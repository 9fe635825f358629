// What every contestant is asked and how it answers: arguments in, one JSON line out.
import { parseArgs } from 'node:util';

export const asked = (() => {
  const { values } = parseArgs({
    options: { url: { type: 'string' }, concurrency: { type: 'string', default: '16' } },
  });
  return { url: values.url, concurrency: Number(values.concurrency) };
})();

/** Time from here on counts as crawling; loading of modules is over. */
export const startedAt = performance.now();

/** Prints the outcome and ends the process, whatever the library still keeps open. */
export function answer({ broken, soft404 = [] }) {
  const ms = Math.round(performance.now() - startedAt);
  const { user, system } = process.cpuUsage();
  const outcome = {
    ms,
    cpuMs: Math.round((user + system) / 1000),
    broken: [...new Set(broken)],
    soft404: [...new Set(soft404)],
  };
  process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0));
}
