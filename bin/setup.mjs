#!/usr/bin/env node
// `node bin/setup.mjs <task> [arguments]`: installs what is missing, then runs the task on Node 24.
// Plain JavaScript, because it must run on any Node >= 20 before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { environmentFor, findNode24, refuseOldNode, refuseWithoutNode24, root } from './node24.mjs';
import { runToEnd } from './run.mjs';

const BIOME = '@biomejs/biome@2.6.8';

/** What each task runs, in order: [command, ...arguments]. All steps run; the first failure sets the exit code. */
const tasks = {
  demo: (rest) => [['node', 'src/cli/main.ts', 'demo', ...rest]],
  test: (rest) => [['node', vitest(), 'run', ...rest]],
  check: () => [
    ['node', 'node_modules/typescript/bin/tsc', '--noEmit'],
    // By npx and not in package.json: its foreign-platform binaries break `npm ci` behind some package sources.
    ['npx', '-y', BIOME, 'ci', '.'],
    ['node', vitest(), 'run', 'test/architecture'],
  ],
  corpus: (rest) => [['node', 'test/corpus/run.ts', ...rest]],
  bench: (rest) => [['node', 'bench/run.ts', ...rest]],
  'bench:accounts': (rest) => [['node', 'bench/accounts.ts', ...rest]],
  'standin:openxml': (rest) => [['node', 'test/standin/openxml.ts', ...rest]],
  'standin:rsshub': (rest) => [['node', 'test/standin/rsshub.ts', ...rest]],
  soak: (rest) => [['node', 'test/faults/soak.ts', ...rest]],
};

const vitest = () => path.join('node_modules', 'vitest', 'vitest.mjs');

refuseOldNode();
const [name, ...rest] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : null;
if (!task) {
  console.error(`用法：node bin/setup.mjs <${Object.keys(tasks).join('|')}> [参数]`);
  process.exit(3);
}
ensureInstalled();
const node = findNode24() ?? refuseWithoutNode24();
if (name !== 'check') hintAboutFonts();
process.exitCode = await runAll(task(rest));

async function runAll(steps) {
  let code = 0;
  for (const [command, ...args] of steps) {
    if (command === 'node' && !existsSync(path.join(root, args[0]))) {
      console.error(`✕ 缺少 ${args[0]}，无法运行“${name}” (missing file)`);
      code ||= 3;
      continue;
    }
    const ended = await runToEnd(command === 'node' ? node : command, args, {
      cwd: root,
      env: environmentFor(node),
    });
    if (ended >= 128) return ended;
    code ||= ended;
  }
  return code;
}

/** A browser without a Chinese font draws nothing at all where Chinese stands: say so before it confuses anyone. */
function hintAboutFonts() {
  if (process.platform !== 'linux' || hasChineseFont()) return;
  console.error('▲ 没有找到中文字体：网页截图和 PDF 中的汉字会是空白，其余功能不受影响。');
  console.error(
    '  Debian/Ubuntu：apt-get install fonts-noto-cjk；麒麟/统信/CentOS：yum install google-noto-sans-cjk-ttc-fonts',
  );
}

function hasChineseFont() {
  const asked = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (asked.status === 0) return asked.stdout.trim() !== '';
  const known =
    /noto.*cjk|sourcehan|wqy|droidsansfallback|simsun|simhei|msyh|uming|ukai|fangsong|kaiti|lxgw|cesi/i;
  const places = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(process.env.HOME ?? '/', '.fonts')];
  return places.some(
    (place) =>
      existsSync(place) && readdirSync(place, { recursive: true }).some((file) => known.test(String(file))),
  );
}
