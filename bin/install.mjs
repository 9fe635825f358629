// Plain JavaScript for Node >= 20: installs the dependencies when they are missing or older than the lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './node24.mjs';

const modules = path.join(root, 'node_modules');
const marker = path.join(modules, '.xunjian-lock');

/** Makes sure that node_modules is what package-lock.json says; ends the process with advice when it cannot. */
export function ensureInstalled() {
  const lockFile = path.join(root, 'package-lock.json');
  if (!existsSync(lockFile)) return;
  const lock = readFileSync(lockFile, 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === hash) return;
  if (!agreesWith(lock)) install();
  writeFileSync(marker, `${hash}\n`);
}

/** True when a hand-run `npm ci` already put every package of the lock file in place. */
function agreesWith(lock) {
  const installedFile = path.join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([place, wanted]) =>
      place === '' || (installed[place]?.version ?? (wanted.optional && wanted.version)) === wanted.version,
  );
}

function install() {
  console.error('▸ 正在安装依赖（首次约半分钟，需要能访问 npm 软件源）… installing packages');
  const started = Date.now();
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const ran = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm.replace(/npx-cli\.js$/, 'npm-cli.js'), ...args], options)
    : spawnSync('npm', args, options);
  if (ran.status !== 0) giveAdvice(ran.error);
  console.error(`▸ 依赖安装完成，用时 ${Math.round((Date.now() - started) / 1000)} 秒 packages installed`);
}

// npm talks on stderr: stdout belongs to the result of the command that follows.
const options = { cwd: root, stdio: ['ignore', 2, 2] };

function giveAdvice(error) {
  console.error(`✕ 依赖安装失败${error ? `（${error.message}）` : ''}。请依次检查：`);
  console.error('  1. 网络能否访问 npm 软件源：npm ping；内网请设置镜像：npm config set registry <镜像地址>');
  console.error('  2. 磁盘是否还有 1 GB 以上空间，当前用户能否写入项目目录');
  console.error('  3. 之后在项目目录手工执行 npm ci，再重试本命令');
  console.error(
    '✕ Installing packages failed: check the registry (npm ping), disk space and permissions, run "npm ci", try again.',
  );
  process.exit(3);
}
