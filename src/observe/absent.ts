import { createHash } from 'node:crypto';

/** Names tried until two are found that robots.txt leaves open. */
const MOST_NAMES = 6;

/** Two addresses of a host that cannot exist and that may be asked for; null when it leaves none open. */
export async function absentAddresses(
  origin: string,
  seed: string,
  mayAsk: (url: string) => Promise<boolean>,
): Promise<[string, string] | null> {
  let first: string | null = null;
  for (let turn = 1; turn <= MOST_NAMES; turn++) {
    const name = createHash('sha256').update(`${seed} ${origin} ${turn}`).digest('hex').slice(0, 12);
    const url = `${origin}/${name}.html`;
    if (!(await mayAsk(url))) continue;
    if (first !== null) return [first, url];
    first = url;
  }
  return null;
}
