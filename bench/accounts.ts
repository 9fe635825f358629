// `npm run bench:accounts [-- --dry-run]`: a run over 921 accounts against the stand-ins, with the waiting removed.
import { keepHeapLean } from '../src/cli/lean-heap.ts';

// Before anything else is loaded, as the program itself does.
keepHeapLean();
const { measureAccounts, SERVE, serve } = await import('./accounts/run.ts');
const { goalsTable, machine, writeSection } = await import('./report.ts');

if (process.argv[2] === SERVE) await serve();
else {
  const where = machine();
  const { lines, goals } = await measureAccounts(import.meta.filename);
  const text = `## 921 accounts\n\n\`npm run bench:accounts\` · ${new Date().toISOString().slice(0, 10)} · ${where}\n\n${goalsTable(goals)}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
  console.log(text);
  if (!process.argv.includes('--dry-run')) writeSection('accounts', text);
  process.exitCode = goals.every(({ met }) => met) ? 0 : 1;
}
