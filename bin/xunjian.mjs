#!/usr/bin/env node
// The `xunjian` command: starts the program on Node 24 whatever Node runs this file (>= 20).
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { findNode24, refuseOldNode, refuseWithoutNode24, root } from './node24.mjs';
import { runToEnd } from './run.mjs';

refuseOldNode();
ensureInstalled();
const node = findNode24() ?? refuseWithoutNode24();
process.exitCode = await runToEnd(node, [path.join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)]);
