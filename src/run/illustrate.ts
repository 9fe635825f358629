import type { Capture, Frame, Picture, Session } from '../browser/index.ts';
import { assemble, type FactRecord, type ShotFact } from '../facts/index.ts';
import { hammingDistance } from '../html/index.ts';
import type { CheckDocument } from '../report/index.ts';
import { pictureCaption } from '../wording/pictures.ts';
import type { TargetDeps } from './deps.ts';
import { picturesWanted } from './pictures-wanted.ts';

/** Pictures whose looks differ in fewer of 64 bits show the same. */
const SAME_LOOK = 2;

type Kept = { picture: Picture; frames: readonly Frame[]; shot: ShotFact };

/** Takes pictures of what was found on a target, as soon as it is judged: an hour later the page may be another. */
export async function illustrate(
  runId: string,
  document: CheckDocument,
  records: readonly FactRecord[],
  session: Session,
  deps: Pick<TargetDeps, 'now' | 'signal' | 'store'>,
): Promise<ShotFact[]> {
  const kept: Kept[] = [];
  for (const { url, outlines, shows } of picturesWanted(document, assemble(records))) {
    if (deps.signal.aborted) break;
    const at = new Date(deps.now()).toISOString();
    const caption = pictureCaption({ url, at: deps.now(), run: runId });
    const capture = await session.capture({ url, outlines, caption, signal: deps.signal });
    for (const { picture, frames } of picturesIn(capture)) {
      const twin = kept.find((one) => one.shot.url === url && showsSame(one, { picture, frames }));
      const { view, width, height } = picture;
      const taken = twin?.shot ?? {
        evidence: await deps.store.blobs.put(picture.bytes),
        thumbnail: await deps.store.blobs.put(picture.thumbnail),
        at,
      };
      const { evidence, thumbnail } = taken;
      const outlined = frames.length;
      const shot: ShotFact = {
        type: 'shot',
        at: taken.at,
        url,
        shows,
        view,
        outlined,
        width,
        height,
        evidence,
        thumbnail,
      };
      kept.push({ picture, frames, shot });
    }
  }
  return kept.map(({ shot }) => shot);
}

/** The pages wanted were read before; an error that came instead of one shows something else. */
const picturesIn = (capture: Capture): Omit<Kept, 'shot'>[] =>
  capture.state === 'captured' && (capture.status ?? 200) < 400
    ? capture.pictures.map((picture) => ({ picture, frames: capture.frames }))
    : [];

/** Two pictures of one address are kept once when the same places are framed and the rest looks alike. What is framed
 *  decides first: a frame is too small for the look to tell. */
export const showsSame = (one: Omit<Kept, 'shot'>, other: Omit<Kept, 'shot'>): boolean =>
  one.picture.view === other.picture.view &&
  one.picture.height === other.picture.height &&
  JSON.stringify(one.frames) === JSON.stringify(other.frames) &&
  hammingDistance(one.picture.look, other.picture.look) <= SAME_LOOK;
