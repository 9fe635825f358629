import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endWithUs } from '../children.ts';
import type { Served, ServeOptions } from '../serve.ts';
import { buildAnswers, type Host } from './answers.ts';
import { type Counts, openCounts, type Seen } from './counts.ts';
import { nginxConfig } from './nginx-config.ts';
import { originsAt, planSite, type SitePlan } from './site.ts';

/** Serves the site with Debian's nginx; null when there is none. `BENCH_NGINX` names one elsewhere. */
export async function serveNginx({ pages, seed, port }: ServeOptions, cache: string): Promise<Served | null> {
  const binary = process.env.BENCH_NGINX ?? '/usr/sbin/nginx';
  if (!existsSync(binary)) return null;
  const plan = planSite({ pages, seed, origins: originsAt(port) });
  const probe = `${originsAt(port).main}/robots.txt`;
  if (await isAnswered(probe)) throw new Error(`port ${port} is taken: name another with --port`);
  const folders = { root: path.join(cache, `site-${pages}-${seed}-${port}`), run: path.join(cache, 'nginx') };
  writeSite(plan, folders.root);
  mkdirSync(folders.run, { recursive: true });
  const config = path.join(folders.run, 'nginx.conf');
  const log = path.join(folders.run, 'access.log');
  writeFileSync(config, nginxConfig(plan, port, folders));
  writeFileSync(log, '');
  const child = spawn(binary, ['-c', config, '-p', folders.run, '-e', path.join(folders.run, 'error.log')], {
    stdio: ['ignore', 2, 2],
  });
  endWithUs(child, 'SIGTERM');
  await answering(probe, child);
  return {
    name: nameOf(binary),
    async reset() {
      await flushed(child);
      truncateSync(log);
    },
    async seen() {
      await flushed(child);
      return seenIn(readFileSync(log, 'utf8'), openCounts(plan), port);
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Pages as files, once: the folder carries everything they are made from in its name. */
function writeSite(plan: SitePlan, root: string): void {
  const done = path.join(root, '.written');
  if (existsSync(done)) return;
  const answers = buildAnswers(plan);
  const write = (place: string, pieces: readonly Buffer[]): void => {
    const file = path.join(root, place);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, Buffer.concat(pieces));
  };
  for (const [target, { pieces, status }] of answers.exact.main) {
    if (status !== 200 || target.startsWith('/list.jsp')) continue;
    write(target === '/' ? '/index.html' : decodeURIComponent(target), pieces);
  }
  for (const [index, { target }] of plan.queries.entries()) {
    write(`/__query/${index}.html`, answers.exact.main.get(target)?.pieces ?? []);
  }
  write('/__404.html', answers.otherwise('main', '/missing', 'GET').pieces);
  write('/__friend.html', answers.otherwise('friend', '/', 'GET').pieces);
  writeFileSync(done, '');
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    if (await isAnswered(url)) return;
    await wait(50);
  }
  throw new Error('nginx does not answer');
}

const isAnswered = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** nginx writes its buffered lines when told to open its logs again. */
async function flushed(child: ChildProcess): Promise<void> {
  child.kill('SIGUSR1');
  await wait(300);
}

function seenIn(log: string, counts: Counts, port: number): Seen {
  const friend = new URL(originsAt(port).friend).hostname;
  let first = 0;
  for (const line of log.split('\n')) {
    const [method = '', address, bytes, seconds, target = ''] = line.split(' ');
    if (target === '') continue;
    const at = Number(seconds) * 1000;
    first ||= at;
    const host: Host = address === friend ? 'friend' : 'main';
    counts.asked(host, method, target, Number(bytes), at - first);
  }
  return counts.read();
}

const nameOf = (binary: string): string =>
  spawnSync(binary, ['-v'], { encoding: 'utf8' }).stderr.trim().replace('nginx version: ', '') || 'nginx';
