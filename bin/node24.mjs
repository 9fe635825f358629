// Plain JavaScript for Node >= 20: finds the Node 24 the program itself runs on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const NEEDED = 24;
const major = (version) => Number.parseInt(version.replace(/^v/, ''), 10);

/** Stops with a clear sentence on a Node too old even for the set-up. */
export function refuseOldNode() {
  if (major(process.versions.node) >= 20) return;
  console.error(
    `巡检需要 Node.js 20 或更高版本，当前是 ${process.version}。请升级后重试：https://nodejs.org`,
  );
  console.error(`Xunjian needs Node.js 20 or newer; this is ${process.version}.`);
  process.exit(3);
}

/** Path of a working Node >= 24: the pinned package first, then this very process; null when there is none. */
export function findNode24() {
  const pinned = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned)) {
    const answer = spawnSync(pinned, ['--version'], { encoding: 'utf8' });
    if (answer.status === 0 && major(answer.stdout.trim()) >= NEEDED) return pinned;
  }
  return major(process.versions.node) >= NEEDED ? process.execPath : null;
}

/** Environment in which `node`, `tsc` and `vitest` are the project's own. */
export function environmentFor(node) {
  const front = [path.dirname(node), path.join(root, 'node_modules', '.bin')];
  return { ...process.env, PATH: [...front, process.env.PATH ?? ''].join(path.delimiter) };
}

export function refuseWithoutNode24() {
  console.error(
    `巡检的主程序需要 Node.js ${NEEDED}，当前是 ${process.version}，且没有找到随依赖安装的 Node。`,
  );
  console.error('请在项目目录执行 npm ci（不要加 --omit=optional），或自行安装 Node.js 24 后重试。');
  console.error(
    `Xunjian runs on Node.js ${NEEDED}: run "npm ci" (with optional packages) or install Node.js 24.`,
  );
  process.exit(3);
}
