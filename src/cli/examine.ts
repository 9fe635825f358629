import { lookup } from 'node:dns/promises';
import { access, constants, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { type FoundBrowser, findBrowser, type NoBrowser } from '../browser/index.ts';
import { doctor } from '../wording/doctor.ts';
import { UsageError } from './exit.ts';
import { type Shell, shown } from './shell.ts';
import { BrokenRegistry, openWorld, registryDirs } from './worlds.ts';

/** One line of the doctor. `bad`: the program cannot do its work; `warn`: part of it will be `undetermined`. */
export interface Finding {
  id: string;
  state: 'ok' | 'warn' | 'bad';
  title: string;
  detail: string;
  /** What to do; '' when all is well. */
  mend: string;
}

const NEEDED_NODE = 24;
const ENOUGH_BYTES = 1_000_000_000;
/** A public name that resolves wherever Chinese public names do. */
const PUBLIC_HOST = 'www.gov.cn';
const NETWORK_MS = 4000;

/** Looks at everything a scan stands on. Changes nothing but a probe file in reports/. */
export async function examine(
  shell: Shell,
  options: { targets?: string; reports?: string },
): Promise<Finding[]> {
  const browser = await findBrowser({ probe: true });
  return [
    nodeVersion(process.versions.node),
    browserFinding(browser),
    fonts(browser),
    ...(await registries(shell, options.targets)),
    await reportsFolder(shell, options.reports),
    await network(PUBLIC_HOST),
  ];
}

const ok = (id: string, title: string, detail: string): Finding => ({
  id,
  state: 'ok',
  title,
  detail,
  mend: '',
});

/** Exported for its table of tests, like the two below. */
export function nodeVersion(version: string): Finding {
  if (Number.parseInt(version, 10) >= NEEDED_NODE) return ok('node', doctor.node, version);
  return {
    id: 'node',
    state: 'bad',
    title: doctor.node,
    detail: version,
    mend: doctor.nodeMend(NEEDED_NODE),
  };
}

export function browserFinding(browser: FoundBrowser | NoBrowser): Finding {
  if (browser.state === 'found') {
    return ok(
      'browser',
      doctor.browser,
      doctor.browserFound(browser.version, browser.source, browser.sandbox),
    );
  }
  const tried = browser.tried
    .map(({ source, outcome, why }) => doctor.browserTried(source, outcome, why))
    .join('；');
  return {
    id: 'browser',
    state: 'warn',
    title: doctor.browser,
    detail: doctor.browserNone(tried),
    mend: doctor.browserMend,
  };
}

export function fonts(browser: FoundBrowser | NoBrowser): Finding {
  if (browser.state === 'none') {
    return { id: 'fonts', state: 'warn', title: doctor.fonts, detail: doctor.fontsUnknown, mend: '' };
  }
  if (browser.chineseText) return ok('fonts', doctor.fonts, doctor.fontsFound);
  return {
    id: 'fonts',
    state: 'warn',
    title: doctor.fonts,
    detail: doctor.fontsNone,
    mend: doctor.fontsMend,
  };
}

/** Registry and policies of every city, one line each. */
async function registries(shell: Shell, given?: string): Promise<Finding[]> {
  try {
    return await Promise.all(registryDirs(shell, given).map((dir) => registry(shell, dir)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [
      {
        id: 'registry',
        state: 'bad',
        title: doctor.registry(''),
        detail: error.message,
        mend: doctor.registryMend('targets/<市>'),
      },
    ];
  }
}

async function registry(shell: Shell, dir: string): Promise<Finding> {
  const place = shown(shell, dir);
  const id = `registry:${path.basename(dir)}`;
  const title = doctor.registry(place);
  try {
    const { registry: one, policies } = await openWorld(shell, dir);
    const portals = one.targets.filter(({ kind }) => kind === 'portal');
    const unverified = portals.filter(({ state }) => state === 'unverified').length;
    const names = policies.map((policy) => `${policy.id}@${policy.version}`);
    return ok(id, title, doctor.registryFound(one.units.length, portals.length, unverified, names));
  } catch (error) {
    if (!(error instanceof BrokenRegistry)) throw error;
    const { problems } = error;
    const first = problems[0] ? `${problems[0].file}:${problems[0].line} ${problems[0].message}` : '';
    return {
      id,
      state: 'bad',
      title,
      detail: doctor.registryBroken(problems.length, first),
      mend: doctor.registryMend(place),
    };
  }
}

async function reportsFolder(shell: Shell, given?: string): Promise<Finding> {
  const dir = given === undefined ? path.join(shell.root, 'reports') : path.resolve(shell.cwd, given);
  const title = doctor.reports(shown(shell, dir));
  try {
    await mkdir(dir, { recursive: true });
    const probe = path.join(dir, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
    await access(dir, constants.W_OK);
    const { bavail, bsize } = await statfs(dir);
    const free = doctor.freeSpace((bavail * bsize) / 1e9);
    if (bavail * bsize >= ENOUGH_BYTES) return ok('reports', title, free);
    return { id: 'reports', state: 'warn', title, detail: free, mend: doctor.spaceMend };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { id: 'reports', state: 'bad', title, detail: doctor.notWritable(why), mend: doctor.writeMend };
  }
}

/** Our own line: a name is resolved, then a connection opened. Without it nobody may be accused of anything. */
async function network(host: string): Promise<Finding> {
  const warn = (detail: string): Finding => ({
    id: 'network',
    state: 'warn',
    title: doctor.network,
    detail,
    mend: doctor.networkMend,
  });
  const late = AbortSignal.timeout(NETWORK_MS);
  const aborted = new Promise<never>((_, reject) =>
    late.addEventListener('abort', () => reject(late.reason)),
  );
  const address = await Promise.race([lookup(host), aborted]).catch(() => null);
  if (!address) return warn(doctor.noDns(host));
  const reached = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: address.address, port: 443, timeout: NETWORK_MS });
    const answer = (value: boolean) => () => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
  return reached ? ok('network', doctor.network, doctor.networkUp(host)) : warn(doctor.noConnection(host));
}
