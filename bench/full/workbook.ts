// One ledger of fifty thousand rows, as `xunjian report` renders it; prints how long it took.
import { renderLedger } from '../../src/report/xlsx/index.ts';
import { manyFindings } from './model.ts';

const model = manyFindings(50_000);
const startedAt = performance.now();
const bytes = await renderLedger(model);
console.log(JSON.stringify({ ms: performance.now() - startedAt, bytes: bytes.length }));
