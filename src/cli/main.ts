import { keepHeapLean } from './lean-heap.ts';
import { runProgram } from './program.ts';
import { processShell } from './shell.ts';

keepHeapLean();
const code = await runProgram(process.argv.slice(2), processShell());
process.exitCode = code;
// Whatever still holds a handle (a browser that will not close) must not hold the exit code back; what was printed
// goes out first.
await new Promise((resolve) => process.stdout.write('', resolve));
process.exit(code);
