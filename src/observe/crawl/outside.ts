import { isReached } from '../../facts/index.ts';
import { type LinkAnswer, once, type Pool } from '../pool.ts';
import type { Answer } from './ask.ts';

/** Asks an address outside, unless it is known from another target or an earlier run. Only good answers are handed on: a
 *  bad one has to be looked at by those who would hold it against somebody. */
export async function askOutside(
  url: string,
  pool: Pool<LinkAnswer> | undefined,
  askIt: () => Promise<Answer>,
): Promise<Answer> {
  let own: Answer | null = null;
  const work = async (): Promise<LinkAnswer> => {
    own = await askIt();
    return handedOn(own);
  };
  const known = await once(pool, url, work, ({ state, doubt }) => isReached(state) && doubt === null);
  return own ?? (known.doubt === null ? takenOver(known) : askIt());
}

const handedOn = ({ finalUrl, state, status, attempts, doubt, read }: Answer): LinkAnswer => {
  const title = read?.answer.scan.title ?? '';
  return { finalUrl, state, status, attempts, doubt, ...(title === '' ? {} : { title }) };
};

/** What others asked is no load of ours. */
const takenOver = ({ finalUrl, state, status, attempts, remembered }: LinkAnswer): Answer => ({
  finalUrl,
  state,
  status,
  attempts,
  hops: [],
  read: null,
  doubt: null,
  taken: { rememberedAt: remembered ?? null },
});
