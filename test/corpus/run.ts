import { findBrowser } from '../../src/browser/index.ts';
import { measure, shortfalls, THRESHOLDS, tableOf, WITH_BROWSER } from './measure.ts';
import { openProgram } from './program.ts';
import { loadTruth } from './truth.ts';

/** `npm run corpus`: prints how well the real pages are read; 1 below a threshold, 0 when the corpus is not here. */
const records = loadTruth();
if (records === null) console.log('corpus not present, skipped 44 pages');
else {
  // With a browser where there is one, as a scan would; `--no-browser` measures the static readers alone.
  const browser = !process.argv.includes('--no-browser') && (await findBrowser()).state === 'found';
  const program = await openProgram(records, { browser });
  const scores = await measure(records, program.evaluate).finally(program.close);
  console.log(tableOf(scores));
  const short = shortfalls(scores, browser ? WITH_BROWSER : THRESHOLDS);
  for (const { field } of short) console.error(`below the threshold: ${field}`);
  process.exitCode = short.length > 0 ? 1 : 0;
}
