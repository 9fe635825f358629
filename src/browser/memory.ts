import { readdir, readFile } from 'node:fs/promises';

/** Memory of all processes below this one, in bytes, shared pages counted once (PSS); null where /proc does not tell. */
export async function childrenMemory(root: number = process.pid): Promise<number | null> {
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
        // The command stands in brackets and may hold anything, brackets included.
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        if (parent > 0) parents.set(Number(name), parent);
      }),
  );
  const below = [...parents.keys()].filter((pid) => isBelow(pid, root, parents));
  const sizes = await Promise.all(below.map(sizeOf));
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : known.reduce((sum, size) => sum + size, 0);
}

function isBelow(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at = parents.get(pid), steps = 0; at !== undefined && steps < 50; at = parents.get(at), steps++)
    if (at === root) return true;
  return false;
}

async function sizeOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const kilobytes = /^Pss:\s+(\d+)/m.exec(text)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
